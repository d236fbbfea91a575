"""The site around the knowledge."""
