"""Measurements, side by side with a public engine. Run by `make bench`, never by the tests; they assert no time."""
