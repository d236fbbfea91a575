"""Promises about the project itself: its layout, documents and settings."""
