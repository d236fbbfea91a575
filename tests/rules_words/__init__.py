"""Rules said in words."""
