"""Everything that makes a rulebook unfit to publish is found, and named by row and field."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from options.rules.answers import read_answers
from options.rules.codec import decode, encode
from options.rules.errors import BadData
from options.rules.problems import find_problems
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book
from tests.rules.broken import BROKEN, RULE, part


def test_the_first_knowledge_base_has_no_problem() -> None:
    assert find_problems(seed_book()) == ()


@pytest.mark.parametrize(("break_it", "code", "place"), BROKEN, ids=[f"{code} {place}" for _, code, place in BROKEN])
def test_a_broken_rulebook_is_refused_with_the_row_and_field(
    break_it: Callable[[Rulebook], Rulebook], code: str, place: str
) -> None:
    problems = find_problems(break_it(seed_book()))

    assert (code, place) in [(problem.code, problem.place) for problem in problems]
    assert all(problem.message.endswith(".") and problem.remedy for problem in problems)


def test_all_problems_are_named_at_once_and_near_keys_are_offered() -> None:
    book = part("rules", RULE, option="methadone-counseling", why="", findings=("nowhere",))(seed_book())

    problems = {problem.place: problem for problem in find_problems(book)}

    assert {f"rule {RULE}, option", f"rule {RULE}, why", f"rule {RULE}, findings"} <= problems.keys()
    assert problems[f"rule {RULE}, option"].remedy == "Did you mean 'methadone-counselling'?"


REFERENCES = {
    "source", "findings", "option", "first", "question", "any_of", "none_of", "helplines", "shows", "sources",
    "options", "over", "alert", "conflict", "seed_claims", "better_evidence", "continues_with", "family", "stay",
    "medication", "cost_band", "certainty", "theme", "effect", "level", "from", "to", "counts", "includes",
    "leave_out", "when_ticked", "unknown_counts_as", "step", "same_as", "supports", "against", "first_any_of",
    "in_top3", "not_top3", "not_suitable", "alerts", "answers", "reason_kind", "kind", "voices",
}  # fmt: skip
FREE_WORDS = {
    "sources.[].kind",
    "guides.[].kind",
    "guides.[].sections.[].disagreement.[].source",
    "guides.[].sections.[].questions.[].question",
    "options.[].ask_a_programme.[].question",
    "options.[].outcomes.[].over",
}
"""Texts that have such a name and are only shown."""


def references(data: Any, path: tuple[Any, ...] = (), named: str = "") -> Iterator[tuple[Any, ...]]:
    """The paths of all texts that name something else."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from references(value, (*path, key), key if named != "answers" else named)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from references(value, (*path, index), named)
    elif named in REFERENCES and isinstance(data, str):
        yield path


def test_a_reference_that_leads_nowhere_is_found_wherever_it_stands() -> None:
    data, dice = encode(replace(seed_book(), translations=())), random.Random(4)
    kinds: dict[str, list[tuple[Any, ...]]] = {}
    for path in references(data):
        pattern = ".".join("[]" if isinstance(part, int) else part for part in path)
        kinds.setdefault(pattern, []).append(path)

    unnoticed = [kind for kind, paths in kinds.items() if not refused_without(data, dice.choice(paths))]

    assert set(unnoticed) == FREE_WORDS
    assert len(kinds) > 60


def refused_without(data: Any, path: tuple[Any, ...]) -> bool:
    """Whether a rulebook is refused when the text at a path names nothing."""
    owner = data
    for step in path[:-1]:
        owner = owner[step]
    kept, owner[path[-1]] = owner[path[-1]], "nowhere-at-all"
    try:
        return bool(find_problems(decode(Rulebook, data)))
    except BadData:
        return True
    finally:
        owner[path[-1]] = kept


def test_a_fit_rulebook_reads_the_answers_of_its_own_cases() -> None:
    assert all(read_answers(seed_book(), case.answers) for case in seed_book().example_cases)
