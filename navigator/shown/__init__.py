"""What every part of the site shows of a release: facts, citations, help lines and the frame, in words for pages."""
