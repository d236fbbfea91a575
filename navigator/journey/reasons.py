"""Why an option stands where it stands: contributions as HTML, each with the answers behind it and its citations."""

from collections.abc import Iterable, Set

from navigator.journey.shelves import Shelves
from options.rules.ranking import Because, Contribution, Placement

SHOWN_FIRST = 4
"""So many reasons stand open in a card; the rest are folded."""
REFUSALS_SHOWN = 2
Assumed = Set[str]


def reasons_of(shelves: Shelves, placement: Placement, assumed: Assumed) -> bytes:
    """The reasons inside an option card: what comes first, what speaks for and against it, what to take care with."""
    own, first, favor, against, cautions = _sorted(placement)
    over, under = placement.capped > 0, placement.capped < 0
    part, text = shelves.part, b""
    if own:
        text += part["reasons_why_first"].around(lists(shelves, own, assumed))
    if first:
        text += part["reasons_first"].around(_first_steps(shelves, first, assumed))
    if favor or over:
        capped = shelves.capped[True].whole if over else b""
        text += part["reasons_for"].fill(lists=_folded(shelves, favor, assumed, SHOWN_FIRST, True), capped=capped)
    if against or under:
        capped = shelves.capped[False].whole if under else b""
        text += part["reasons_against"].fill(lists=lists(shelves, against, assumed, True), capped=capped)
    if cautions:
        text += part["reasons_caution"].around(lists(shelves, cautions, assumed))
    return text or part["no_reasons"].whole


def lists(shelves: Shelves, items: Iterable[Contribution], assumed: Assumed, weighed: bool = False) -> bytes:
    """Contributions as lists: first those an answer led to, then those that hold for everyone."""
    said, neutral = b"", b""
    for rule, _, because in items:
        if because:
            is_guess = assumed and any(question in assumed for question, _ in because)
            shelf = shelves.guessed if is_guess else shelves.said
            said += shelf[rule.key].around(_words(shelves, because, assumed))
        else:
            neutral += shelves.plain[rule.key].whole
    text = shelves.lines[weighed].around(said) if said else b""
    return text + shelves.neutral[weighed].around(neutral) if neutral else text


def refusals_of(shelves: Shelves, placement: Placement, assumed: Assumed) -> bytes:
    """The reasons for which an option is not suitable now."""
    items = [item for item in placement.contributions if item.rule.effect == "not_suitable"]
    return _folded(shelves, items, assumed, REFUSALS_SHOWN, weighed=False)


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


def _folded(shelves: Shelves, items: list[Contribution], assumed: Assumed, shown: int, weighed: bool) -> bytes:
    """The first few reasons open, the others under "More reasons"."""
    text = lists(shelves, items[:shown], assumed, weighed)
    rest = lists(shelves, items[shown:], assumed, weighed)
    return text + shelves.part["more"].around(rest) if rest else text


def _first_steps(shelves: Shelves, items: Iterable[Contribution], assumed: Assumed) -> bytes:
    """What must come before, each with its reason."""
    text = b""
    for rule, _, because in items:
        piece = shelves.before[rule.key, bool(because)]
        text += piece.around(_words(shelves, because, assumed)) if because else piece.whole
    return text


def _words(shelves: Shelves, because: Because, assumed: Assumed) -> bytes:
    """The answers behind a rule, as the person gave them."""
    words = shelves.words
    return b"; ".join(
        [
            shelves.assumed[question]
            if question in assumed
            else words[question, choices[0]]
            if len(choices) == 1
            else b", ".join([words[question, choice] for choice in choices])
            for question, choices in because
        ]
    )
