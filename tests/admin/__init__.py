"""Django admin for editors."""
