"""The share code: answers packed into a short code that people can write down, type and read; nothing is kept."""
