"""Options side by side, in the words of people's questions; it works with answers and without."""
