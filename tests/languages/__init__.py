"""The site in Spanish: pages, texts of the release, phrase books."""
