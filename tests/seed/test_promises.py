"""The safeguards, on random answers and on answers steered towards a failure. It finds failures; it proves nothing."""

import random

from tests.seed.promises import broken, force, steer
from tests.seed.reference import Knowledge, random_answers, rank

ORDERING = {"never_first", "never_above", "always_first"}


def test_safeguards_hold_when_answers_are_forced_into_their_conditions(knowledge: Knowledge) -> None:
    dice, failures = random.Random(1), {}
    for key, guard in knowledge.safeguards.items():
        for _ in range(12):
            answers = force(knowledge, guard, random_answers(knowledge, dice), dice)
            if reason := broken(knowledge, guard, answers):
                failures[key] = (reason, answers)

    assert failures == {}


def test_ordering_safeguards_hold_when_answers_are_steered_against_them(knowledge: Knowledge) -> None:
    dice, failures = random.Random(2), {}
    guards = [guard for guard in knowledge.safeguards.values() if guard["kind"] in ORDERING]
    for guard in dice.sample(guards, 8):
        answers = steer(knowledge, guard, force(knowledge, guard, random_answers(knowledge, dice), dice))
        if reason := broken(knowledge, guard, answers):
            failures[guard["key"]] = (reason, answers)

    assert failures == {}


def test_a_first_step_is_never_itself_unsuitable(knowledge: Knowledge) -> None:
    dice, wrong = random.Random(3), []
    for _ in range(300):
        answers = random_answers(knowledge, dice)
        result = rank(knowledge, answers)
        for key in result.order:
            steps = {rule.get("first") for rule in result.fired.get(key, [])}
            wrong += [(key, step, answers) for step in steps & result.not_suitable.keys()]

    assert wrong == []


def test_the_same_answers_always_give_the_same_order(knowledge: Knowledge) -> None:
    dice = random.Random(4)
    for _ in range(50):
        answers = random_answers(knowledge, dice)

        assert rank(knowledge, answers) == rank(knowledge, dict(reversed(answers.items())))
