"""Places in words: 1st, 2nd, 3rd."""

from django.utils.translation import gettext as _


def ordinal(place: int) -> str:
    """A place in words. Takes: a whole number from 1; one beyond twenty is said with a point."""
    # Translators: twenty places in order, each one word, with one space between them.
    words = _("1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th").split()
    return words[place - 1] if place <= len(words) else f"{place}."
