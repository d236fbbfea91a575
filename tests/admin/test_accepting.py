"""A case may miss something with a reason; the acceptance is logged, travels with the release and can be taken back."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from options.models import ExampleCase
from options.publishing.draft import read_draft
from options.rules.rulebook import Acceptance
from tests.admin.conftest import signed_in
from tests.admin.pages import address, fields_of, send
from tests.admin.test_queries import queries

CASE = "no-signs-worried"
PAGE = f"/admin/cases/{CASE}/accept/"
MISSED = "the alert suicide-risk is missing"
WHY = "The alert needs an answer that this person does not give."


@pytest.fixture
def failing(draft: None) -> None:
    """A case that misses two things."""
    ExampleCase.objects.filter(key=CASE).update(expect={"alerts": ["suicide-risk"], "in_top3": ["withdrawal-alone"]})


def accepted() -> Acceptance | None:
    """What the case may miss."""
    return read_draft().example_cases[0].accepted


def test_what_is_missed_now_is_ticked(failing: None, editor: Client) -> None:
    shown = editor.get(PAGE).content.decode()

    assert shown.count("checked") == 2
    assert "Stopping on your own (cold turkey) is not among the first three" in shown


def test_one_sentence_is_accepted_with_a_reason_and_logged(failing: None, editor: Client) -> None:
    response = editor.post(PAGE, {"missed": [MISSED], "why": f"  {WHY} "})

    assert response["Location"] == "/admin/cases/"
    assert accepted() == Acceptance((MISSED,), WHY)
    entry = LogEntry.objects.latest("pk")
    assert (entry.user.username, entry.object_id) == ("edda", str(ExampleCase.objects.get(key=CASE).pk))
    assert "Thoughts of ending life" in entry.change_message
    assert WHY in entry.change_message


def test_what_was_not_accepted_still_fails(failing: None, editor: Client) -> None:
    editor.post(PAGE, {"missed": [MISSED], "why": WHY})

    row = editor.get("/admin/cases/", {"show": "fails"}).context["lines"][0].row

    assert [miss.is_accepted for miss in row.draft.misses] == [False, True]


def test_a_case_whose_misses_are_all_accepted_fails_no_more(failing: None, editor: Client) -> None:
    missed = [miss.sentence for miss in editor.get(PAGE).context["row"].draft.misses]
    editor.post(PAGE, {"missed": missed, "why": WHY})

    shown = editor.get("/admin/cases/", {"show": "accepted"})

    assert [line.row.verdict for line in shown.context["lines"]] == ["accepted"]
    assert WHY in shown.content.decode()
    assert editor.get("/admin/cases/", {"show": "fails"}).context["lines"] == []


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"missed": [MISSED], "why": " "}, "Without a reason nothing is accepted."),
    ({"missed": [], "why": WHY}, "Tick at least one sentence."),
    ({"missed": ["something else"], "why": WHY}, "does not occur any more"),
]


@pytest.mark.parametrize(("sent", "sentence"), REFUSED)
def test_nothing_is_accepted_without_a_sentence_and_a_reason(
    failing: None, editor: Client, sent: dict[str, Any], sentence: str
) -> None:
    response = editor.post(PAGE, sent)

    assert sentence in response.content.decode()
    assert accepted() is None


def test_an_acceptance_that_is_no_longer_needed_is_shown_and_taken_back(failing: None, editor: Client) -> None:
    editor.post(PAGE, {"missed": [MISSED], "why": WHY})
    ExampleCase.objects.filter(key=CASE).update(expect={"alerts": ["fentanyl"]})

    grid = editor.get("/admin/cases/", {"show": "outdated"}).content.decode()
    shown = editor.get(PAGE).content.decode()
    editor.post(PAGE, {"remove": "1"})

    assert "no longer needed" in grid
    assert "There is nothing to accept." in shown
    assert accepted() is None
    assert "Took back" in LogEntry.objects.latest("pk").change_message


def test_editing_the_case_keeps_what_was_accepted(failing: None, editor: Client) -> None:
    editor.post(PAGE, {"missed": [MISSED], "why": WHY})
    page = address("examplecase", "change", ExampleCase.objects.get(key=CASE).pk)

    send(editor, page, fields_of(editor, page), title="Another title")

    assert accepted() == Acceptance((MISSED,), WHY)


def test_only_those_who_may_change_cases_accept(failing: None, publisher: Client) -> None:
    sent = {"missed": [MISSED], "why": WHY}

    assert publisher.get(PAGE).status_code == 403
    assert publisher.post(PAGE, sent).status_code == 403
    assert signed_in(User.objects.create_user("nora", is_staff=True)).post(PAGE, sent).status_code == 403
    assert Client().post(PAGE, sent).status_code == 302
    assert accepted() is None


def test_a_case_that_is_not_there_is_not_found(editor: Client) -> None:
    assert editor.get("/admin/cases/no-such-case/accept/").status_code == 404
    assert editor.put(PAGE).status_code == 405


def test_the_page_costs_few_queries(failing: None, editor: Client) -> None:
    # Session, person, phone, two of permissions, begin and end of the transaction.
    assert queries(lambda: editor.get(PAGE)) <= 7 + 5
