"""A stored ranking is read back as the ranking it was."""

import random
from dataclasses import replace

import pytest

from navigator.cases.over_time.stored import Unreadable, bare_lines, ranking_in
from navigator.cases.snapshot import snapshot
from navigator.journey import flow
from navigator.journey.kept import Kept
from options.rules.ranking import rank
from tests.knowledge import live_seed, seed_book
from tests.rules.strategies import random_answers


def kept_of(seed: int) -> Kept:
    answers = dict(random_answers(seed_book(), random.Random(seed)))
    answers.pop("voice", None)
    return Kept(voice="counsellor", answers=answers, past_gate=True)


@pytest.mark.parametrize("seed", range(20))
def test_the_options_read_back_are_those_that_were_ranked(seed: int) -> None:
    kept = kept_of(seed)
    ranking = rank(seed_book(), flow.counted(seed_book(), kept))

    read = ranking_in(snapshot(live_seed(), kept), seed_book())

    assert read.options == ranking.options
    assert read.settled.unknown == ranking.settled.unknown
    assert read.settled.assumed == ranking.settled.assumed
    assert [(one.key, one.level) for one in read.alerts] == [(one.key, one.level) for one in ranking.alerts]
    assert [one.option for one in read.supports] == [one.option for one in ranking.supports]


def test_a_rule_the_release_does_not_have_is_told() -> None:
    book = seed_book()

    with pytest.raises(Unreadable):
        ranking_in(snapshot(live_seed(), kept_of(1)), replace(book, rules=book.rules[:3]))


def test_without_its_words_a_ranking_still_has_its_order() -> None:
    kept = kept_of(2)
    ranking = rank(seed_book(), flow.counted(seed_book(), kept))

    lines = bare_lines(snapshot(live_seed(), kept))

    assert [(line.key, line.points) for line in lines] == [(one.option.key, one.points) for one in ranking.options]
    assert bare_lines("") == ()
