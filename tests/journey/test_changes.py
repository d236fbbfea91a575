"""How changes are laid out: what a person can choose stands before what happens to them."""

from navigator.journey.changes import groups_of, out_of_hand
from options.rules.whatif import Step, changes_of_lead
from tests.knowledge import seed_book

BOOK = seed_book()
WISH = Step("medication_view", frozenset({"none"}))
TIME = Step("travel", frozenset({"phone_only"}))
MONEY = Step("insurance", frozenset({"private"}))
HOME = Step("housing", frozenset({"none"}))


def test_a_wish_is_in_hand_more_than_time_money_and_home() -> None:
    places = [out_of_hand(BOOK, [step]) for step in (WISH, TIME, MONEY, HOME)]

    assert places == sorted(set(places))


def test_two_changes_are_as_far_out_of_hand_as_the_farther_one() -> None:
    assert out_of_hand(BOOK, [WISH, HOME]) == out_of_hand(BOOK, [HOME])


def test_no_change_is_lost_and_each_group_begins_with_what_is_in_hand() -> None:
    several = 0
    for case in BOOK.example_cases:
        changes = changes_of_lead(BOOK, {key: frozenset(choices) for key, choices in case.answers.items()})
        groups = groups_of(BOOK, changes)

        assert sorted(map(str, (step for group in groups for step in group.steps))) == sorted(
            str(change.step) for change in changes
        )
        for group in groups:
            places = [out_of_hand(BOOK, [step]) for step in group.steps]
            assert places == sorted(places)
            several += len(set(places)) > 1
    assert several
