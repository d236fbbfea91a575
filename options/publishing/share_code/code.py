"""The share code: answers, voice and release number, written as a code and read from one. Pure: nothing is kept.

A code carries, in this order: the release number; two symbols that seal it; the answers as one number, lowest symbol
first. The seal depends on the layout of the release and on everything carried, so that a code of other questions is
refused, and so is one with several mistakes that a group's own check cannot see.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import getitem, xor

from options.publishing.layouts import Layout
from options.publishing.share_code.digits import answers_of, number_of
from options.publishing.share_code.groups import power, symbols_in, times, written
from options.publishing.share_code.problems import CodeProblem, WrongCode, problem
from options.rules.codec import digest_of
from options.rules.conditions import Answers

__all__ = ["CodeProblem", "ReadCode", "WrongCode", "read", "write"]

PURPOSE = "share code, form 1"
"""Another form of code gets another name, and with it another seal."""
SEAL = 2
MORE = 16
"""Release numbers are written in steps of four bits; this bit says that another step follows."""
MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class ReadCode:
    """What a code carries: the release it was made under, who answers, and the answers as they were given."""

    release: int
    voice: str
    answers: dict[str, frozenset[str]]


def write(answers: Answers, voice: str, release: int, layout: Layout) -> str:
    """The code for these answers, in groups of four with spaces between them.

    Takes: answers by question key, unanswered ones absent or empty; a release number from 1, and its layout.
    Raises: UnknownAnswer for a voice or an answer that the layout does not have.
    """
    head = _steps(release)
    body = _symbols(number_of(layout, voice, answers))
    return written([*head, *_seal(layout, head, body), *body])


def read(text: str, layouts: Mapping[int, Layout]) -> ReadCode:
    """What a typed code carries.

    Takes: any text; the layouts of all releases known, by number.
    Raises: WrongCode, which names the groups that are wrong.
    """
    symbols = symbols_in(text)
    release, size = _release(symbols)
    layout = layouts.get(release)
    if layout is None:
        raise WrongCode([problem("release", release) if release else problem("foreign")])
    head, seal, body = symbols[:size], symbols[size : size + SEAL], symbols[size + SEAL :]
    if seal != _seal(layout, head, body):
        raise WrongCode([problem("foreign")])
    number = 0
    for symbol in reversed(body):
        number = number << 5 | symbol
    try:
        voice, answers = answers_of(layout, number)
    except OverflowError:
        raise WrongCode([problem("foreign")]) from None
    return ReadCode(release, voice, answers)


def _symbols(number: int) -> list[int]:
    """A number in base 32, lowest symbol first, without leading zeros."""
    symbols = []
    while number:
        symbols.append(number & 31)
        number >>= 5
    return symbols


def _steps(release: int) -> list[int]:
    """A release number as symbols: one up to 15, two up to 255."""
    steps = [release & 15]
    while release := release >> 4:
        steps[-1] |= MORE
        steps.append(release & 15)
    return steps


def _release(symbols: Sequence[int]) -> tuple[int, int]:
    """The release number at the start of a code, 0 when there is none, and how many symbols it takes."""
    number = 0
    for place, symbol in enumerate(symbols[:MOST_STEPS]):
        number |= (symbol & 15) << 4 * place
        if symbol < MORE:
            return (number if symbol else 0), place + 1
    return 0, 0


def _seal(layout: Layout, head: Sequence[int], body: Sequence[int]) -> list[int]:
    """The two symbols that bind what is carried to its layout: two weighted sums, shifted by the layout's own mark."""
    carried = [*head, *[0] * SEAL, *body]
    sums = reduce(xor, map(getitem, map(_weights, range(len(carried))), carried), _mark(layout))
    return [sums & 31, sums >> 5]


@lru_cache(maxsize=64)
def _mark(layout: Layout) -> int:
    """Ten bits that tell this layout from others."""
    return int(digest_of(f"{PURPOSE}\n{layout.digest}")[:8], 16) & 0x3FF


@cache
def _weights(place: int) -> list[int]:
    """What each symbol adds to the two sums at a place, the second sum in the higher five bits."""
    one, two = power(2 * place), power(3 * place)
    return [times(one, symbol) | times(two, symbol) << 5 for symbol in range(32)]
