"""Proofs and the audit, on small rulebooks: every set of answers is ranked and compared."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from options.rules.answers import read_answers
from options.rules.audit import audit, dead_rules
from options.rules.conditions import Answers, Clause, holds
from options.rules.proof import NotReplayed, Verdict, prove
from options.rules.ranking import rank
from options.rules.rulebook import Change, Rulebook, Safeguard
from options.rules.safeguards import after_change, breach
from tests.rules import second_opinion
from tests.rules.books import alert, option, question, rule, small
from tests.rules.promising import FINDINGS, all_answers, promising_books

HOME, CLINIC, GROUP = option("home"), option("clinic"), option("group", "support")
COLOR = question("color", "single", "red", "blue", "not_sure")
RED, BLUE = (Clause("color", any_of=(key,)) for key in ("red", "blue"))
SLOW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def verdict(book: Rulebook, kind: str, *options: str, **more: Any) -> Verdict:
    """The verdict on one safeguard of a rulebook."""
    guard = Safeguard(
        **{"key": "guard", "statement": "A promise.", "kind": kind, "when": (), "options": options, **more}
    )
    (found,) = prove(replace(book, safeguards=(guard,), findings=FINDINGS))
    return found


def is_meant(book: Rulebook, guard: Safeguard, answers: Answers) -> bool:
    """Whether a safeguard speaks of these answers at all."""
    starts = guard.change is None or after_change(book, guard.change, answers) is not None
    return starts and holds(guard.when, rank(book, answers).settled.given)


@SLOW
@given(promising_books())
def test_a_safeguard_is_proved_exactly_when_no_answers_break_it(book: Rulebook) -> None:
    for guard, found in zip(book.safeguards, prove(book), strict=True):
        broken = [answers for answers in all_answers(book) if breach(book, guard, answers)]
        meant = [answers for answers in all_answers(book) if is_meant(book, guard, answers)]

        assert found.holds == (bool(meant) and not broken)
        assert found.is_void == (not meant)
        if found.witness:
            answers = read_answers(book, found.witness.answers)
            assert answers in broken
            assert found.witness.said == breach(book, guard, answers)


@SLOW
@given(promising_books())
def test_the_audit_names_exactly_what_never_happens(book: Rulebook) -> None:
    rankings = [rank(book, answers) for answers in all_answers(book)]
    known = [r for r in book.rules if r.option != "today"]
    fired = {r.key for r in known for ranking in rankings if holds(r.when, ranking.settled.given)}
    orders = [[placement.option.key for placement in ranking.options] for ranking in rankings]
    above = {pair for order in orders for pair in combinations(order, 2)}
    fits = {p.option.key for ranking in rankings for p in (*ranking.suitable, *ranking.supports)}

    found = audit(replace(book, rules=tuple(known)))

    assert found.dead == tuple(r.key for r in known if r.key not in fired)
    assert found.never_suitable == tuple(key for key in ("home", "clinic", "ward", "group") if key not in fits)
    assert set(found.never_first) == {"home", "clinic", "ward"} - {
        r.suitable[0].option.key for r in rankings if r.suitable
    }
    assert {(other, one) for one, other in found.never_reordered}.isdisjoint(above)
    assert len(found.never_reordered) == len({pair for pair in above if pair[::-1] not in above})


@SLOW
@given(promising_books())
def test_an_idle_rule_is_one_without_which_every_result_is_the_same(book: Rulebook) -> None:
    book = replace(book, rules=tuple(r for r in book.rules if r.option != "today"))
    everything, found = list(all_answers(book)), audit(book)
    for one in book.rules:
        if book.effect[one.effect].points or one.effect == "not_suitable" or one.first == one.option:
            without = replace(book, rules=tuple(other for other in book.rules if other != one))
            changes = any(shown(book, answers) != shown(without, answers) for answers in everything)
            assert (one.key in (*found.idle, *found.dead)) == (not changes)


def shown(book: Rulebook, answers: dict[str, frozenset[str]]) -> list[list[str]]:
    """What the audit judges by: the order of settings, which of them are suitable, supports listed and held back."""
    ranking = rank(book, answers)
    lists = (ranking.options, ranking.suitable, ranking.supports, ranking.held_back)
    return [[placement.option.key for placement in placements] for placements in lists]


@SLOW
@given(promising_books())
def test_the_rules_named_suffice_whatever_the_others_wait_for(book: Rulebook) -> None:
    dice = random.Random(1)
    for guard, found in zip(book.safeguards, prove(book), strict=True):
        if found.holds:
            others = tuple(
                one if one.key in found.rules else replace(one, when=another_condition(guard, dice))
                for one in book.rules
                if one.key in found.rules or dice.random() < 0.8
            )
            alerts = tuple(
                one if one.key in found.alerts else replace(one, when=(*one.when, RED_ONE)) for one in book.alerts
            )
            changed = replace(book, rules=others, alerts=alerts)
            assert [answers for answers in all_answers(book) if breach(changed, guard, answers)] == []


RED_ONE = Clause("one", any_of=("a",))


def another_condition(guard: Safeguard, dice: random.Random) -> tuple[Clause, ...]:
    """Any condition; one that does not ask for the changed answer when the safeguard speaks of a change."""
    asked = {"one": "abc", "two": "def", "three": "gh"}
    turned = {guard.change.question} if guard.change else set()
    left = [key for key in asked if key not in turned and not (key == "two" and "count" in turned)]
    key = dice.choice(left)
    choices = (dice.choice(asked[key]),)
    return dice.choice([(), (Clause(key, any_of=choices),), (Clause(key, none_of=choices),)])


def test_a_rule_that_cannot_fire_is_dead() -> None:
    both = rule("both", "home", "favours", RED, BLUE)
    book = small((COLOR,), (HOME,), (both, rule("red", "home", "favours", RED)))

    assert audit(book).dead == dead_rules(book) == ("both",)


def test_a_witness_is_small() -> None:
    signs = question("signs", "multi", "ache", "fever", "none")
    lift = rule("lift", "clinic", "favours", Clause("signs", any_of=("fever",)))

    found = verdict(small((COLOR, signs), (HOME, CLINIC), (lift,)), "never_first", "clinic")

    assert found.witness is not None
    assert found.witness.answers == {"signs": ("fever",)}
    assert found.rules == ("lift",)


def test_the_witness_of_a_change_tells_both_sides() -> None:
    lift = rule("lift", "clinic", "favours", RED)
    change = Change("color", "blue", "red")

    found = verdict(small((COLOR,), (HOME, CLINIC), (lift,)), "never_raised_by", "clinic", change=change)

    assert found.witness is not None
    assert (found.witness.answers, found.witness.after) == ({"color": ("blue",)}, {"color": ("red",)})
    assert found.rules == ("lift",)


def test_the_refusal_that_narrowly_misses_is_responsible() -> None:
    refuses = rule("refuses", "clinic", "not_suitable", RED, reason_kind="unsafe")

    found = verdict(small((COLOR,), (HOME, CLINIC), (refuses,)), "never_suitable", "clinic")

    assert found.rules == ("refuses",)


def test_an_alert_that_suffices_is_named() -> None:
    alerts = (alert("danger", "urgent", RED), alert("other", "urgent", BLUE))
    book = small((COLOR,), (HOME,), (), alerts)

    assert verdict(book, "always_alert", alert="danger", when=(RED,)).alerts == ("danger",)
    assert not verdict(book, "always_alert", alert="danger").holds


def test_a_retired_safeguard_is_not_proved() -> None:
    guard = Safeguard("guard", "A promise.", "never_first", (), options=("home",), retired="No longer true.")

    assert prove(replace(small((COLOR,), (HOME,), ()), safeguards=(guard,))) == ()


def test_a_witness_the_ranking_does_not_confirm_is_a_loud_error(monkeypatch: pytest.MonkeyPatch) -> None:
    silent: Callable[..., None] = lambda *_: None  # noqa: E731
    monkeypatch.setattr("options.rules.proof.breach", silent)

    with pytest.raises(NotReplayed, match="guard"):
        verdict(small((COLOR,), (HOME,), ()), "never_first", "home")


@settings(max_examples=15, deadline=None)
@given(promising_books())
def test_the_second_solver_agrees_on_small_rulebooks(book: Rulebook) -> None:
    assert second_opinion.broken(book) == {found.safeguard for found in prove(book) if not found.holds}


def test_a_promise_that_no_answers_make_apply_does_not_count_as_kept() -> None:
    book = small((COLOR,), (HOME,), ())

    found = verdict(book, "never_first", "home", when=(RED, BLUE))

    assert (found.holds, found.is_void, found.witness) == (False, True, None)


def test_a_promised_message_has_to_stay_as_pressing() -> None:
    loud, mild = alert("loud", "urgent", RED), alert("mild", "important", BLUE, shows="loud")
    book = small((COLOR,), (HOME,), (), (loud, mild))

    found = verdict(book, "always_alert", alert="loud", when=(BLUE,))

    assert verdict(book, "always_alert", alert="loud", when=(RED,)).holds
    assert found.witness
    assert "less pressingly" in found.witness.said
