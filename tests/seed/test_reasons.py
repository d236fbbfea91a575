"""No setting stands in the order without a reason that cites a checked finding, however the questions are answered."""

import random

import pytest

from options.rules.conditions import Answers
from options.rules.ranking import rank
from tests.knowledge import seed_book
from tests.rules.strategies import random_answers

CORNERS = {
    "no signs, on naltrexone": {"dsm_signs": {"none"}, "medicine_now": {"naltrexone"}, "last_use": {"days_1_6"}},
    "on methadone that did not help": {
        "dsm_signs": {"cant_cut_down", "not_sure"},
        "medicine_now": {"methadone"},
        "past_treatment": {"methadone_not"},
        "travel": {"daily_yes"},
        "insurance": {"va"},
    },
}
SETTINGS = [option.key for option in seed_book().options if option.kind == "setting"]


def bare(answers: Answers) -> list[str]:
    """The suitable settings without a reason that cites a checked finding."""
    book = seed_book()
    return [
        placed.option.key
        for placed in rank(book, answers).suitable
        if not any(book.finding[key].citation_ready for reason in placed.contributions for key in reason.rule.findings)
    ]


def reasons(answers: Answers, key: str) -> int:
    """How many reasons a setting has."""
    return next(len(placed.contributions) for placed in rank(seed_book(), answers).options if placed.option.key == key)


def with_fewest_reasons(answers: dict[str, frozenset[str]], key: str) -> dict[str, frozenset[str]]:
    """Change one answer at a time, always so that the setting loses reasons."""
    best = reasons(answers, key)
    for question in seed_book().question.values():
        for choice in question.choices:
            changed = {**answers, question.key: frozenset((choice.key,))}
            if (count := reasons(changed, key)) < best:
                answers, best = changed, count
    return answers


@pytest.mark.parametrize("answers", CORNERS.values(), ids=CORNERS)
def test_corners_that_once_had_no_reason_have_one(answers: Answers) -> None:
    assert bare(answers) == []


@pytest.mark.parametrize("key", SETTINGS)
def test_a_search_for_a_setting_without_a_reason_finds_none(key: str) -> None:
    dice = random.Random(key)

    for _ in range(4):
        assert bare(with_fewest_reasons(dict(random_answers(seed_book(), dice)), key)) == []
