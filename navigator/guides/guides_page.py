"""All guides at a glance."""

from dataclasses import dataclass

from options.rules.evidence import Guide
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class GuidesPage:
    """Every guide, in the order of the release."""

    guides: tuple[Guide, ...]


def guides_page(rulebook: Rulebook) -> GuidesPage:
    """The list of guides of a rulebook."""
    return GuidesPage(rulebook.guides)
