"""Tests of the pure core; none of them needs a data base."""
