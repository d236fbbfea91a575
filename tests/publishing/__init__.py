"""The way from files and draft rows to a sealed release."""
