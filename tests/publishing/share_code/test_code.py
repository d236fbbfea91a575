"""A share code gives back exactly the answers it was made from, under the release it names, or is refused."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from options.publishing.layouts import ChoiceLayout, Layout
from options.publishing.share_code.code import WrongCode, read, write
from options.publishing.share_code.groups import ALPHABET
from options.rules.errors import UnknownAnswer
from tests.knowledge import seed_book
from tests.publishing.share_code.samples import answer_sets, fullest, seed_layout, with_choice

LAYOUT = seed_layout()
LAYOUTS = {1: LAYOUT}


def refused(text: str, layouts: Mapping[int, Layout] = LAYOUTS) -> WrongCode:
    """What is said about a code that cannot be read."""
    with pytest.raises(WrongCode) as caught:
        read(text, layouts)
    return caught.value


@pytest.mark.drill
def test_random_answer_sets_come_back(drill: Callable[[int, int], int]) -> None:
    different = 0

    for voice, answers in answer_sets(drill(10_000, 100_000), seed=5):
        code = read(write(answers, voice, 1, LAYOUT), LAYOUTS)
        different += (code.release, code.voice, code.answers) != (1, voice, answers)

    assert different == 0


def test_every_example_case_comes_back() -> None:
    for case in seed_book().example_cases:
        answers = {key: frozenset(chosen) for key, chosen in case.answers.items() if key in LAYOUT.question}

        assert read(write(answers, "other", 1, LAYOUT), LAYOUTS).answers == answers


def test_not_sure_and_the_safety_gate_come_back_as_given() -> None:
    answers = {"safety_now": frozenset(["unsafe_home"]), "dsm_signs": frozenset(["not_sure", "craving"])}

    code = read(write(answers, "self", 1, LAYOUT), LAYOUTS)

    assert code.answers == answers


def test_nothing_answered_is_a_code_too() -> None:
    assert read(write({}, "", 1, LAYOUT), LAYOUTS).answers == {}
    assert read(write({"safety_now": frozenset()}, "self", 1, LAYOUT), LAYOUTS).answers == {}


def test_codes_are_short() -> None:
    only_gate = write({"safety_now": frozenset(["none"])}, "self", 1, LAYOUT)

    assert len(only_gate.split()) == 2
    assert len(write(fullest(), "counsellor", 15, LAYOUT).split()) == 9
    assert len(write(fullest(), "counsellor", 255, LAYOUT).split()) == 10


def test_fewer_answers_never_make_a_longer_code() -> None:
    everything = list(fullest().items())
    lengths = [len(write(dict(everything[:count]), "self", 1, LAYOUT)) for count in range(len(everything) + 1)]

    assert lengths == sorted(lengths)


@pytest.mark.parametrize("release", [1, 15, 16, 255, 256, 70_000])
def test_a_code_names_its_release(release: int) -> None:
    code = write(fullest(), "self", release, LAYOUT)

    assert read(code, {release: LAYOUT}).release == release
    problem = refused(code, {release + 1: LAYOUT}).problems[0]
    assert (problem.code, problem.number) == ("release", release)


def test_a_code_is_read_however_it_is_typed() -> None:
    code = write(fullest(), "self", 1, LAYOUT)
    typed = [code.lower(), code.replace(" ", ""), code.replace(" ", "-"), code.replace(" ", "\r\n"), f"\t {code}\n "]
    typed += [code.replace("0", "o").replace("1", "l"), code.replace("0", "O").replace("1", "I")]
    typed += [
        code.replace(" ", " \N{EN DASH} "),
        "\N{ZERO WIDTH SPACE}".join(code),
        code.replace(" ", "\N{NO-BREAK SPACE}"),
    ]

    assert {tuple(read(text, LAYOUTS).answers.items()) for text in typed} == {tuple(fullest().items())}


def test_a_code_of_an_earlier_release_is_read_with_its_own_questions() -> None:
    later = with_choice("age_band", ChoiceLayout("over_80"))
    answers = fullest()

    code = write(answers, "self", 1, LAYOUT)

    assert read(code, {1: LAYOUT, 3: later}).answers == answers
    assert write(answers, "self", 3, later) != code


@pytest.mark.parametrize(
    "layout",
    [
        with_choice("age_band", ChoiceLayout("over_80")),
        replace(LAYOUT, voices=("self", "other")),
        replace(LAYOUT, questions=LAYOUT.questions[:-1]),
        replace(LAYOUT, questions=tuple(reversed(LAYOUT.questions))),
    ],
)
def test_a_code_of_another_site_is_refused(layout: Layout) -> None:
    code = write(fullest(), "self", 1, LAYOUT)

    assert refused(code, {1: layout}).problems[0].code == "foreign"


@pytest.mark.parametrize(
    "answers",
    [
        {"tea": {"green"}},
        {"age_band": {"tea"}},
        {"age_band": {"26_64", "under_18"}},
        {"safety_now": {"none", "unsafe_home"}},
        {"voice": {"self"}},
    ],
)
def test_answers_that_do_not_fit_are_not_written(answers: dict[str, set[str]]) -> None:
    with pytest.raises(UnknownAnswer):
        write(answers, "self", 1, LAYOUT)


def test_an_unknown_voice_is_not_written() -> None:
    with pytest.raises(UnknownAnswer):
        write({}, "robot", 1, LAYOUT)


def test_two_or_three_mistakes_in_one_group_are_caught() -> None:
    chance = random.Random(8)

    for voice, answers in answer_sets(400, seed=9):
        code = list(write(answers, voice, 1, LAYOUT))
        group = chance.randrange(0, len(code), 5)
        places = chance.sample(range(4), chance.choice((2, 3)))
        wrong = list(code)
        for place in places:
            wrong[group + place] = chance.choice([sign for sign in ALPHABET if sign != code[group + place]])
        assert refused("".join(wrong)).problems


def test_no_random_text_is_taken_for_a_code() -> None:
    chance = random.Random(4)

    for _ in range(20_000):
        text = "".join(chance.choices(ALPHABET, k=4 * chance.randint(1, 10)))
        assert refused(text).problems


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" - \n", "empty"),
        ("A" * 10_000, "long"),
        ("\x00\x01\x02\x03", "sign"),
        ("caf\N{LATIN SMALL LETTER E WITH ACUTE}", "sign"),
        ("\N{PILE OF POO}" * 8, "sign"),
        ("\ud800\ud801", "sign"),
        ("\N{ARABIC-INDIC DIGIT ONE}" * 4, "sign"),
        ("7KUT", "sign"),
        ("7KQ", "length"),
        ("<script>alert(1)</script>", "sign"),
        ("0000", "end"),
        ("7KQ2", "group"),
    ],
)
def test_garbage_is_refused_with_a_reason(text: str, code: str) -> None:
    assert refused(text).problems[0].code == code


def test_no_message_repeats_the_code() -> None:
    error = refused("7KQ2")

    assert "7KQ2" not in str(error)
    assert all(part in str(error) for part in ("group 1", "mistake"))
