"""The draft holds everything a rulebook holds, and gives it back unchanged."""

from dataclasses import replace
from typing import Any

import pytest
from django.db.models import ProtectedError

from options.models import Choice, Finding, Option, OptionFact, Question, Rule
from options.publishing.draft import read_draft, write_draft
from options.rules.catalog import Figure, Outcome, ProgramSearch
from options.rules.codec import canonical_json
from options.rules.errors import BadData
from tests.knowledge import seed_book, with_rule


def test_the_round_trip_through_rows_loses_nothing(draft: None) -> None:
    assert canonical_json(read_draft()) == canonical_json(seed_book())


def test_figures_and_searches_come_back_from_rows(draft: None) -> None:
    figures = (Figure("Taking it", 4.5, 1000), Figure("Not taking it", 10, 1000, is_here=False, count_to=12))
    outcome = Outcome("Alive", "Fewer died.", "low", (), "alive", "in a year", "some people", figures)
    search = ProgramSearch("a clinic", ("Methadone",), "?a=1", ("Hello.",), ("A yes.",), ("meds-offered-to-all",))
    book = seed_book()
    changes = {"outcomes": (outcome,), "search": search, "work_and_family": "Work goes on.", "change_later": "Yes."}
    richer = replace(book, options=(replace(book.options[0], **changes), *book.options[1:]))

    write_draft(richer)

    assert read_draft().options == richer.options


def test_loading_again_keeps_every_row(draft: None) -> None:
    before = dict(Rule.objects.values_list("key", "pk"))

    write_draft(seed_book())

    assert dict(Rule.objects.values_list("key", "pk")) == before
    assert canonical_json(read_draft()) == canonical_json(seed_book())


def test_a_change_in_the_folder_reaches_the_row_it_belongs_to(draft: None) -> None:
    pk = Rule.objects.get(key="methadone-severe").pk

    write_draft(with_rule(seed_book(), "methadone-severe", why="A new reason."))

    assert Rule.objects.get(pk=pk).why == "A new reason."


def test_rows_the_folder_no_longer_has_are_dropped(draft: None) -> None:
    book = seed_book()
    fewer = replace(book, rules=book.rules[1:], safeguards=(), example_cases=book.example_cases[:3])

    write_draft(fewer)

    assert not Rule.objects.filter(key=book.rules[0].key).exists()
    assert canonical_json(read_draft()) == canonical_json(fewer)


def test_reading_takes_one_query(draft: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        read_draft()


@pytest.mark.parametrize("number", [0.1 + 0.2, 1 / 3, 1e-300, 12345678.123456789, 7.0])
def test_a_number_comes_back_with_all_its_digits(draft: None, number: float) -> None:
    OptionFact.objects.filter(option__key="iop", kind="hours").update(low=number, high=None)

    hours = read_draft().option["iop"].hours_per_week

    assert (hours.min, hours.max) == (number, None)


def test_words_come_back_with_quotes_lines_and_signs_of_all_kinds(draft: None) -> None:
    words = '“Said” "so"\nand\\so\t\x1f \U0001f54a.'
    Rule.objects.filter(key="methadone-severe").update(why=words)

    assert next(rule.why for rule in read_draft().rules if rule.key == "methadone-severe") == words


def test_a_draft_without_a_safety_gate_is_refused_with_a_remedy(draft: None) -> None:
    Question.objects.update(is_gate=False, step=Question.objects.exclude(step=None).first().step)

    with pytest.raises(BadData, match="Tick"):
        read_draft()


def test_all_unreadable_rows_are_named(draft: None) -> None:
    OptionFact.objects.filter(option__key="iop", kind="length").delete()
    OptionFact.objects.filter(option__key="naloxone", kind="hours").delete()

    with pytest.raises(BadData) as refused:
        read_draft()

    assert [problem.place for problem in refused.value.problems] == ["option iop, facts", "option naloxone, facts"]


def test_structured_text_that_is_wrong_is_named_by_its_option(draft: None) -> None:
    Option.objects.filter(key="iop").update(search={"say": []})
    fact = OptionFact.objects.filter(option__key="iop", kind="outcome")[0]
    OptionFact.objects.filter(pk=fact.pk).update(figures=[{"label": "With it", "count": "four", "out_of": 100}])

    with pytest.raises(BadData) as refused:
        read_draft()

    places = {problem.place for problem in refused.value.problems}
    assert places == {"option iop, search", "option iop, outcome, figures[0].count"}


def test_a_finding_in_use_cannot_be_deleted(draft: None) -> None:
    finding = Finding.objects.get(key="meds-offered-to-all")

    with pytest.raises(ProtectedError):
        finding.delete()


def test_a_choice_in_use_cannot_be_deleted(draft: None) -> None:
    choice = Choice.objects.get(question__key="travel", key="phone_only")

    with pytest.raises(ProtectedError):
        choice.delete()
