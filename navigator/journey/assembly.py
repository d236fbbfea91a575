"""The results page as HTML: pieces of the release, put together for one person's ranking."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from navigator.journey import flow
from navigator.journey.citations import refs
from navigator.journey.pages import AnswerRow, alert_view, severities_of
from navigator.journey.pieces import GAPS, Pieces, pieces_of
from navigator.journey.reasons import lists, reasons_of, refusals
from navigator.journey.rendering import frame
from navigator.journey.results import Entry, ResultsPage
from options.rules.catalog import Option, Words
from options.rules.ranking import Placement, ShownAlert


def assemble(page: ResultsPage, csrf: str) -> str:
    """The whole page. Takes: `csrf`, the security token of the form on it."""
    pieces = pieces_of(page.live)
    shell = pieces.made("page", "journey/results.html", lambda: frame(page.live))
    return shell.fill(
        csrf=csrf,
        alerts="".join([_alert(pieces, alert, page.kept.voice) for alert in page.alerts]),
        severity=_severity(pieces, page),
        first_steps=_first_steps(pieces, page),
        order="".join([_entry(pieces, entry, page) for entry in page.entries]),
        not_first="".join([_not_first(pieces, placement, page) for placement in page.not_first]),
        supports="".join([_support(pieces, placement, page, waits=False) for placement in page.supports]),
        held_back=_held_back(pieces, page),
        answers="".join([_row(pieces, key, page, is_unknown=False) for key in page.answered]),
        unknown=_unknown(pieces, page),
    )


def _alert(pieces: Pieces, alert: ShownAlert, voice: str) -> str:
    key = ("alert", alert.alert.key, alert.level, voice)
    return pieces.made(key, "components/alert.html", lambda: {"alert": alert_view(pieces.book, alert, voice)}).fill()


def _severity(pieces: Pieces, page: ResultsPage) -> str:
    """Each derived answer as understood; there is one piece for each band."""
    lines = []
    for found in severities_of(pieces.book, page.settled, "results"):
        key = ("severity", found.label, found.words)
        lines.append(pieces.made(key, "journey/results/severity.html", partial(dict, severity=found)).fill())
    return "".join(lines)


def _first_steps(pieces: Pieces, page: ResultsPage) -> str:
    if not page.first_steps:
        return ""
    place = pieces.made("first place", "journey/results/first_place.html").fill()
    cards = [
        _item(pieces, _card(pieces, placement, page, place, level=3, is_open=True)) for placement in page.first_steps
    ]
    return pieces.made("first steps", "journey/results/first_steps.html").fill(items="".join(cards))


def _entry(pieces: Pieces, entry: Entry, page: ResultsPage) -> str:
    """One approach: a card, or a family with a card for each route."""
    if entry.family is None:
        (placement,) = entry.placements
        place = _place(pieces, placement, str(entry.place), is_lit=entry.place == 1)
        return _item(pieces, _card(pieces, placement, page, place, level=3, is_open=entry.is_open))
    family, is_lit = entry.family, entry.place == 1
    cards = []
    for number, placement in enumerate(entry.placements):
        place = _place(pieces, placement, f"{entry.place}{chr(ord('a') + number)}", is_lit=False)
        card = _card(pieces, placement, page, place, level=4, is_open=entry.is_open and number == 0)
        cards.append(_item(pieces, card))
    key = ("family", family.key, is_lit)
    heading = pieces.made(key, "journey/results/family.html", partial(dict, family=family, is_lit=is_lit))
    return _item(pieces, heading.fill(place=str(entry.place), items="".join(cards)))


def _item(pieces: Pieces, entry: str) -> str:
    return pieces.made("item", "journey/results/item.html").fill(entry=entry)


def _place(pieces: Pieces, placement: Placement, place: str, is_lit: bool) -> str:
    key, template = ("place", placement.fit, is_lit), "journey/results/place.html"
    return pieces.made(key, template, partial(dict, fit=placement.fit, is_lit=is_lit)).fill(place=place)


def _card(pieces: Pieces, placement: Placement, page: ResultsPage, place: str, level: int, is_open: bool) -> str:
    """One option of the order; `place` is the HTML in the place of its number."""
    option = placement.option
    piece = pieces.made(
        ("card", option.key, level, is_open),
        "journey/results/card.html",
        lambda: {"option": option_view(pieces, option, level), "is_open": is_open},
    )
    reasons = reasons_of(pieces, placement, page.settled.assumed)
    return piece.fill(rank=str(placement.rank), place=place, reasons=reasons)


def _not_first(pieces: Pieces, placement: Placement, page: ResultsPage) -> str:
    """One option that is not first for now, with the reasons that keep it out."""
    option, kind = placement.option, placement.reason_kind
    piece = pieces.made(
        ("not first", option.key, kind),
        "journey/results/not_first.html",
        lambda: {
            "option": option_view(pieces, option, 3),
            "reason": _words(pieces.book.scale.reasons).get(str(kind), ""),
        },
    )
    return piece.fill(lists=lists(pieces, refusals(placement), page.settled.assumed))


def _support(pieces: Pieces, placement: Placement, page: ResultsPage, waits: bool) -> str:
    """One support with its reasons; for one that waits, the reasons that keep it waiting."""
    option = placement.option
    piece = pieces.made(
        ("support", option.key, waits),
        "journey/results/support.html",
        lambda: {"option": option_view(pieces, option, 3), "waits": waits},
    )
    if waits:
        return piece.fill(lists=lists(pieces, refusals(placement), page.settled.assumed))
    return piece.fill(lists=reasons_of(pieces, placement, page.settled.assumed))


def _held_back(pieces: Pieces, page: ResultsPage) -> str:
    if not page.held_back:
        return ""
    items = "".join([_support(pieces, placement, page, waits=True) for placement in page.held_back])
    return pieces.made("held back", "journey/results/held_back.html").fill(items=items)


def _row(pieces: Pieces, key: str, page: ResultsPage, is_unknown: bool) -> str:
    """One question with the answer used; the piece holds the question only."""
    question, voice = pieces.book.question[key], page.kept.voice
    given = page.settled.given.get(key, ())
    answer = ", ".join([pieces.labels[key, choice.key] for choice in question.choices if choice.key in given])
    gap = GAPS["answer"] if answer else ""
    piece = pieces.made(
        ("row", key, voice, is_unknown, bool(answer)),
        "journey/answer_row.html",
        lambda: {
            "row": AnswerRow(question.wording.say(voice), gap, flow.change_address(question, "results"), is_unknown)
        },
    )
    return piece.fill(answer=answer)


def _unknown(pieces: Pieces, page: ResultsPage) -> str:
    if not page.unknown:
        return ""
    rows = "".join([_row(pieces, key, page, is_unknown=True) for key in page.unknown])
    return pieces.made("unknown", "journey/results/unknown.html").fill(items=rows)


def option_view(pieces: Pieces, option: Option, level: int) -> Mapping[str, Any]:
    """What the option components show of an option, in the words of the release."""
    scale = pieces.book.scale
    cited = [
        *option.length.findings,
        *option.hours_per_week.findings,
        *(key for c in option.cost for key in c.findings),
    ]
    return {
        "key": option.key,
        "name": option.name,
        "url": f"/options/{option.key}/",
        "summary": option.summary,
        "level": str(level),
        "next_step": option.next_step_today,
        "sources": refs(pieces.book, dict.fromkeys(cited)),
        "facts": {
            "sleep": _words(scale.stays).get(option.stay, option.stay),
            "length": option.length.text,
            "hours": option.hours_per_week.text,
            "cost": _words(scale.cost_bands).get(option.cost_band or "", ""),
            "medicine": _words(scale.medication_roles).get(option.medication, option.medication),
        },
    }


def _words(scale: Iterable[Words]) -> dict[str, str]:
    """The words of a scale by key."""
    return {item.key: item.words for item in scale}
