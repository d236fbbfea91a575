"""Counselors' cases: the only part of the product that stores anything about a person."""
