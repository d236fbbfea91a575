"""Random answers to the seed's questions, the same in every run, and layouts that differ in one thing."""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from options.publishing.layouts import ChoiceLayout, Layout, layout_of
from tests.knowledge import seed_book

Answers = dict[str, frozenset[str]]
SUBSETS = 150


@cache
def seed_layout() -> Layout:
    """The layout of the seed."""
    return layout_of(seed_book())


def answer_sets(count: int, seed: int) -> Iterator[tuple[str, Answers]]:
    """Voices with answers: from nothing to everything answered, "None of these" and "Not sure" among them."""
    chance = random.Random(seed)
    pools = _pools(chance)
    keys = list(pools)
    for _ in range(count):
        answered = keys if chance.random() < 0.5 else keys[: chance.randrange(len(keys) + 1)]
        share = chance.random() + 0.1
        given = {key: pools[key][int(chance.random() * len(pools[key]))] for key in answered if chance.random() < share}
        yield seed_layout().voices[chance.randrange(3)], given


def fullest() -> Answers:
    """Every question answered with as many choices as it takes."""
    return {
        one.key: frozenset(_together(one.choices)) if one.kind == "multi" else frozenset((one.choices[-1].key,))
        for one in seed_layout().questions
    }


def with_choice(key: str, choice: ChoiceLayout) -> Layout:
    """The seed's layout with one more choice at the end of a question."""
    return replace(
        seed_layout(),
        questions=tuple(
            replace(one, choices=(*one.choices, choice)) if one.key == key else one for one in seed_layout().questions
        ),
    )


def _pools(chance: random.Random) -> dict[str, list[frozenset[str]]]:
    """For each question, every single choice and many sets of choices that go together."""
    pools = {}
    for one in seed_layout().questions:
        pools[one.key] = [frozenset((choice.key,)) for choice in one.choices]
        if one.kind == "multi":
            together = _together(one.choices)
            sizes = [chance.randint(1, len(together)) for _ in range(SUBSETS)]
            pools[one.key] += [frozenset(chance.sample(together, size)) for size in sizes]
    return pools


def _together(choices: tuple[ChoiceLayout, ...]) -> list[str]:
    return [choice.key for choice in choices if not choice.exclusive]
