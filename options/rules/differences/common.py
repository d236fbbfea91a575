"""Two rulebooks brought to the answers that both can read, so that one set of answers speaks to both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from options.rules.conditions import Answers, Clause, Condition
from options.rules.questionnaire import Choice, Derived, Question, Questionnaire
from options.rules.rulebook import Rulebook

_TWIN = "{} (after)"


@dataclass(frozen=True)
class Common:
    """Two rulebooks with one questionnaire: the questions and choices that both know.

    A derived answer that the two work out differently is in it twice: `twins` has the second one's key by the first
    one's, and only the second rulebook's conditions name it. `outright` has the bands that can be given outright, by
    the key of each derived answer; none where only one rulebook has it. `unknown` has for each side the choices that
    mean "not known", by question.
    """

    before: Rulebook
    after: Rulebook
    twins: Mapping[str, str]
    outright: Mapping[str, tuple[str, ...]]
    unknown: tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]

    def heard(self, answers: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        """Answers as these two rulebooks read them: a derived answer given outright is given to its twin, too."""
        return {**answers, **{twin: answers[key] for key, twin in self.twins.items() if answers.get(key)}}

    def said(self, answers: Answers) -> dict[str, frozenset[str]]:
        """Answers as the first two rulebooks read them: without twins."""
        twins = set(self.twins.values())
        return {key: frozenset(choices) for key, choices in answers.items() if key not in twins and choices}


def common_ground(before: Rulebook, after: Rulebook) -> Common:
    """Bring two rulebooks to the answers both can read.

    A question that takes several answers on one side only takes one; a choice that stands alone on one side stands
    alone. What a condition says of other questions and choices is taken out: unanswered they decide the same.
    """
    derived, later = before.questionnaire.derived, after.derived
    twins = {one.key: _TWIN.format(one.key) for one in derived if one.key in later and _differ(one, later[one.key])}
    outright: dict[str, tuple[str, ...]] = {one.key: () for one in (*derived, *later.values())}
    outright |= {
        one.key: tuple(band.key for band in one.bands if band.key in after.choices[one.key])
        for one in derived
        if one.key in later
    }
    asked = _questionnaire(before, after)
    added = [replace(one, key=twins.get(one.key, one.key)) for one in after.questionnaire.derived]
    kept = {one.key: one for one in (*derived, *added)}
    asked = replace(asked, derived=tuple(kept.values()))
    first, second = _Side(asked, before, {}), _Side(asked, after, twins)
    asked_keys = before.question.keys() & after.question.keys()
    there, here = ({key: book.unknown_choices[key] for key in sorted(asked_keys)} for book in (before, after))
    return Common(first.brought(), second.brought(), twins, outright, (there, here))


def known_to_one(before: Rulebook, after: Rulebook) -> tuple[str, ...]:
    """The questions, choices, and choices together that only one side can read, in words. None: both read all."""
    return (
        *(f"{words} (new)" for words in _missing(after, before)),
        *(f"{words} (gone)" for words in _missing(before, after)),
    )


def _missing(book: Rulebook, other: Rulebook) -> Iterator[str]:
    """What the other rulebook cannot read."""
    for key, question in book.question.items():
        if key not in other.question:
            yield f"the question “{question.wording.own}”"
            continue
        known = other.choices[key]
        yield from (
            f"the answer “{one.label}” to “{question.wording.own}”" for one in question.choices if one.key not in known
        )
        yield from _apart(question, other.question[key])
    for derived in book.questionnaire.derived:
        lost = [band.label for band in derived.bands if band.key not in other.choices.get(derived.key, ())]
        yield from (f"“{label}” given outright for “{derived.label}”" for label in lost)


def _apart(question: Question, other: Question) -> Iterator[str]:
    """Choices that can be given together here, but not in the other's question, though it has them."""
    own = _side_by_side(question)
    known = {choice.key for choice in other.choices}
    lost = {pair for pair in own - _side_by_side(other) if pair <= known}
    if lost and question.kind != other.kind:
        yield f"several answers to “{question.wording.own}” together"
        return
    alone = {choice.key for choice in other.choices if choice.exclusive}
    yield from (
        f"the answer “{choice.label}” to “{question.wording.own}” together with others"
        for choice in question.choices
        if choice.key in alone and any(choice.key in pair for pair in lost)
    )


def _side_by_side(question: Question) -> set[frozenset[str]]:
    """The pairs of choices that can be given together."""
    free = [choice.key for choice in question.choices if not choice.exclusive] if question.kind == "multi" else []
    return {frozenset(pair) for pair in combinations(free, 2)}


def _differ(one: Derived, other: Derived) -> bool:
    """Whether two derived answers can come to something else for the same answers."""
    return _meaning(one) != _meaning(other)


def _meaning(one: Derived) -> Derived:
    """A derived answer without its words."""
    bands = tuple(replace(band, label="", short="") for band in one.bands)
    return replace(one, label="", why="", unknown_short="", unknown_when=None, findings=(), bands=bands)


def _questionnaire(before: Rulebook, after: Rulebook) -> Questionnaire:
    """The questions and choices that both have, as the first one asks them."""
    first = before.questionnaire
    both = {key: _question(one, after.question[key]) for key, one in before.question.items() if key in after.question}
    gate = both.pop(first.gate.key, replace(first.gate, choices=()))
    voices = tuple(voice for voice in first.voices if voice in after.questionnaire.voices)
    return replace(first, voices=voices, gate=gate, questions=tuple(both.values()))


def _question(one: Question, other: Question) -> Question:
    """One question as both sides can be answered."""
    there = {choice.key: choice for choice in other.choices}
    choices = tuple(_choice(choice, there[choice.key]) for choice in one.choices if choice.key in there)
    return replace(one, kind="multi" if one.kind == other.kind == "multi" else "single", choices=choices)


def _choice(one: Choice, other: Choice) -> Choice:
    return replace(one, exclusive=one.exclusive or other.exclusive)


class _Side:
    """Brings the conditions of one rulebook to the common questionnaire."""

    def __init__(self, asked: Questionnaire, book: Rulebook, twins: Mapping[str, str]) -> None:
        self._asked, self._book, self._twins = asked, book, twins
        questions = {question.key: question for question in (asked.gate, *asked.questions)}
        self._known: dict[str, set[str]] = {key: {one.key for one in q.choices} for key, q in questions.items()}
        own = {twins.get(key, key) for key in book.derived}
        self._known |= {one.key: {band.key for band in one.bands} for one in asked.derived if one.key in own}
        self._known["voice"] = set(asked.voices)

    def brought(self) -> Rulebook:
        """The rulebook with what can still apply."""
        book = self._book
        rules = [replace(rule, when=when) for rule in book.rules if (when := self._when(rule.when)) is not None]
        alerts = [replace(alert, when=when) for alert in book.alerts if (when := self._when(alert.when)) is not None]
        return replace(book, questionnaire=self._asked, rules=tuple(rules), alerts=tuple(alerts))

    def _when(self, condition: Condition) -> Condition | None:
        """A condition on known choices only; None when it can never hold."""
        clauses = [self._clause(clause) for clause in condition]
        if any(clause.any_of and not kept.any_of for clause, kept in zip(condition, clauses, strict=True)):
            return None
        return tuple(clause for clause in clauses if clause.choices)

    def _clause(self, clause: Clause) -> Clause:
        question = self._twins.get(clause.question, clause.question)
        known = self._known.get(question, ())
        return Clause(question, _among(clause.any_of, known), _among(clause.none_of, known))


def _among(choices: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    return tuple(choice for choice in choices if choice in known)
