"""Why an option stands where it stands: contributions as HTML, each with the answers behind it and its citations."""

from collections.abc import Iterable, Mapping, Set
from functools import partial
from typing import Any

from navigator.journey.citations import refs
from navigator.journey.pieces import GAPS, Piece, Pieces
from options.rules.ranking import Because, Contribution, Placement
from options.rules.rulebook import Rule

SHOWN_FIRST = 4
"""So many reasons stand open in a card; the rest are folded."""


def reasons_of(pieces: Pieces, placement: Placement, assumed: Set[str]) -> str:
    """The reasons inside an option card: what comes first, what speaks for and against it, what to take care with."""
    own, first, favor, against, cautions = _sorted(placement)
    capped = _capped(pieces, placement)
    parts = []
    if own:
        parts.append(_block(pieces, "why_first", lists=lists(pieces, own, assumed)))
    if first:
        items = "".join([_first_step(pieces, item, assumed) for item in first])
        parts.append(_block(pieces, "first", items=items))
    if favor or placement.capped > 0:
        line = capped if placement.capped > 0 else ""
        parts.append(_block(pieces, "for", lists=_folded(pieces, favor, assumed), capped=line))
    if against or placement.capped < 0:
        line = capped if placement.capped < 0 else ""
        parts.append(_block(pieces, "against", lists=lists(pieces, against, assumed, weighed=True), capped=line))
    if cautions:
        parts.append(_block(pieces, "caution", lists=lists(pieces, cautions, assumed)))
    return "".join(parts) or pieces.made("no reasons", "journey/results/no_reasons.html").fill()


def lists(pieces: Pieces, items: Iterable[Contribution], assumed: Set[str], weighed: bool = False) -> str:
    """Contributions as lists: first those an answer led to, then those that hold for everyone."""
    said, neutral = [], []
    for item in items:
        if item.because:
            said.append(_rule(pieces, item.rule, is_said=True).fill(because=_words(pieces, item.because, assumed)))
        else:
            neutral.append(_rule(pieces, item.rule, is_said=False).fill())
    text = ""
    for name, found in (("list", said), ("neutral", neutral)):
        if found:
            piece = pieces.made((name, weighed), f"journey/results/{name}.html", partial(dict, weighed=weighed))
            text += piece.fill(items="".join(found))
    return text


def refusals(placement: Placement) -> list[Contribution]:
    """The contributions for which an option is not suitable now."""
    return [item for item in placement.contributions if item.rule.effect == "not_suitable"]


def _sorted(placement: Placement) -> tuple[list[Contribution], ...]:
    """Contributions by part: why first, what first, for, against (strongest first), cautions."""
    own: list[Contribution] = []
    first: list[Contribution] = []
    favor: list[Contribution] = []
    against: list[Contribution] = []
    cautions: list[Contribution] = []
    for item in placement.contributions:
        if item.points > 0:
            favor.append(item)
        elif item.points < 0:
            against.insert(0, item)
        elif item.rule.effect == "needs_first":
            (own if item.rule.first == placement.option.key else first).append(item)
        else:
            cautions.append(item)
    return own, first, favor, against, cautions


def _folded(pieces: Pieces, items: list[Contribution], assumed: Set[str]) -> str:
    """The first few reasons open, the others under "More reasons"."""
    shown = lists(pieces, items[:SHOWN_FIRST], assumed, weighed=True)
    if len(items) <= SHOWN_FIRST:
        return shown
    rest = lists(pieces, items[SHOWN_FIRST:], assumed, weighed=True)
    return shown + pieces.made("more", "journey/results/more.html").fill(lists=rest)


def _block(pieces: Pieces, name: str, **values: str) -> str:
    return pieces.made(("reasons", name), f"journey/results/reasons_{name}.html").fill(**values)


def _capped(pieces: Pieces, placement: Placement) -> str:
    if not placement.capped:
        return ""
    is_over = placement.capped > 0
    return pieces.made(("capped", is_over), "journey/results/capped.html", partial(dict, is_over=is_over)).fill()


def _rule(pieces: Pieces, rule: Rule, is_said: bool) -> Piece:
    """The piece of one rule, with a gap for the answers that led to it."""
    key = ("rule", rule.key, is_said)
    return pieces.made(key, "components/contribution.html", lambda: {"item": _item(pieces, rule, is_said)})


def _first_step(pieces: Pieces, item: Contribution, assumed: Set[str]) -> str:
    """The piece of a rule that names what must come before."""
    rule, is_said = item.rule, bool(item.because)

    def context() -> Mapping[str, Any]:
        before = pieces.book.option[str(rule.first)]
        step = {"name": before.name, "url": f"/options/{before.key}/", "item": _item(pieces, rule, is_said)}
        return {"step": step}

    piece = pieces.made(("first", rule.key, is_said), "components/first_step.html", context)
    return piece.fill(because=_words(pieces, item.because, assumed))


def _item(pieces: Pieces, rule: Rule, is_said: bool) -> Mapping[str, Any]:
    """What the contribution component shows of a rule."""
    return {
        "rule": rule.key,
        "because": GAPS["because"] if is_said else "",
        "rationale": rule.why,
        "effect": rule.effect,
        "refs": refs(pieces.book, rule.findings),
    }


def _words(pieces: Pieces, because: Because, assumed: Set[str]) -> str:
    """The answers behind a rule, as the person gave them."""
    return "; ".join(
        [
            pieces.assumed[question]
            if question in assumed
            else ", ".join([pieces.words[question, choice] for choice in choices])
            for question, choices in because
        ]
    )
