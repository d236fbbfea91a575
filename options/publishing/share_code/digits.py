"""Answers as one number: a digit per question, each with a base of its own, the first question lowest.

Nothing answered is 0, so who stops early gets a small number. A question with one answer has a digit for each choice.
One with several has a bit for each choice that goes with others, and one more digit for each that stands alone.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from options.publishing.layouts import Layout, QuestionLayout
from options.rules.conditions import Answers
from options.rules.errors import Problem, UnknownAnswer


@dataclass(frozen=True, slots=True)
class Digit:
    """The digit of one question.

    `ones`: the digit of each choice given alone; `bits`: the bit of each that goes with others;
    `sets`: the answer of each digit that stands for at most one choice.
    """

    key: str
    base: int
    ones: Mapping[str, int]
    bits: Mapping[str, int]
    sets: Mapping[int, frozenset[str]]

    def of(self, chosen: Set[str]) -> int:
        """The digit of an answer. Raises: KeyError for choices that this question cannot have together."""
        if len(chosen) == 1:
            return self.ones[next(iter(chosen))]
        return sum([self.bits[choice] for choice in chosen])

    def chosen(self, digit: int) -> frozenset[str]:
        """The answer of a digit."""
        return self.sets.get(digit) or frozenset([key for key, bit in self.bits.items() if digit & bit])


def number_of(layout: Layout, voice: str, answers: Answers) -> int:
    """Voice and answers as one number.

    Raises: UnknownAnswer for a voice, question, choice or set of choices that the layout does not have.
    """
    if strange := answers.keys() - layout.question.keys():
        raise _unknown(min(strange))
    number = 0
    for digit in reversed(_digits(layout)):
        given = answers.get(digit.key)
        try:
            number = number * digit.base + (digit.of(given) if given else 0)
        except KeyError:
            raise _unknown(digit.key) from None
    speakers = ("", *layout.voices)
    if voice not in speakers:
        raise _unknown("voice")
    return number * len(speakers) + speakers.index(voice)


def answers_of(layout: Layout, number: int) -> tuple[str, dict[str, frozenset[str]]]:
    """The voice and the answers in a number; undoes `number_of`.

    Raises: OverflowError when the number is larger than any these questions give.
    """
    number, speaker = divmod(number, len(layout.voices) + 1)
    answers = {}
    for digit in _digits(layout):
        if not number:
            break
        number, value = divmod(number, digit.base)
        if value:
            answers[digit.key] = digit.chosen(value)
    if number:
        raise OverflowError("These questions do not give such a number.")
    return ("", *layout.voices)[speaker], answers


@lru_cache(maxsize=64)
def _digits(layout: Layout) -> tuple[Digit, ...]:
    """The digits of a layout, lowest first."""
    return tuple(map(_digit, layout.questions))


def _digit(question: QuestionLayout) -> Digit:
    is_single = question.kind == "single"
    together = [] if is_single else [choice.key for choice in question.choices if not choice.exclusive]
    bits = {key: 1 << place for place, key in enumerate(together)}
    rest = [choice.key for choice in question.choices if choice.key not in bits]
    ones = bits | {key: value for value, key in enumerate(rest, start=1 << len(together))}
    sets = {value: frozenset((key,)) for key, value in ones.items()}
    return Digit(question.key, (1 << len(together)) + len(rest), ones, bits, sets)


def _unknown(key: str) -> UnknownAnswer:
    message = f"{key!r} has an answer that the questions of this release do not offer."
    return UnknownAnswer([Problem("choice", f"answers.{key}", message, "Ask this question again.")])
