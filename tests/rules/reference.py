"""The meaning of a rulebook, written slowly and plainly, to hold the fast engine against.

It uses the values of `options.rules` and none of its functions. Each part can be read aloud beside docs/ranking.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from options.rules.conditions import Condition
from options.rules.questionnaire import Derived, Question
from options.rules.rulebook import Rule, Rulebook

Choices = frozenset[str] | set[str]
Answers = Mapping[str, Choices]
LEVELS = ["stop_now", "urgent", "important"]


@dataclass
class Placed:
    """Where one option stands; keys in place of values."""

    option: str
    rank: int
    points: int
    capped: int
    fit: str
    suitable: bool
    first_step: bool
    reason_kind: str | None
    contributions: list[tuple[str, int, list[tuple[str, list[str]]]]]
    needs_first: list[str]
    cautions: list[str]


@dataclass
class Outcome:
    """Everything that follows from one set of answers."""

    given: dict[str, Choices]
    assumed: set[str]
    unknown: list[str]
    alerts: list[tuple[str, str, bool]]
    options: list[Placed]
    supports: list[Placed]
    held_back: list[Placed]
    could_matter: set[str]


def rank(book: Rulebook, answers: Answers) -> Outcome:
    """Everything that follows from one set of answers."""
    given, assumed = settle(book, answers)
    fired = [rule for rule in book.rules if holds(rule.when, given)]
    placed = [place(book, option.key, fired, given) for option in book.options if option.kind != "comparison"]
    kind = {option.key: option.kind for option in book.options}
    settings = [one for one in placed if kind[one.option] == "setting"]
    first = [one for one in settings if one.first_step]
    others = [one for one in settings if one.suitable and not one.first_step]
    refused = [one for one in settings if not one.suitable]
    supports = [one for one in placed if kind[one.option] == "support"]
    helpful = [one for one in supports if one.suitable and one.points > 0]
    unknown = [key for key, question in book.question.items() if is_unknown(question, given)]
    return Outcome(
        given=given,
        assumed=assumed,
        unknown=unknown,
        alerts=alerts(book, given),
        options=numbered(first + best_first(others) + refused),
        supports=numbered(best_first(helpful)),
        held_back=numbered([one for one in supports if not one.suitable]),
        could_matter=could_matter(book, answers, given, assumed, unknown),
    )


def settle(book: Rulebook, answers: Answers) -> tuple[dict[str, Choices], set[str]]:
    """The answers with what is derived from them, and the derived keys that had to be assumed."""
    given, assumed = {key: choices for key, choices in answers.items() if choices}, set()
    for derived in book.questionnaire.derived:
        if derived.key not in given:
            band, guessed = band_of(derived, given.get(derived.source_question, set()))
            given[derived.key] = {band}
            if guessed:
                assumed.add(derived.key)
    return given, assumed


def band_of(derived: Derived, ticked: Choices) -> tuple[str, bool]:
    """The highest band reached by the choices that count, and whether it is a guess."""
    counted = [choice for choice in derived.counts if choice in ticked]
    for item in derived.leave_out_if:
        if item.when_ticked in ticked:
            counted = [choice for choice in counted if choice not in item.leave_out]
    if derived.unknown_if.unanswered and not ticked:
        return derived.unknown_counts_as, True
    if ticked & set(derived.unknown_if.includes) and len(counted) < derived.unknown_if.fewer_than:
        return derived.unknown_counts_as, True
    reached = [band for band in derived.bands if len(counted) >= band.at_least]
    return max(reached, key=lambda band: band.at_least).key, False


def holds(condition: Condition, given: Answers) -> bool:
    """Every clause holds; an unanswered question satisfies no `any_of` and every `none_of`."""
    for clause in condition:
        none_given = given.get(clause.question, set()).isdisjoint(clause.any_of or clause.none_of)
        if none_given == bool(clause.any_of):
            return False
    return True


def place(book: Rulebook, option: str, all_fired: list[Rule], given: Answers) -> Placed:
    """Add up one option; its rank comes later."""
    points = {effect.key: effect.points for effect in book.scale.effects}
    fired = [rule for rule in all_fired if rule.option == option]
    fired.sort(key=lambda rule: (-points[rule.effect], rule.key))
    wishes = sum(points[rule.effect] for rule in fired if rule.theme == "preference")
    reasons = sum(points[rule.effect] for rule in fired if rule.theme != "preference")
    cap = book.scale.preference_cap
    kept = min(max(wishes, -cap), cap)
    refusals = [rule.reason_kind for rule in fired if rule.effect == "not_suitable"]
    steps = list(dict.fromkeys(rule.first for rule in fired if rule.effect == "needs_first" and rule.first))
    return Placed(
        option=option,
        rank=0,
        points=reasons + kept,
        capped=wishes - kept,
        fit=fit(book, reasons + kept),
        suitable=not refusals,
        first_step=not refusals and option in steps,
        reason_kind=None if not refusals else "unsafe" if "unsafe" in refusals else "out_of_reach",
        contributions=[(rule.key, points[rule.effect], because(rule, given)) for rule in fired],
        needs_first=[step for step in steps if step != option],
        cautions=[rule.key for rule in fired if rule.effect == "caution"],
    )


def because(rule: Rule, given: Answers) -> list[tuple[str, list[str]]]:
    """The answers that a rule waited for, clause by clause."""
    waited = [clause for clause in rule.when if clause.any_of]
    return [(clause.question, [c for c in clause.any_of if c in given[clause.question]]) for clause in waited]


def fit(book: Rulebook, points: int) -> str:
    """The word of the highest band reached, or the lowest word of all."""
    bands = sorted(book.scale.fit, key=lambda band: band.at_least)
    return [bands[0], *(band for band in bands if points >= band.at_least)][-1].key


def alerts(book: Rulebook, given: Answers) -> list[tuple[str, str, bool]]:
    """The messages to show: key, highest level reached, whether they hold the order back."""
    ways: dict[str, list[tuple[str, bool]]] = {}
    for alert in book.alerts:
        if holds(alert.when, given):
            holds_back = alert.replaces_ranking or alert.level == "stop_now"
            ways.setdefault(alert.shows or alert.key, []).append((alert.level, holds_back))
    shown = [
        (key, min((level for level, _ in reached), key=LEVELS.index), any(back for _, back in reached))
        for key, reached in ways.items()
    ]
    return sorted(shown, key=lambda message: LEVELS.index(message[1]))


def best_first(placed: list[Placed]) -> list[Placed]:
    """Most points first; Python's sort keeps the catalog order of ties."""
    return sorted(placed, key=lambda one: -one.points)


def numbered(placed: list[Placed]) -> list[Placed]:
    """The same list with ranks from 1."""
    for number, one in enumerate(placed, start=1):
        one.rank = number
    return placed


def is_unknown(question: Question, given: Answers) -> bool:
    """No answer, or only answers that mean "not known"."""
    return given.get(question.key, set()) <= {choice.key for choice in question.choices if choice.unknown}


def could_matter(book: Rulebook, answers: Answers, given: Answers, assumed: set[str], unknown: list[str]) -> set[str]:
    """The rules that ask something not known, and whose other clauses all hold."""
    open_keys = {*unknown, *assumed}
    for derived in book.questionnaire.derived:
        if derived.source_question in unknown and not answers.get(derived.key):
            open_keys.add(derived.key)
    ranked = {option.key for option in book.options if option.kind != "comparison"}
    return {
        rule.key
        for rule in book.rules
        if rule.option in ranked
        and any(clause.question in open_keys for clause in rule.when)
        and holds(tuple(clause for clause in rule.when if clause.question not in open_keys), given)
    }
