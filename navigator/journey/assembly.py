"""The results page as HTML: pieces of the release, put together for one person's ranking."""

from navigator.journey.change_list import changes_of, trial_of
from navigator.journey.reasons import reasons_of, refusals_of
from navigator.journey.results import Entry, ResultsPage
from navigator.journey.shelves import Shelves, shelves_of
from options.rules.ranking import Placement

SUPPORTS_SHOWN = 5


def assemble(page: ResultsPage, csrf: str) -> bytes:
    """The whole page. Takes: `csrf`, the security token of the forms on it."""
    shelves, token = shelves_of(page.live), csrf.encode()
    return shelves.page["results"].fill(
        trial=trial_of(shelves, page, token),
        alerts=_alerts(shelves, page),
        severity=_severity(shelves, page),
        left_open=shelves.part["left_open"].around(b"%d" % len(page.unknown)) if page.unknown else b"",
        glance=_glance(shelves, page),
        today=shelves.today[page.first.option.key, page.kept.voice].whole if page.first else b"",
        first_steps=_first_steps(shelves, page),
        order=b"".join([_entry(shelves, entry, page) for entry in page.entries]),
        not_first=_not_first(shelves, page),
        as_now=b"".join([shelves.as_now[option.key].whole for option in shelves.comparisons]),
        changes=changes_of(shelves, page, token),
        unknown=_unknown(shelves, page),
        supports=_supports(shelves, page),
        held_back=_held_back(shelves, page),
        plan=shelves.plan[page.kept.chosen].around(token),
        answers=b"".join([_row(shelves, key, page, is_unknown=False) for key in page.answered]),
        next=shelves.next[page.kept.voice].around(token),
    )


def _alerts(shelves: Shelves, page: ResultsPage) -> bytes:
    """The messages above the order: the most pressing with its numbers in full, the others in few lines."""
    voice = page.kept.voice
    return b"".join(
        [
            (shelves.full_alert if shown.level == "stop_now" else shelves.alert)[shown.alert.key, voice].whole
            for shown in page.alerts
        ]
    )


def _severity(shelves: Shelves, page: ResultsPage) -> bytes:
    """Each derived answer as understood."""
    given, assumed = page.settled.given, page.settled.assumed
    keys = [(key, band, key in assumed) for key in shelves.book.derived for band in given[key]]
    return b"".join([shelves.severity[key].whole for key in keys])


def _glance(shelves: Shelves, page: ResultsPage) -> bytes:
    """The order in one line for each approach, with the fit of its best route."""
    lines = [shelves.glance_first[placement.option.key, placement.fit, False].whole for placement in page.first_steps]
    for entry in page.entries:
        best = entry.placements[0]
        key = entry.family.key if entry.family else best.option.key
        lines.append(shelves.glance[key, best.fit, entry.place == 1].around(b"%d" % entry.place))
    return b"".join(lines)


def _first_steps(shelves: Shelves, page: ResultsPage) -> bytes:
    if not page.first_steps:
        return b""
    place = shelves.part["first_place"].whole
    cards = [_card(shelves, placement, page, place, level=3, is_open=True) for placement in page.first_steps]
    return shelves.part["first_steps"].around(b"".join(cards))


def _entry(shelves: Shelves, entry: Entry, page: ResultsPage) -> bytes:
    """One approach: a card, or a family with a card for each route."""
    is_lit, number = entry.place == 1, b"%d" % entry.place
    if entry.family is None:
        (placement,) = entry.placements
        place = shelves.place[placement.fit, is_lit].around(number)
        return _card(shelves, placement, page, place, level=3, is_open=entry.is_open)
    cards = []
    for count, placement in enumerate(entry.placements):
        place = shelves.place[placement.fit, False].around(b"%d%c" % (entry.place, ord("a") + count))
        cards.append(_card(shelves, placement, page, place, level=4, is_open=entry.is_open and count == 0))
    return shelves.family[entry.family.key, is_lit].fill(place=number, items=b"".join(cards))


def _card(shelves: Shelves, placement: Placement, page: ResultsPage, place: bytes, level: int, is_open: bool) -> bytes:
    """One option of the order; `place` is the HTML in the place of its number."""
    return shelves.card[placement.option.key, level, is_open].fill(
        rank=b"%d" % placement.rank,
        place=place,
        reasons=reasons_of(shelves, placement, page.settled.assumed),
        up=shelves.up[placement.option.key].whole if placement.rank > 1 else b"",
    )


def _not_first(shelves: Shelves, page: ResultsPage) -> bytes:
    """What is not first for now, each with the reasons that keep it out."""
    if not page.not_first:
        return shelves.part["none_refused"].whole
    items = b""
    for placement in page.not_first:
        piece = shelves.not_first[placement.option.key, str(placement.reason_kind)]
        items += piece.around(refusals_of(shelves, placement, page.settled.assumed))
    return shelves.part["refused"].around(items)


def _supports(shelves: Shelves, page: ResultsPage) -> bytes:
    """What to add, each with its reasons: the first few open, the others folded."""
    items = [
        shelves.support[placement.option.key, False].around(reasons_of(shelves, placement, page.settled.assumed))
        for placement in page.supports
    ]
    shown, rest = b"".join(items[:SUPPORTS_SHOWN]), b"".join(items[SUPPORTS_SHOWN:])
    text = shelves.part["supports"].around(shown) if shown else shelves.part["no_supports"].whole
    return text + shelves.part["more_supports"].around(rest) if rest else text


def _held_back(shelves: Shelves, page: ResultsPage) -> bytes:
    """The supports that wait, each with the reasons that keep it waiting."""
    items = b""
    for placement in page.held_back:
        piece = shelves.support[placement.option.key, True]
        items += piece.around(refusals_of(shelves, placement, page.settled.assumed))
    return shelves.part["held_back"].around(items) if items else b""


def _row(shelves: Shelves, key: str, page: ResultsPage, is_unknown: bool) -> bytes:
    """One question with the answer used; the piece holds the question only."""
    given = page.settled.given.get(key, ())
    answer = b"; ".join([label for choice, label in shelves.labels[key] if choice in given]) if given else b""
    piece = shelves.row[key, page.kept.voice, is_unknown, bool(answer)]
    return piece.around(answer) if answer else piece.whole


def _unknown(shelves: Shelves, page: ResultsPage) -> bytes:
    if not page.unknown:
        return b""
    rows = [_row(shelves, key, page, is_unknown=True) for key in page.unknown]
    return shelves.part["unknown"].around(b"".join(rows))
