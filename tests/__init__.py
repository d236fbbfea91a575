"""The tests of the navigator; the folders mirror the tree they test."""
