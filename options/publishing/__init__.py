"""From files and draft rows to a sealed release that readers see."""
