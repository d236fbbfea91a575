"""The history of a row says in words what was changed, with what was there before."""

from django.contrib.admin.models import LogEntry
from django.test import Client

from options.models import Finding, Option
from tests.admin.pages import address, fields_of, rule_page, send


def last_entry() -> str:
    """What the newest entry says."""
    return LogEntry.objects.latest("pk").get_change_message()


def test_a_changed_condition_is_told_in_words(editor: Client) -> None:
    page = rule_page()

    send(editor, page, fields_of(editor, page), **{"condition-severity-counts": ["severe"]})

    before = "the answers include “four or five signs (moderate)” or “six or more signs (severe)”"
    assert last_entry() == f"It applies when: “{before}” became “the answers include “six or more signs (severe)””."


def test_changed_citations_are_told(editor: Client) -> None:
    page = rule_page()
    keys = ["f-bup-retention", "seed-best-combined", "f-mortality-santo"]
    known = {finding.key: str(finding.pk) for finding in Finding.objects.filter(key__in=keys)}

    send(editor, page, fields_of(editor, page), citations=[known[key] for key in keys])

    assert (
        "added f-bup-retention; took out meds-offered-to-all, f-methadone-retention; changed the order" in last_entry()
    )


def test_a_changed_effect_is_told_with_the_one_before(editor: Client) -> None:
    page = rule_page()

    send(editor, page, fields_of(editor, page), effect="favours")

    assert last_entry() == "What it does: “strongly favors (+3)” became “favors (+2)”."


def test_a_changed_option_is_told_by_name(editor: Client) -> None:
    page, other = rule_page(), Option.objects.get(key="buprenorphine-counselling")

    send(editor, page, fields_of(editor, page), option=str(other.pk))

    assert last_entry() == "It speaks about: “Methadone with counseling” became “Buprenorphine with counseling”."


def test_a_changed_row_below_is_told(editor: Client) -> None:
    option = Option.objects.get(key="methadone-counselling")
    page = address("option", "change", option.pk)

    send(editor, page, fields_of(editor, page), **{"facts-0-text": "Years, as long as it helps."})

    assert "Changed" in last_entry()
    assert "Years, as long as it helps." in last_entry()


def test_saving_without_a_change_says_so(editor: Client) -> None:
    page = rule_page()

    send(editor, page, fields_of(editor, page))

    assert last_entry() == "Nothing changed."


def test_the_history_page_shows_it(editor: Client) -> None:
    page = rule_page()
    send(editor, page, fields_of(editor, page), effect="favours")

    shown = editor.get(page.replace("change", "history")).content.decode()

    assert "“strongly favors (+3)” became “favors (+2)”" in shown
