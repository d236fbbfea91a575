"""How it works: every rule in words, the scale, and which release this is."""

from navigator.library.how_page import how_page
from options.rules.rulebook import Rulebook
from tests.reading import Page


def test_every_rule_stands_once_and_by_option(visit, rulebook: Rulebook) -> None:
    ids = Page(visit("/how-it-works/").content).ids

    assert [rule.key for rule in rulebook.rules if ids.count(f"rule-{rule.key}") != 1] == []


def test_every_rule_gives_its_reason_and_evidence(rulebook: Rulebook) -> None:
    page = how_page(rulebook, "7" * 64)
    lines = {line.key: line for group in page.option_rules for line in group.rules}

    assert page.rule_count == len(lines) == len(rulebook.rules)
    for rule in rulebook.rules:
        assert lines[rule.key].why == rule.why
        assert [ref.finding for ref in lines[rule.key].refs] == list(rule.findings)


def test_points_are_shown_with_their_sign_and_words(visit) -> None:
    html = visit("/how-it-works/").content.decode()

    assert "<dt>+3</dt><dd>speaks strongly for it</dd>" in html
    assert "<dt>-2</dt><dd>speaks against it</dd>" in html


def test_it_names_the_release_by_number_date_and_digest(visit, live) -> None:
    text = Page(visit("/how-it-works/").content).texts("main")[0]

    assert "Release 7 of Nov. 20, 2026" in text
    assert live.digest in text


def test_it_says_that_nothing_is_kept(visit) -> None:
    text = Page(visit("/how-it-works/").content).texts("main")[0]

    assert "Nothing. Your answers travel in one locked cookie" in text


def test_every_safety_promise_is_listed(visit, rulebook: Rulebook) -> None:
    items = set(Page(visit("/how-it-works/").content).texts("li"))

    assert {safeguard.statement for safeguard in rulebook.safeguards} <= items


def test_it_says_who_made_it_who_paid_and_when_it_is_renewed(visit, rulebook: Rulebook) -> None:
    words = Page(visit("/how-it-works/").content).words

    assert len(rulebook.statements) >= 6
    assert [statement.key for statement in rulebook.statements if statement.text not in words] == []


def test_it_says_what_the_condition_is_and_what_the_choice_is(visit, rulebook: Rulebook) -> None:
    words = Page(visit("/how-it-works/").content).words

    assert next(term.plain for term in rulebook.glossary if term.key == "opioid-use-disorder") in words
    assert "Flesch-Kincaid" in words
