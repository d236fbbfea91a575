"""Visits: beginning one, its question pages, notes, and finishing it."""
