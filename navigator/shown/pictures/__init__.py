"""Pictures drawn on the server: what each needs is worked out here as plain values, templates/pictures/ draws it.

Every number in a picture stands beside it in words. Lengths and places are ready text for SVG, such as "12.5%", so
that no language changes their decimal sign. A page with icon arrays includes templates/pictures/defs.html once.
"""
