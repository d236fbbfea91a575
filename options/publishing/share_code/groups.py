"""Symbols in groups of four, three that carry and one that checks, so that a wrong group is found and named.

A symbol is a number from 0 to 31, one of GF(32). With a, b, c the carried symbols, s the check symbol and w = 2, a
group at place p holds w*a + w^2*b + w^3*c + s = mark(p). The four factors differ and none is zero, so one wrong symbol
or two that changed places (next to each other or not, in one group or across its border) always break a group. The mark
differs from place to place and tells the last group from the others, so groups that moved, and groups too many or too
few, break it as well. docs/decisions/0009-share-code.md has the proof and its limits.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from options.publishing.share_code.problems import CodeProblem, WrongCode, problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""
SIZE, CARRIED = 4, 3
MANY = 3
LONGEST_TEXT = 400
LAST = 16

VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
SPELLINGS = str.maketrans(
    {sign.lower(): sign for sign in ALPHABET} | dict.fromkeys("Oo", "0") | dict.fromkeys("IiLl", "1") | {"-": " "}
)


def times(one: int, other: int) -> int:
    """The product of two symbols in GF(32), reduced by x^5 + x^2 + 1."""
    product = 0
    for bit in range(5):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product


def power(exponent: int) -> int:
    """The generator w = 2 to this power; powers repeat after 31."""
    return POWERS[exponent % 31]


POWERS = [1]
for _ in range(30):
    POWERS.append(times(POWERS[-1], 2))
SUMS = [{sign: times(power(place + 1), value) for sign, value in VALUES.items()} for place in range(CARRIED)]
"""What a sign adds to its group, by its place in it."""


def mark(place: int, is_last: bool) -> int:
    """What the group at a place, counted from 0, adds up to. Places repeat after 16."""
    return place % LAST | (LAST if is_last else 0)


@cache
def _marks(count: int) -> list[int]:
    """The marks of a code with this many groups."""
    return [mark(place, place + 1 == count) for place in range(count)]


def written(symbols: Sequence[int]) -> str:
    """Symbols as a code: groups of four with spaces between them; zeros fill the last group."""
    signs = "".join([ALPHABET[symbol] for symbol in symbols])
    signs += ALPHABET[0] * (-len(signs) % CARRIED)
    starts = range(0, len(signs), CARRIED)
    parts = [signs[start : start + CARRIED] for start in starts]
    return " ".join(
        [part + ALPHABET[_carried(part) ^ total] for part, total in zip(parts, _marks(len(parts)), strict=True)]
    )


def symbols_in(text: str) -> list[int]:
    """The symbols that a typed code carries, without the check symbols.

    Reads lower case, O as 0, I and L as 1, with spaces, dashes and line breaks anywhere.
    Raises: WrongCode naming every group that does not fit.
    """
    if len(text) > LONGEST_TEXT:
        raise WrongCode([problem("long")])
    parts = _spelled(text).split()
    signs = "".join(parts)
    if not signs:
        raise WrongCode([problem("empty")])
    if len(signs) % SIZE or not VALUES.keys() >= set(signs):
        raise WrongCode([_first_fault(parts)])
    groups = _cut(signs)
    if misfits := _misfits(groups):
        raise WrongCode(_explained(misfits, groups))
    values = [VALUES[sign] for sign in signs]
    del values[CARRIED::SIZE]
    return values


def _spelled(text: str) -> str:
    """The text in the signs of codes; dashes become spaces, what is not seen (such as soft hyphens) is dropped."""
    if not text.isascii():
        kinds = [(sign, unicodedata.category(sign)) for sign in text]
        text = "".join(" " if kind == "Pd" else sign for sign, kind in kinds if kind != "Cf")
    return text.translate(SPELLINGS)


def _cut(text: str) -> list[str]:
    return [text[start : start + SIZE] for start in range(0, len(text), SIZE)]


def _first_fault(parts: Sequence[str]) -> CodeProblem:
    """The first group that does not fit, when a sign is strange, missing or too many.

    Where signs are missing or too many, the groups are those typed: they show which one is too short or too long.
    """
    signs = "".join(parts)
    groups = _cut(signs)
    if len(signs) % SIZE:
        groups = [group for part in parts for group in ([part] if len(part) < 2 * SIZE else _cut(part))]
    for place, group in enumerate(groups):
        shown = "".join(sign if sign.isprintable() else "?" for sign in group)
        if not VALUES.keys() >= set(group):
            return problem("sign", place + 1, shown)
        if len(group) != SIZE:
            return problem("length", place + 1, shown, count=len(group))
        if _sum(group) != _marks(len(groups))[place]:
            return problem("group", place + 1, shown)
    return problem("many", 1, groups[0], count=len(groups))


def _sum(group: str) -> int:
    """What a group adds up to."""
    return _carried(group) ^ VALUES[group[CARRIED]]


def _carried(group: str) -> int:
    """What the three carried signs of a group add up to."""
    return SUMS[0][group[0]] ^ SUMS[1][group[1]] ^ SUMS[2][group[2]]


def _misfits(groups: Sequence[str]) -> dict[int, int]:
    """What each group adds up to that does not add up to its mark, by place."""
    sums, marks = list(map(_sum, groups)), _marks(len(groups))
    if sums == marks:
        return {}
    return {place: found for place, found in enumerate(sums) if found != marks[place]}


def _explained(sums: dict[int, int], groups: Sequence[str]) -> Iterator[CodeProblem]:
    """The problems behind the groups that do not fit. Takes: what each of them adds up to, by place."""
    last, first = len(groups) - 1, min(sums)
    number, text = first + 1, groups[first]
    if sums == {last: mark(last, is_last=False)}:
        yield problem("end", number, text)
    elif sums == {place: mark(place + 1, place == last) for place in range(first, last + 1)}:
        yield problem("missing", number, text)
    elif len(sums) == 2 and _changed_places(sums, last):
        yield problem("swapped", number, text, other=max(sums) + 1, other_text=groups[max(sums)])
    elif len(sums) > MANY:
        yield problem("many", number, text, count=len(sums))
    else:
        for place in sums:
            yield problem("group", place + 1, groups[place])


def _changed_places(sums: dict[int, int], last: int) -> bool:
    one, other = sums
    return sums[one] == mark(other, other == last) and sums[other] == mark(one, one == last)
