"""The pages that need no answers."""
