"""What would change the lead, and what is being tried, as HTML for the results page."""

from collections.abc import Mapping

from navigator.journey.changes import ChangeGroup, difference
from navigator.journey.results import ResultsPage
from navigator.journey.shelves import Shelves, encoded
from navigator.journey.trying import written
from options.rules.whatif import Step

SHOWN_FIRST = 4
"""So many changed answers of a group stand open; the rest are folded."""


def trial_of(shelves: Shelves, page: ResultsPage, csrf: bytes) -> bytes:
    """The banner over the page while answers are tried, with the ways back and onward."""
    if not page.tried:
        return b""
    rows = [shelves.tried[bool(one.real)].fill(now=encoded(one.now), real=encoded(one.real)) for one in page.tried]
    first = page.first
    is_other = first is not None and first.option.key != page.real_first
    said = shelves.trial_first[first.option.key, page.real_first].whole if first and is_other else b""
    if not said:
        said = shelves.part["trial_same"].whole
    return shelves.part["trial"].fill(csrf=csrf, items=b"".join(rows), said=said)


def changes_of(shelves: Shelves, page: ResultsPage, csrf: bytes) -> bytes:
    """Every single change that puts another option first, by the option it puts there; the first group stands open."""
    if not page.changes:
        return shelves.part["no_changes"].whole
    places = page.places
    groups = b"".join([_group(shelves, group, page, places, not number) for number, group in enumerate(page.changes)])
    return shelves.part["changes"].fill(csrf=csrf, groups=groups)


def _group(shelves: Shelves, group: ChangeGroup, page: ResultsPage, places: Mapping[str, str], is_open: bool) -> bytes:
    rows = [_row(shelves, step, page) for step in group.steps]
    items = shelves.part["change_list"].around(b"".join(rows[:SHOWN_FIRST]))
    if rest := b"".join(rows[SHOWN_FIRST:]):
        items += shelves.part["more_changes"].around(shelves.part["change_list"].around(rest))
    place = places.get(group.new, "")
    now = shelves.part["change_place"].around(place.encode()) if place and group.sort != "no_first_step" else b""
    return shelves.change_group[group.sort, group.old, group.new, is_open].fill(
        count=b"%d" % len(rows), now=now, items=items
    )


def _row(shelves: Shelves, step: Step, page: ResultsPage) -> bytes:
    """One changed answer with the button that tries it."""
    apart = difference(shelves.book, page.kept.answers, step)
    given = page.kept.answers.get(step.question, ())
    now = b", ".join(
        [shelves.words[step.question, choice] for choice, _ in shelves.labels[step.question] if choice in given]
    )
    known = apart.kind == "is" and not step.was_unknown
    piece = shelves.change[apart.question, apart.choice, apart.kind, known]
    return piece.fill(value=written([step]).encode(), now=now)
