"""Looking through the evidence: every word counts, filters narrow, and nothing that is typed leaves a trace."""

import pytest
from django.test import Client

from navigator.library.search import Wanted, search, types_of
from options.rules.rulebook import Rulebook
from tests.reading import Page

ADDRESS = "/evidence/search/"


def keys(rulebook: Rulebook, **wanted: str) -> list[str]:
    """The keys of the findings found."""
    return [entry.finding.key for entry in search(rulebook, Wanted(**wanted))]


def test_every_word_must_begin_a_word_of_the_finding(rulebook: Rulebook) -> None:
    assert "johnson-30" in keys(rulebook, words="craft alcohol")
    assert "johnson-30" in keys(rulebook, words="CRAF")
    assert "johnson-30" not in keys(rulebook, words="craft nonsense")


def test_other_names_of_an_option_find_what_is_said_about_it(rulebook: Rulebook) -> None:
    names = " ".join(rulebook.option["buprenorphine-counselling"].also_called)

    assert "suboxone" in names.casefold()
    assert "f-bup-kakko" in keys(rulebook, words="suboxone")


def test_filters_narrow(rulebook: Rulebook) -> None:
    trials = keys(rulebook, type="trial")
    iop = keys(rulebook, option="iop")

    assert {rulebook.source[rulebook.finding[key].source].type_label for key in trials} == {"trial"}
    assert keys(rulebook, type="trial", option="iop") == [key for key in trials if key in iop]


def test_a_theme_finds_what_rules_of_the_theme_cite(rulebook: Rulebook) -> None:
    cited = {finding for rule in rulebook.rules if rule.theme == "cost" for finding in rule.findings}

    assert set(keys(rulebook, theme="cost")) == cited


def test_every_finding_can_be_found_by_its_type(rulebook: Rulebook) -> None:
    found = [key for label in types_of(rulebook) for key in keys(rulebook, type=label)]

    assert sorted(found) == sorted(rulebook.finding)


def test_nothing_wanted_finds_nothing(rulebook: Rulebook) -> None:
    assert keys(rulebook, words="   ") == []


def test_the_page_shows_what_was_found_and_keeps_what_was_typed() -> None:
    response = Client(enforce_csrf_checks=True).post(ADDRESS, {"words": "craft", "option": "family-therapy-craft"})

    page = Page(response.content)
    assert response.status_code == 200
    assert "johnson-30" in page.ids
    assert any(one.get("value") == "craft" for form in page.forms for one in form.inputs)
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_no_match_says_what_to_try() -> None:
    assert "Nothing matches" in Page(Client().post(ADDRESS, {"words": "xyzzy"}).content).words


@pytest.mark.parametrize("sent", [{"words": "x" * 101}, {"type": "rumor"}, {"option": "\x00"}])
def test_wrong_input_gets_a_clear_error(sent) -> None:
    page = Page(Client().post(ADDRESS, sent).content)

    assert page.title.startswith("Error: ")
    assert "Please check this" in page.words


def test_the_words_of_an_address_are_not_looked_for() -> None:
    assert "johnson-30" not in Page(Client().get(ADDRESS, {"words": "craft"}).content).ids
