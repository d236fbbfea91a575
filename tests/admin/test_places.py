"""A problem leads to the row and the field that mend it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from options.admin.places import mends
from options.rules.errors import Problem
from tests.admin.pages import address, rule_page
from tests.knowledge import seed_book

PLACES = {
    "rule methadone-moderate-or-severe, why": "id_why",
    "rule methadone-moderate-or-severe, when": "id_condition",
    "rule methadone-moderate-or-severe, findings": "id_citations",
    "rule methadone-moderate-or-severe, reason_kind": "id_reason_kind",
    "option iop, summary": "id_summary",
    "option iop, work_and_family": "id_work_and_family",
    "option iop, search.say[0]": "id_search",
    "option iop, length": "facts-group",
    "option iop, hours_per_week": "facts-2-group",
    "option iop, cost[0].amount_text": "facts-3-0",
    "option iop, good_points": "facts-4-group",
    "option iop, hard_points[1]": "facts-5-1",
    "option iop, outcomes": "facts-6-group",
    "option iop, ask_a_programme[0]": "program_questions-0",
    "question pregnancy, wording": "id_wording_self",
    "question pregnancy, shown_if": "id_condition",
    "question pregnancy, findings": "id_citations",
    "question pregnancy, choices": "choices-group",
    "question pregnancy, choice no": "choices-3",
    "derived answer severity, bands": "choices-group",
    "derived answer severity, unknown_counts_as": "id_derivation-0-unknown_counts_as",
    "derived answer severity, leave_out_if": "derivation-group",
    "alert suicidal_thoughts, when": "id_condition",
    "alert suicidal_thoughts, advice": "id_advice_self",
    "alert suicidal_thoughts, helplines": "alerthelpline_set-group",
    "finding acog-co711, review_by": "id_review_by",
    "source acog-co711, title": "id_title",
    "helpline samhsa, number": "id_number",
    "guide what-to-ask, sections[0]": "id_sections",
}


def first_of(part: str) -> str:
    """The key of some row of a part of the seed."""
    return str(getattr(seed_book(), part)[0].key)


def known(place: str) -> str:
    """The place with a key the seed has, where the one written here is not one."""
    noun = place.split(" ")[0]
    parts = {"alert": "alerts", "finding": "findings", "source": "sources", "helpline": "helplines", "guide": "guides"}
    return re.sub(r" [\w-]+,", f" {first_of(parts[noun])},", place, count=1) if noun in parts else place


@pytest.mark.parametrize(("place", "anchor"), PLACES.items())
def test_a_problem_leads_to_its_field(editor: Client, place: str, anchor: str) -> None:
    mend = mends([Problem("any", known(place), "Said.")], seed_book())[0]

    page, _, named = mend.address.partition("#")
    assert named == anchor
    assert f'id="{anchor}"' in editor.get(page).content.decode()


def test_a_field_without_a_place_on_the_form_leads_to_the_row(editor: Client) -> None:
    place = "rule methadone-moderate-or-severe, nonsense"

    assert mends([Problem("any", place, "Said.")])[0].address == rule_page()


@pytest.mark.parametrize(
    ("place", "page"),
    [
        ("effect favours, points", address("scaleentry") + "?q=favours"),
        ("scale, fit", address("scaleentry")),
        ("translation es, “Yes”", address("translation")),
        ("rule nobody-knows, why", ""),
        ("the moon", ""),
    ],
)
def test_a_problem_without_a_row_leads_to_a_list_or_nowhere(editor: Client, place: str, page: str) -> None:
    assert mends([Problem("any", place, "Said.")])[0].address == page


def test_links_to_many_rows_of_many_kinds_take_one_query(editor: Client) -> None:
    problems = [Problem("any", known(place), "Said.") for place in PLACES]

    with CaptureQueriesContext(connection) as seen:
        found = mends([*problems, *problems], seed_book())

    assert len(seen) == 1
    assert all(mend.address for mend in found)
