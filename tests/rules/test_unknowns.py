"""What we do not know, on small rulebooks: every completion is ranked and compared."""

import doctest
import subprocess
import sys
from dataclasses import replace

from hypothesis import given, settings

from options.rules import encoding
from options.rules.conditions import Clause
from options.rules.questionnaire import Choice
from options.rules.ranking import rank
from options.rules.rulebook import Rulebook
from options.rules.unknowns import Range, ranges, settles_most
from tests.project.source import ROOT
from tests.rules.books import option, question, rule, small
from tests.rules.completing import known_answers, open_ways, places, reach, widen
from tests.rules.strategies import EMPTY, Answers, books_and_answers

EVERYTHING = 10**9
HOME, CLINIC, WARD = option("home"), option("clinic"), option("ward")
COLOR = question("color", "single", "red", "blue", "not_sure")
SIGNS = question("signs", "multi", "ache", "fever", "none", "not_sure")


def spans(found: tuple[Range, ...]) -> dict[str, tuple[int, int]]:
    assert all(one.is_exact for one in found)
    return {one.option: (one.best, one.worst) for one in found}


@settings(max_examples=50)
@given(books_and_answers())
def test_ranges_are_the_best_and_worst_place_over_every_completion(
    drawn: tuple[Rulebook, Answers],
) -> None:
    book, answers = drawn
    truth = reach(book, answers)

    assert spans(ranges(book, answers, tried=EVERYTHING)) == truth
    assert spans(ranges(book, answers, tried=0)) == truth
    for one in ranges(book, answers, tried=0, effort=0):
        best, worst = truth[one.option]
        assert one.best <= best <= worst <= one.worst
        assert not one.is_exact or (one.best, one.worst) == (best, worst)


@settings(max_examples=50)
@given(books_and_answers())
def test_the_question_that_settles_most_is_the_one_described(drawn: tuple[Rulebook, Answers]) -> None:
    book, answers = drawn
    voice, described = answers.get("voice", frozenset()), []
    for key in open_ways(book, answers):
        moved = {name: (place, place) for name, place in places(book, answers).items()}
        for answer in known_answers(book.question[key], voice):
            if len(answer) == 1:
                widen(moved, places(book, {**answers, key: answer}))
        described.append((sum(worst - best for best, worst in moved.values()), key))

    found = settles_most(book, answers)

    most = max((moves for moves, _ in described), default=0)
    first = next((key for moves, key in described if moves == most), None)
    assert (found.places, found.question) == (most, first) if found else most == 0


def test_now_is_the_place_without_the_unknown_answers() -> None:
    book = small((COLOR,), (HOME, CLINIC), (rule("r", "clinic", "favours", Clause("color", none_of=("red", "blue"))),))

    home, clinic = sorted(ranges(book, {}), key=lambda one: one.best)

    assert (home.option, home.now, home.best, home.worst) == ("home", 2, 1, 1)
    assert (clinic.option, clinic.now, clinic.best, clinic.worst) == ("clinic", 1, 2, 2)


def test_ranges_stand_in_the_order_of_now() -> None:
    book = small((COLOR,), (HOME, CLINIC), (rule("r", "clinic", "favours"),))

    assert [one.option for one in ranges(book, {})] == ["clinic", "home"]


def test_not_sure_is_as_unknown_as_no_answer() -> None:
    book = small((COLOR,), (HOME, CLINIC), (rule("r", "clinic", "favours", Clause("color", any_of=("red",))),))

    assert ranges(book, {"color": frozenset({"not_sure"})}) == ranges(book, {})
    assert spans(ranges(book, {})) == {"home": (1, 2), "clinic": (1, 2)}


def test_a_choice_that_is_not_offered_to_the_voice_is_left_out() -> None:
    theirs = Choice("refuses", "", "", voices=("other",))
    asked = replace(COLOR, choices=(*COLOR.choices, theirs))
    book = small((asked,), (HOME, CLINIC), (rule("r", "clinic", "favours", Clause("color", any_of=("refuses",))),))

    for tried in (0, EVERYTHING):
        assert spans(ranges(book, {"voice": frozenset({"self"})}, tried=tried))["clinic"] == (2, 2)
        assert spans(ranges(book, {"voice": frozenset({"other"})}, tried=tried))["clinic"] == (1, 2)


def test_a_question_without_any_known_answer_stays_unknown() -> None:
    asked = replace(COLOR, choices=COLOR.choices[-1:])
    book = small((asked,), (HOME, CLINIC), (rule("r", "clinic", "favours", Clause("color", none_of=("not_sure",))),))

    for tried in (0, EVERYTHING):
        assert spans(ranges(book, {"color": frozenset({"not_sure"})}, tried=tried))["home"] == (1, 1)
        assert spans(ranges(book, {}, tried=tried))["home"] == (2, 2)


def test_the_question_that_settles_most_says_how_many_settings_it_moves() -> None:
    lifts = [rule(f"{key}-up", key, "favours", Clause("signs", any_of=("ache",))) for key in ("clinic", "ward")]
    lift = rule("one-up", "clinic", "slightly_favours", Clause("color", any_of=("red",)))
    book = small((COLOR, SIGNS), (HOME, CLINIC, WARD), (*lifts, lift))

    found = settles_most(book, {})

    assert found is not None
    assert (found.question, found.moves, found.places) == ("signs", 3, 4)


def test_no_question_settles_anything_when_no_answer_moves_a_setting() -> None:
    book = small((COLOR,), (HOME, CLINIC), (rule("r", "home", "favours", Clause("color", any_of=("red",))),))

    assert settles_most(book, {}) is None


def test_the_solver_counts_as_the_derived_answer_does() -> None:
    banded = [
        rule(f"{band}-{key}", key, effect, Clause("count", any_of=(band,)), Clause("two", **clause))
        for band, key, effect, clause in (
            ("few", "clinic", "favours", {"any_of": ("f",)}),
            ("some", "ward", "favours", {"none_of": ("f",)}),
            ("many", "home", "against", {"any_of": ("d",)}),
        )
    ]
    book = replace(EMPTY, rules=tuple(banded))

    assert reach(book, {}) == {"home": (1, 2), "clinic": (1, 3), "ward": (1, 3)}
    assert spans(ranges(book, {}, tried=0)) == reach(book, {})


def test_the_solver_knows_that_an_unsuitable_setting_is_no_first_step() -> None:
    leads = rule("leads", "home", "needs_first", first="home")
    refused = rule("refused", "home", "not_suitable", Clause("color", none_of=("blue",)), reason_kind="unsafe")
    book = small((question("color", "single", "red", "green", "blue", "pink"),), (HOME, CLINIC, WARD), (leads, refused))

    assert reach(book, {}) == {"home": (1, 3), "clinic": (1, 2), "ward": (2, 3)}
    assert spans(ranges(book, {}, tried=0)) == reach(book, {})


def test_the_solver_never_puts_another_answer_beside_one_that_stands_alone() -> None:
    both = Clause("signs", any_of=("none",)), Clause("signs", any_of=("ache",))
    book = small((SIGNS,), (HOME, CLINIC), (rule("never", "clinic", "favours", *both),))

    assert spans(ranges(book, {}, tried=0)) == {"home": (1, 1), "clinic": (2, 2)}


def test_keys_with_quotes_reach_the_solver_unharmed() -> None:
    asked = replace(COLOR, choices=(Choice('a "b" \\c', "", ""), *COLOR.choices))
    book = small((asked,), (HOME, CLINIC), (rule("r", "clinic", "favours", Clause("color", any_of=('a "b" \\c',))),))

    assert spans(ranges(book, {}, tried=0)) == {"home": (1, 2), "clinic": (1, 2)}


def test_the_solver_is_loaded_only_when_it_is_needed() -> None:
    lines = "import sys, options.rules.ranking, options.rules.unknowns; assert 'clingo' not in sys.modules"

    subprocess.run([sys.executable, "-c", lines], cwd=ROOT, check=True)


def test_the_example_in_the_encoding_is_true() -> None:
    assert doctest.testmod(encoding).failed == 0


def test_ranges_without_settings_are_empty() -> None:
    book = small((COLOR,), (), ())

    assert ranges(book, {}) == ()
    assert rank(book, {}).options == ()
    assert settles_most(book, {}) is None
