"""The words editors know: what a part, a row and a field are called, and what a value of a field means."""

from collections.abc import Callable, Mapping
from typing import Any

from options.rules.catalog import Option
from options.rules.conditions import Clause
from options.rules.evidence import Finding
from options.rules.questionnaire import Alert, Derived
from options.rules.rulebook import Change, Expectation, Rule, Rulebook, Safeguard, Translation
from options.rules.words import condition_in_words

NOTHING = "nothing"
LABELS = {
    "when": "applies when",
    "why": "reason",
    "theme": "theme",
    "reason_kind": "why it is not suitable",
    "first": "what comes first",
    "added": "added by editors",
    "findings": "findings cited",
    "shown_if": "asked only when",
    "label": "label",
    "short": "short words",
    "exclusive": "stands alone",
    "unknown": "counts as not answered",
    "voices": "offered to",
    "kind": "kind",
    "own": "for the person",
    "other": "for someone who cares about the person",
    "counsellor": "for a counselor",
    "source_question": "worked out from",
    "unknown_if": "not known when",
    "unknown_counts_as": "when not known, counts as",
    "at_least": "from",
    "shows": "second way into the message",
    "replaces_ranking": "shown in place of the order",
    "must_not": "what must not be said",
    "suspended": "suspended because",
    "a_typical_week": "a typical week",
    "stay": "where one sleeps",
    "ask_a_programme": "questions to ask a program",
    "search": "finding a program",
    "min_days": "shortest, in days",
    "max_days": "longest, in days",
    "min": "fewest",
    "max": "most",
    "low": "lowest amount",
    "high": "highest amount",
    "preference_cap": "most that wishes count for",
    "over": "compared with",
    "invariant": "number in the first list",
    "retired": "given up because",
    "new": "changed to",
    "old": "changed from",
    "review_by": "review by",
    "type_label": "type",
    "certainty_by": "certainty said by",
    "citation_ready": "may carry a result",
    "what_the_evidence_says": "what the evidence says",
    "source": "source",
    "first_any_of": "first is one of",
    "in_top3": "among the first three",
    "not_top3": "not among the first three",
    "says": "what it says",
}
"""What fields are called, where their own names do not say it. An empty way to say it falls back on the name."""
TITLES = (
    "title",
    "statement",
    "name",
    "wording",
    "topic",
    "heading",
    "term",
    "label",
    "says",
    "plain",
    "words",
)
"""The fields that can name a row, in the order they are tried."""

Say = Callable[[Rulebook, str], str]


def label_of(name: str) -> str:
    """What editors call a field."""
    return LABELS.get(name, name.replace("_", " "))


def title_of(book: Rulebook, row: Any) -> str:
    """What editors call a row: a rule by its option, a translation by its English text, others by their own name."""
    if isinstance(row, Rule):
        return _option(book, row.option)
    if isinstance(row, Translation):
        return str(row.source)
    for name in TITLES:
        if (found := getattr(row, name, None)) is not None:
            return str(getattr(found, "own", found))
    return ""


def value_in_words(book: Rulebook, owner: type, name: str, value: object) -> str:
    """A single value (not a list or a group of fields) in words; "" stands for nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or value == "":
        return ""
    say = SAYINGS.get((owner, name))
    return say(book, value) if say and isinstance(value, str) else str(value)


def condition_words(book: Rulebook, condition: tuple[Clause, ...]) -> str:
    """A condition in words, to follow "applies when"; in keys where it names what the rulebook does not have."""
    try:
        return condition_in_words(book, condition) or "always"
    except (KeyError, IndexError):
        return condition_in_keys(condition)


def condition_in_keys(condition: tuple[Clause, ...]) -> str:
    """A condition by the keys of its questions and choices, in its own order."""
    return "; ".join(
        f"{one.question} {'any of' if one.any_of else 'none of'} {', '.join(one.choices)}" for one in condition
    )


def choice_words(book: Rulebook, question: str, choice: str) -> str:
    """A choice by the short words readers see."""
    return book.choices.get(question, {}).get(choice, choice)


def question_words(book: Rulebook, key: str) -> str:
    """A question as it is asked, or what a derived answer is called."""
    if key in book.question:
        return book.question[key].wording.own
    if key in book.derived:
        return book.derived[key].label
    return "who answers" if key == "voice" else key


def _option(book: Rulebook, key: str) -> str:
    return book.option[key].name if key in book.option else key


def _effect(book: Rulebook, key: str) -> str:
    if key not in book.effect:
        return key
    effect = book.effect[key]
    return f"{effect.words} ({effect.points:+d})" if effect.points else effect.words


def _named(part: str, words: str) -> Say:
    """Says a key by the words it has in a part of the scale."""

    def say(book: Rulebook, key: str) -> str:
        return next((str(getattr(one, words)) for one in getattr(book.scale, part) if one.key == key), key)

    return say


SAYINGS: Mapping[tuple[type, str], Say] = {
    (Rule, "option"): _option,
    (Rule, "first"): _option,
    (Rule, "effect"): _effect,
    (Rule, "theme"): _named("themes", "label"),
    (Rule, "reason_kind"): _named("reasons", "words"),
    (Option, "family"): _named("families", "heading"),
    (Option, "stay"): _named("stays", "words"),
    (Option, "medication"): _named("medication_roles", "words"),
    (Option, "cost_band"): _named("cost_bands", "words"),
    (Option, "continues_with"): _option,
    (Alert, "level"): _named("levels", "words"),
    (Finding, "certainty"): _named("certainty", "words"),
    (Finding, "supports"): _option,
    (Finding, "against"): _option,
    (Derived, "source_question"): question_words,
    (Change, "question"): question_words,
    **{(Safeguard, name): _option for name in ("options", "over")},
    **{(Expectation, name): _option for name in Expectation.__dataclass_fields__ if name != "alerts"},
}
"""How a key is said, by the kind of row and the field it stands in."""
