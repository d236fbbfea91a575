"""The guides: companion pages to read, to fill in and to print; two of them use the answers."""
