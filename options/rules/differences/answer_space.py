"""Every way to answer, counted exactly: which conditions can hold together, how often, and for which answers.

A question on its own has few ways to be answered; a condition names few questions. So the answers to each question are
put into groups that the conditions asked about cannot tell apart, and groups of different questions are combined.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod
from typing import NamedTuple, TypeVar

from options.rules.answers import band_of
from options.rules.conditions import Condition
from options.rules.differences.common import Common
from options.rules.masks import MaskTable
from options.rules.questionnaire import Derived, Question

K = TypeVar("K")
Given = Mapping[str, frozenset[str]]


class TooMany(Exception):
    """There are more combinations than were allowed for."""


class Way(NamedTuple):
    """Ways to answer one question that no condition asked about can tell apart.

    `answers`: the smallest of them, as a person gives it. `given`: the same with what is derived from it. `offered`:
    how many; 0 when none of them is offered, because a derived answer is given outright.
    """

    answers: Given
    given: Given
    offered: int


class Pattern(NamedTuple):
    """Sets of answers for which the same conditions hold: how many are offered, one of the smallest, and its size."""

    offered: int
    answers: Given
    size: int = 0


class AnswerSpace:
    """Every set of answers that two rulebooks can read. Offered is what people are asked: voice and questions."""

    def __init__(self, common: Common) -> None:
        self._common = common
        self._asked: dict[str, Question | None] = {"voice": None, **common.before.question}
        self._derived: dict[str, list[Derived]] = {}
        for derived in common.before.questionnaire.derived:
            self._asked.setdefault(derived.source_question, None)
            self._derived.setdefault(derived.source_question, []).append(derived)
        self._source = {one.key: question for question, some in self._derived.items() for one in some}
        self._kept: dict[tuple[str, frozenset[str], frozenset[str]], tuple[Way, ...]] = {}

    def touched(self, conditions: Iterable[Condition]) -> tuple[str, ...]:
        """The questions on which conditions depend, in the order asked; a derived answer depends on its source."""
        named = {clause.question for condition in conditions for clause in condition}
        wanted = {self._source.get(question, question) for question in named}
        return tuple(question for question in self._asked if question in wanted)

    def size(self, questions: Iterable[str]) -> int:
        """How many ways there are to answer these questions, each of them or none."""
        return prod(self._number(question) for question in questions)

    def patterns(
        self, conditions: Sequence[Condition], limit: int, must: int = 0, never: int = 0
    ) -> dict[int, Pattern]:
        """Which of the conditions can hold together.

        Takes: masks of the conditions that must hold, and of those that must not (bit n for condition n); looking at
        less is faster.
        Gives: for every mask that some answers leave: how many of the ways to answer the questions touched, and the
        smallest such answers.
        Raises: TooMany when more than `limit` masks are met on the way.
        """
        table = MaskTable(conditions)
        asked = [set(self.touched([condition])) for condition in conditions]
        settled = _bits(not questions for questions in asked)
        found = {} if settled & never else {table.all: _EVERYONE}
        for question in self.touched(conditions):
            for questions in asked:
                questions.discard(question)
            banned = never & _bits(not questions for questions in asked)
            ways = self.open(table, conditions, question)
            combined: dict[int, Pattern] = {}
            for mask, pattern in found.items():
                for left, way in ways.items():
                    mask_left = mask & left
                    if mask_left & must == must and not mask_left & banned:
                        self.put(combined, mask_left, pattern, way)
                if len(combined) > limit:
                    raise TooMany
            found = combined
        return found

    def draw(self, dice: random.Random) -> Given:
        """Answers drawn at random, every set of answers offered being as likely as any other."""
        drawn = {key: frozenset(self._draw(key, dice)) for key in self._asked}
        return {key: choices for key, choices in drawn.items() if choices}

    def ways(self, question: str, named: Iterable[str] = (), derived: Iterable[str] = ()) -> tuple[Way, ...]:
        """The ways to answer one question, told apart by choices named and by answers derived from it."""
        wanted = question, frozenset(named), frozenset(derived)
        if wanted not in self._kept:
            self._kept[wanted] = tuple(self._group(*wanted))
        return self._kept[wanted]

    def open(self, table: MaskTable, conditions: Sequence[Condition], question: str) -> dict[int, Pattern]:
        """The masks of the conditions (those of the table) that the ways to answer one question leave open."""
        sources = {one.key for one in self._derived.get(question, ())}
        clauses = [clause for condition in conditions for clause in condition]
        named = {choice for clause in clauses if clause.question == question for choice in clause.choices}
        derived = {clause.question for clause in clauses if clause.question in sources}
        found: dict[int, Pattern] = {}
        for way in self.ways(question, named, derived):
            left = table.left_open(question, way.given.get(question, ()))
            for key in derived:
                left &= table.left_open(key, way.given.get(key, ()))
            self.put(found, left, _EVERYONE, Pattern(way.offered, way.answers, sum(map(len, way.answers.values()))))
        return found

    @staticmethod
    def put(found: dict[K, Pattern], key: K, one: Pattern, other: Pattern) -> None:
        """Add what two patterns of different questions come to, with the smaller example."""
        known, offered, size = found.get(key), one.offered * other.offered, one.size + other.size
        if known is None or (not known.offered, known.size) > (not offered, size):
            found[key] = Pattern(offered + (known.offered if known else 0), {**one.answers, **other.answers}, size)
        else:
            found[key] = Pattern(offered + known.offered, known.answers, known.size)

    def _group(self, question: str, named: frozenset[str], derived: frozenset[str]) -> Iterator[Way]:
        wanted = [one for one in self._derived.get(question, ()) if one.key in derived]
        groups: dict[tuple[frozenset[str], tuple[frozenset[str], ...]], tuple[Given, int]] = {}
        for chosen, count in self.choices(question, None if wanted else named):
            answers: Given = {question: chosen} if chosen else {}
            bands = tuple(frozenset((band_of(one, answers)[0],)) for one in wanted)
            group = chosen & named, bands
            known, sofar = groups.get(group, (answers, 0))
            groups[group] = known, sofar + count
        for (chosen, bands), (answers, count) in groups.items():
            worked_out = {one.key: band for one, band in zip(wanted, bands, strict=True)}
            yield Way(answers, {**worked_out, question: chosen}, count)
            for said in self._outright(one.key for one in wanted):
                yield Way({**answers, **said}, {**worked_out, **self._common.heard(said), question: chosen}, 0)

    def _outright(self, derived: Iterable[str]) -> Iterator[Given]:
        """Derived answers given outright, one of them or more; nobody is asked for them."""
        some = [(key, bands) for key in derived if (bands := self._common.outright.get(key))]
        for chosen in product(*([None, *bands] for _, bands in some)):
            if any(chosen):
                yield {key: frozenset((band,)) for (key, _), band in zip(some, chosen, strict=True) if band}

    def choices(self, key: str, named: frozenset[str] | None = None) -> Iterator[tuple[frozenset[str], int]]:
        """Ways to answer a question, smallest first, and how many each stands for; only the named choices if given."""
        question = self._asked[key]
        if question is None:
            singles = self._common.before.questionnaire.voices if key == "voice" else ()
            yield from ((frozenset(one), 1) for one in [(), *((voice,) for voice in singles)])
            return
        alone, others = _alone(question), _others(question)
        yield frozenset(), 1
        yield from ((frozenset((key,)), 1) for key in alone)
        told = [key for key in others if named is None or key in named]
        rest = 1 << (len(others) - len(told))
        unnamed = next((key for key in others if key not in told), None)
        for size in range(len(told) + 1):
            for some in combinations(told, size):
                if some:
                    yield frozenset(some), rest
                elif rest > 1 and unnamed:
                    yield frozenset((unnamed,)), rest - 1

    def _number(self, key: str) -> int:
        question = self._asked[key]
        if question is None:
            return len(self._common.before.questionnaire.voices) + 1 if key == "voice" else 1
        return len(_alone(question)) + (1 << len(_others(question)))

    def _draw(self, key: str, dice: random.Random) -> Sequence[str]:
        question = self._asked[key]
        if question is None:
            voices = self._common.before.questionnaire.voices if key == "voice" else ()
            number = dice.randrange(len(voices) + 1)
            return voices[number : number + 1]
        alone, others = _alone(question), _others(question)
        number = dice.randrange(len(alone) + (1 << len(others)))
        if number < len(alone):
            return (alone[number],)
        return [key for place, key in enumerate(others) if (number - len(alone)) >> place & 1]


_EVERYONE = Pattern(1, {})


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << number for number, flag in enumerate(flags) if flag)


def _alone(question: Question) -> list[str]:
    """The choices that cannot be given with another one."""
    return [choice.key for choice in question.choices if choice.exclusive or question.kind == "single"]


def _others(question: Question) -> list[str]:
    return [choice.key for choice in question.choices if not choice.exclusive and question.kind == "multi"]
