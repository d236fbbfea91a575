"""The visitor's journey: pages, forms, cookie, results."""
