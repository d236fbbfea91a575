"""What every part of the site shows of a release, in words for pages: facts, citations, help lines, ready-made pages."""
