"""Next door: how to find a real program for an option, as every page shows it."""

from dataclasses import dataclass

from navigator.shown.citations import Ref, refs
from options.rules.catalog import Option
from options.rules.rulebook import Rulebook

LOCATOR = "https://findtreatment.gov/"
"""The public treatment locator of the United States."""
FILLED_IN = "https://findtreatment.gov/locator?"


@dataclass(frozen=True, slots=True)
class ProgramFinder:
    """How to find a program. `url` leads to the locator; `is_filled_in`: with the boxes ticked already.

    `search_for` completes "Search for"; `tick` names boxes of the locator in its own words; `say` are sentences for
    the first call; `listen_for` are good signs in the answer.
    """

    option: Option
    search_for: str
    tick: tuple[str, ...]
    url: str
    is_filled_in: bool
    say: tuple[str, ...]
    listen_for: tuple[str, ...]
    refs: tuple[Ref, ...]


def program_finder(rulebook: Rulebook, option: Option) -> ProgramFinder | None:
    """How to find a program for an option, or None where no program is looked for."""
    search = option.search
    if search is None:
        return None
    query = search.locator.lstrip("?")
    return ProgramFinder(
        option=option,
        search_for=search.search_for,
        tick=search.tick,
        url=FILLED_IN + query if query else LOCATOR,
        is_filled_in=bool(query),
        say=search.say,
        listen_for=search.listen_for,
        refs=refs(rulebook, search.findings),
    )
