"""What keeps content from being published: broken, weakened and empty promises, and cases that nobody accepted."""

from dataclasses import replace
from datetime import date

import pytest

from options.publishing import proving
from options.publishing.check import (
    broken_safeguards,
    reasons_to_refuse,
    rules_in_vain,
    unmet_cases,
    weakened_safeguards,
)
from options.rules.conditions import Clause
from options.rules.filled_in import answers_in_words
from options.rules.proof import Verdict, Witness
from options.rules.rulebook import Acceptance, Rulebook
from tests.knowledge import seed_book, with_rule


def changed_guard(**changes: object) -> Rulebook:
    """The seed with its first safeguard changed."""
    first, *others = seed_book().safeguards
    return replace(seed_book(), safeguards=(replace(first, **changes), *others))  # type: ignore[arg-type]


def test_the_first_knowledge_base_has_nothing_against_it() -> None:
    assert reasons_to_refuse(seed_book(), seed_book(), date(2026, 11, 21)) == ()


def test_a_broken_safeguard_is_told_with_answers_in_words() -> None:
    book = with_rule(seed_book(), "naltrexone-still-using", effect="slightly_against")

    (problem,) = broken_safeguards(book)

    assert (problem.code, problem.place) == ("safeguard", "safeguard naltrexone-first-only-when-opioid-free")
    assert "“Naltrexone shot with counseling” is first." in problem.message
    assert book.question["housing"].wording.own in problem.message
    assert "Rules responsible: " in problem.message


def test_what_is_too_hard_to_decide_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    key = seed_book().safeguards[0].key
    monkeypatch.setattr("options.publishing.check.verdicts_of", lambda book: (Verdict(key, False, ()),))

    assert "too hard to decide" in next(broken_safeguards(seed_book())).message


def test_both_sides_of_a_change_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    witness = Witness({"travel": ("weekly",)}, {"travel": ("phone_only",)}, "It rises.")
    found = (Verdict(seed_book().safeguards[0].key, False, (), witness),)
    monkeypatch.setattr("options.publishing.check.verdicts_of", lambda book: found)

    (problem,) = broken_safeguards(seed_book())

    for said in (witness.answers, witness.after or {}):
        assert answers_in_words(seed_book(), said) in problem.message


def test_a_rule_that_cannot_fire_is_refused() -> None:
    both = tuple(Clause("severity", any_of=(band,)) for band in ("mild", "severe"))

    assert [one.place for one in rules_in_vain(with_rule(seed_book(), "iop-severe", when=both))] == [
        "rule iop-severe, when"
    ]


@pytest.mark.parametrize("changes", [{"options": ("iop",)}, {"when": ()}, {"statement": "Something else."}])
def test_a_changed_safeguard_is_refused(changes: dict[str, object]) -> None:
    assert [one.code for one in weakened_safeguards(changed_guard(**changes), seed_book())] == ["locked"]


def test_a_safeguard_that_is_gone_is_refused() -> None:
    gone = replace(seed_book(), safeguards=seed_book().safeguards[1:])

    assert [one.code for one in weakened_safeguards(gone, seed_book())] == ["locked"]


def test_a_safeguard_can_be_retired_with_a_reason_and_taken_up_again() -> None:
    retired = changed_guard(retired="Newer findings.")

    assert [*weakened_safeguards(retired, seed_book())] == []
    assert [*weakened_safeguards(seed_book(), retired)] == []


def test_a_case_may_miss_only_what_was_accepted() -> None:
    book = seed_book()
    case = book.example_cases[0]
    wrong = replace(case, expect=replace(case.expect, alerts=("fentanyl", "pregnancy", "child-safety", "minor-alone")))
    (problem,) = unmet_cases(replace(book, example_cases=(wrong,)))
    said = tuple(problem.message.removeprefix("For this person ").rstrip(".").split("; "))

    for accepted, left in ((said, 0), (said[1:], 1)):
        excused = replace(wrong, accepted=Acceptance(accepted, "Known."))
        assert len([*unmet_cases(replace(book, example_cases=(excused,)))]) == left


def test_to_prove_the_same_twice_costs_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Rulebook] = []
    monkeypatch.setattr(proving, "prove", lambda book: asked.append(book) or ())
    book = changed_guard(statement="Proved once.")
    other_words = with_rule(book, book.rules[0].key, why="The same, in other words.", editor_note="Shorter.")

    assert proving.verdicts_of(book) == proving.verdicts_of(replace(book, sources=())) == ()
    assert proving.verdicts_of(other_words) == ()
    assert len(asked) == 1
