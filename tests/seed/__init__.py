"""Checks of the first knowledge base."""
