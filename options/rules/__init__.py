"""The pure core: what is known, and how answers become a ranking. No Django, no files, no clock.

Start with `rulebook` (the value everything reads), `answers` (what a person said), `ranking` (the order and its
reasons) and `codec` (plain data, canonical JSON, digest).
"""
