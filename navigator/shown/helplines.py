"""Numbers to call: help lines of the release, ready to be dialed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from options.rules.evidence import Helpline
from options.rules.languages import plain, same_language
from options.rules.rulebook import Rulebook

HOME = "US"
EMERGENCY = "911"
"""The number for danger right now, in the country of HOME."""
DIALED = re.compile(r"\d(?:[\d -]*\d)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A number as read and as dialed, with what it is for. `note` holds other ways, such as text or chat."""

    name: str
    number: str
    tel: str
    hours: str
    what_for: str
    note: str

    @property
    def is_emergency(self) -> bool:
        """Whether this number is for danger right now, and not for advice."""
        return self.tel == EMERGENCY


def lines(rulebook: Rulebook, keys: Iterable[str]) -> tuple[Line, ...]:
    """The lines to show for these keys: those of the United States that have been checked.

    Lines of other countries wait until a person can say where they are.
    """
    found = (rulebook.helpline[key] for key in keys)
    return tuple(line(one) for one in found if one.country == HOME and not one.check_before_release)


def line(helpline: Helpline) -> Line:
    """One help line; what is written after its number becomes the note."""
    match = DIALED.match(helpline.number)
    number = match.group() if match else helpline.number
    note = helpline.number.removeprefix(number).strip(" (),")
    note = same_language(f"{note[:1].upper()}{note[1:]}.", helpline.number) if note else ""
    return Line(helpline.name, plain(number), re.sub(r"\D", "", number), helpline.hours, helpline.what_for, note)
