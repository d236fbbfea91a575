"""Unknown answers the slow way: every completion, written out and ranked. It shares nothing with the code it judges."""

import random
from collections.abc import Iterator
from itertools import combinations, product
from math import prod

from options.rules.questionnaire import VOICES, Question
from options.rules.ranking import rank
from options.rules.rulebook import Rulebook
from tests.rules.strategies import Answers

Places = dict[str, tuple[int, int]]


def offered(question: Question, voice: frozenset[str]) -> tuple[list[str], list[str]]:
    """The known choices this voice is offered: those that stand alone, and those that may stand together."""
    known = [c for c in question.choices if not c.unknown and (not c.voices or voice & set(c.voices))]
    alone = [choice.key for choice in known if choice.exclusive or question.kind == "single"]
    return alone, [choice.key for choice in known if choice.key not in alone]


def known_answers(question: Question, voice: frozenset[str]) -> list[frozenset[str]]:
    """Every way to answer a question, to this voice, without a choice such as "not sure"."""
    alone, rest = offered(question, voice)
    together = [frozenset(keys) for size in range(1, len(rest) + 1) for keys in combinations(rest, size)]
    return [frozenset({key}) for key in alone] + together


def open_ways(book: Rulebook, answers: Answers) -> dict[str, list[frozenset[str]]]:
    """For each unknown question its known answers; a question that has none for this voice is left out."""
    voice = answers.get("voice", frozenset())
    ways = {key: known_answers(book.question[key], voice) for key in rank(book, answers).settled.unknown}
    return {key: known for key, known in ways.items() if known}


def size(book: Rulebook, answers: Answers) -> int:
    """How many completions the answers have."""
    voice, unknown = answers.get("voice", frozenset()), rank(book, answers).settled.unknown
    choices = [offered(book.question[key], voice) for key in unknown]
    return prod(len(alone) + 2 ** len(rest) - 1 or 1 for alone, rest in choices)


def completions(book: Rulebook, answers: Answers) -> Iterator[Answers]:
    """Every completion of the answers."""
    ways = open_ways(book, answers)
    for known in product(*ways.values()):
        yield {**answers, **dict(zip(ways, known, strict=True))}


def some_completions(book: Rulebook, answers: Answers, dice: random.Random, number: int) -> Iterator[Answers]:
    """So many completions of the answers, at random."""
    ways = open_ways(book, answers)
    for _ in range(number):
        yield {**answers, **{key: dice.choice(known) for key, known in ways.items()}}


def places(book: Rulebook, answers: Answers) -> dict[str, int]:
    """The place of every setting."""
    return {placement.option.key: placement.rank for placement in rank(book, answers).options}


def reach(book: Rulebook, answers: Answers) -> Places:
    """The best and worst place of every setting over every completion."""
    reached: Places = {}
    for completion in completions(book, answers):
        widen(reached, places(book, completion))
    return reached


def widen(reached: Places, seen: dict[str, int]) -> None:
    """Let the best and worst places take in the places seen."""
    for option, place in seen.items():
        best, worst = reached.get(option, (place, place))
        reached[option] = (min(best, place), max(worst, place))


def visitor(book: Rulebook, dice: random.Random, unanswered: int) -> Answers:
    """Random answers that leave so many questions unknown: unanswered, or answered with "not sure".

    All others have a known answer, now and then beside a "not sure"; some visitors give a derived answer outright.
    """
    answers: Answers = {"voice": frozenset({dice.choice(VOICES)})}
    left_out = set(dice.sample(list(book.question), unanswered))
    for key, question in book.question.items():
        unsure = [choice for choice in question.choices if choice.unknown]
        if key not in left_out:
            answers[key] = _known_answer(question, answers["voice"], dice)
        elif unsure and dice.random() < 0.3:
            answers[key] = frozenset({dice.choice(unsure).key})
    for derived in book.questionnaire.derived:
        if dice.random() < 0.15:
            answers[derived.key] = frozenset({dice.choice(derived.bands).key})
    return answers


def _known_answer(question: Question, voice: frozenset[str], dice: random.Random) -> frozenset[str]:
    alone, rest = offered(question, voice)
    if not rest or (alone and dice.random() < 0.4):
        return frozenset({dice.choice(alone)})
    beside = [c.key for c in question.choices if c.unknown and not c.exclusive and dice.random() < 0.2]
    return frozenset([*dice.sample(rest, min(len(rest), dice.choice((1, 1, 2, 3)))), *beside])
