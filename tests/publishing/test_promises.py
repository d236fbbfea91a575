"""What a suspension lifts, and what it does not: a promise that readers still have cannot be broken meanwhile."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from options.publishing.promises import problems_of, proof_of, with_suspensions
from options.rules.answers import read_answers
from options.rules.cases import missed, outcome_of
from options.rules.proof import Verdict
from options.rules.ranking import rank
from options.rules.rulebook import ExampleCase, Rulebook
from tests.knowledge import seed_book, with_rule

pytestmark = [pytest.mark.usefixtures("unproved"), pytest.mark.django_db]
SUSPENDED = "methadone-counselling"
Breaks = Callable[[Rulebook], bool]


@pytest.fixture
def live() -> Rulebook:
    """What readers see: the seed with one option suspended."""
    return with_suspensions(seed_book(), {SUSPENDED: "New clients are not taken now."})


@pytest.fixture
def broken_when(monkeypatch: pytest.MonkeyPatch) -> Callable[[Breaks], str]:
    """Let the first safeguard be broken in some rulebooks; gives its place."""

    def install(breaks: Breaks) -> str:
        key = seed_book().safeguards[0].key
        for place in ("promises", "check"):
            monkeypatch.setattr(
                f"options.publishing.{place}.verdicts_of", lambda book: (Verdict(key, not breaks(book), ()),)
            )
        return f"safeguard {key}"

    return install


def places(book: Rulebook, live: Rulebook) -> list[str]:
    """What is said against a draft, but for overdue reviews."""
    return [one.place for one in problems_of(book, live) if one.code in ("safeguard", "case")]


def edited(book: Rulebook) -> Rulebook:
    """The same with other words in one rule."""
    return with_rule(book, "methadone-severe", why="Another reason.")


def is_suspended(book: Rulebook) -> bool:
    """Whether the option is suspended."""
    return bool(book.option[SUSPENDED].suspended)


def first_place_needs_it() -> ExampleCase:
    """An example case with the option in first place, as the seed has it."""
    book = seed_book()
    for case in book.example_cases:
        if outcome_of(rank(book, read_answers(book, case.answers))).top[:1] == (SUSPENDED,):
            return case
    raise AssertionError


def with_case(book: Rulebook, case: ExampleCase) -> Rulebook:
    """The same with this as its only example case."""
    return replace(book, example_cases=(case,))


def test_a_promise_lifted_for_readers_holds_up_no_other_change(live: Rulebook, broken_when: Callable) -> None:
    broken_when(is_suspended)

    assert places(edited(live), live) == []


def test_a_promise_that_readers_have_is_not_broken_under_cover_of_a_suspension(
    live: Rulebook, broken_when: Callable
) -> None:
    place = broken_when(lambda book: is_suspended(book) and book.rules != live.rules)

    assert places(edited(live), live) == [place]


def test_a_promise_that_would_not_hold_without_the_suspension_is_refused(live: Rulebook, broken_when: Callable) -> None:
    place = broken_when(lambda book: is_suspended(book) or book.rules != live.rules)

    assert places(edited(live), live) == [place]


def test_a_case_that_misses_for_readers_what_it_missed_before_holds_up_nothing(live: Rulebook) -> None:
    case = first_place_needs_it()
    live = with_case(live, replace(case, expect=replace(case.expect, first_any_of=(SUSPENDED,))))

    assert missed(live, live.example_cases[0])
    assert places(edited(live), live) == []


def test_a_case_that_readers_see_met_is_not_missed_under_cover_of_a_suspension(live: Rulebook) -> None:
    case = first_place_needs_it()
    bare = replace(case.expect, first_any_of=(), in_top3=(), not_top3=(), not_suitable=(), alerts=(), supports=())
    met = with_case(live, replace(case, expect=bare))
    new = with_case(live, replace(case, expect=replace(bare, first_any_of=(SUSPENDED,))))

    assert not missed(met, met.example_cases[0])
    assert places(new, met) == [f"example case {case.key}"]
    assert places(new, with_case(live, replace(new.example_cases[0], key="another"))) == [f"example case {case.key}"]


def test_what_cases_miss_is_sealed_in_names(live: Rulebook) -> None:
    case = first_place_needs_it()
    wanted = with_case(live, replace(case, expect=replace(case.expect, in_top3=(SUSPENDED,))))

    (sealed,) = proof_of(wanted)["accepted"]

    assert f"{live.option[SUSPENDED].name} is not among the first three" in sealed["missed"]
    assert SUSPENDED not in " ".join(sealed["missed"])
