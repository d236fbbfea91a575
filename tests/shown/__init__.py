"""How values of a release are shown: facts, citations, help lines."""
