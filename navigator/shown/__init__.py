"""What every part of the site shows of a release, in words for pages: facts, citations, lines, ready-made pages."""
