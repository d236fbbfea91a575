"""The draft and its releases as rows."""
