"""What we do not know, on the first knowledge base: places over every completion, held against full rankings."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from options.rules.answers import settle
from options.rules.bounds import place_bounds
from options.rules.completions import Goal, open_questions
from options.rules.ranking import rank
from options.rules.rulebook import Rulebook
from options.rules.solver import solver_of
from options.rules.unknowns import EFFORT, ranges
from tests.knowledge import seed_book
from tests.rules.completing import Places, places, reach, size, some_completions, visitor, widen
from tests.rules.strategies import Answers

FEW, MOST = 160, 2_000


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return seed_book()


def spans(book: Rulebook, answers: Answers, **work: int) -> Places:
    found = ranges(book, answers, **work)
    assert all(one.is_exact for one in found)
    return {one.option: (one.best, one.worst) for one in found}


def feasible(book: Rulebook, dice: random.Random) -> Iterator[Answers]:
    """Visitors who left one to five questions unanswered, with no more completions than can be ranked here."""
    while True:
        answers = visitor(book, dice, dice.randint(1, 5))
        if size(book, answers) <= MOST:
            yield answers


def test_ranges_equal_brute_force_wherever_that_is_feasible(book: Rulebook) -> None:
    dice = random.Random(8)
    for _, answers in zip(range(FEW), feasible(book, dice), strict=False):
        truth = reach(book, answers)

        assert spans(book, answers) == truth
        assert spans(book, answers, tried=0) == truth


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_ranges_equal_brute_force_when_the_signs_are_unknown(book: Rulebook, seed: int) -> None:
    answers = visitor(book, random.Random(seed), 0)
    del answers["dsm_signs"]
    answers.pop("severity", None)

    assert size(book, answers) > MOST
    assert spans(book, answers, tried=0) == reach(book, answers)


def test_no_random_completion_leaves_the_ranges(book: Rulebook) -> None:
    dice = random.Random(9)
    for unanswered in (4, 6, 8, 10, 14, 18, 22, 25):
        answers = visitor(book, dice, unanswered)
        found = spans(book, answers)
        for completion in some_completions(book, answers, dice, 200):
            for option, place in places(book, completion).items():
                assert found[option][0] <= place <= found[option][1]


@pytest.mark.parametrize("unanswered", [2, 4, 8, 12, 16, 25])
def test_the_completions_the_solver_finds_rank_as_the_ranges_say(book: Rulebook, unanswered: int) -> None:
    answers = visitor(book, random.Random(unanswered), unanswered)
    asked = open_questions(book, answers)
    open_keys = {question.key for question in asked}
    follows = {key for key, one in book.derived.items() if one.source_question in open_keys} - answers.keys()
    kept = {key: given for key, given in settle(book, answers).given.items() if key not in open_keys | follows}
    replayed: Places = {}

    def see(completion: Answers) -> list[Goal]:
        assert completion.keys() == open_keys
        widen(replayed, places(book, {**answers, **completion}))
        better = [Goal("best", option, best - 1, 1) for option, (best, _) in replayed.items() if best > 1]
        worse = [Goal("worst", option, worst + 1, len(replayed)) for option, (_, worst) in replayed.items()]
        return better + worse

    assert solver_of(book).search(kept, asked, EFFORT, see)
    assert replayed == spans(book, answers)


@pytest.mark.parametrize("effort", [0, 1, 20])
def test_when_the_effort_is_spent_the_bounds_hold_the_truth_and_say_so(book: Rulebook, effort: int) -> None:
    dice = random.Random(10)
    cut_short = 0
    for unanswered in (5, 9, 13, 25):
        answers = visitor(book, dice, unanswered)
        truth = spans(book, answers)
        for one in ranges(book, answers, tried=0, effort=effort):
            best, worst = truth[one.option]
            assert one.best <= best <= worst <= one.worst
            assert not one.is_exact or (one.best, one.worst) == (best, worst)
            cut_short += not one.is_exact

    assert cut_short


def test_the_bounds_never_leave_out_what_is_reached(book: Rulebook) -> None:
    dice = random.Random(11)
    for _ in range(20):
        answers = visitor(book, dice, dice.randint(1, 25))
        bounds = place_bounds(book, rank(book, answers))
        for option, (best, worst) in spans(book, answers).items():
            assert bounds[option].best <= best <= worst <= bounds[option].worst


def test_nothing_unknown_leaves_every_setting_in_its_place(book: Rulebook) -> None:
    answers = visitor(book, random.Random(12), 0)

    assert all(one.is_exact and one.best == one.now == one.worst for one in ranges(book, answers))


def test_answers_do_not_depend_on_who_asked_before(book: Rulebook) -> None:
    dice = random.Random(13)
    visitors = [visitor(book, dice, unanswered) for unanswered in (3, 6, 9, 12)]
    alone = [ranges(book, answers) for answers in visitors]

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda answers: ranges(book, answers), visitors * 5))

    assert together == alone * 5
