"""The five facts of an option: words for what is known, nothing for what is not."""

from dataclasses import replace

from navigator.shown.facts import facts_of, findings_of_facts
from tests.knowledge import seed_book

BOOK = seed_book()


def test_every_option_says_where_one_sleeps_and_what_role_medicine_has() -> None:
    facts = {option.key: facts_of(option, BOOK.scale) for option in BOOK.options}

    assert [key for key, known in facts.items() if not (known.sleep and known.medicine and known.length)] == []


def test_an_unknown_cost_is_empty() -> None:
    option = replace(BOOK.options[0], cost_band=None)

    assert facts_of(option, BOOK.scale).cost == ""


def test_the_facts_rest_on_findings() -> None:
    assert all(key in BOOK.finding for option in BOOK.options for key in findings_of_facts(option))
