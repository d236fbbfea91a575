"""Evidence care: what is due, what nobody uses or read, and rows marked as read again, with who and why."""

from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from options.admin.care import ReadForm
from options.models import Finding, Helpline, Source
from tests.admin.conftest import signed_in
from tests.admin.test_pages import INLINE
from tests.admin.test_queries import queries
from tests.reading import Page

NOTE = "Read the page again; the figures stand."


def care_page() -> str:
    """The address of the page."""
    return reverse("admin:options_care")


def overdue(*models: Any) -> list[Any]:
    """The first row of each model, due yesterday."""
    rows = [model.objects.first() for model in models]
    for row in rows:
        type(row).objects.filter(pk=row.pk).update(review_by="2026-11-20")
    return rows


def mark(client: Client, **sent: Any) -> Any:
    """Send the form."""
    return client.post(care_page(), {"note": NOTE, "next_by": "usual", **sent})


def test_it_opens_and_says_that_nothing_is_due(editor: Client) -> None:
    shown = editor.get(care_page()).content.decode()

    assert "No review is due" in shown
    assert "Nothing is due within 60 days" in shown
    assert not INLINE.findall(shown)


def test_overdue_and_coming_reviews_are_listed_by_kind(editor: Client) -> None:
    (source, helpline) = overdue(Source, Helpline)
    finding = Finding.objects.first()
    Finding.objects.filter(pk=finding.pk).update(review_by="2027-01-20")

    page = Page(editor.get(care_page()).content)

    assert "2 reviews overdue" in page.words
    assert "1 more is due within 60 days" in page.words
    assert [text.split()[0] for text in page.texts("h3")] == ["Sources", "Findings", "Help"]
    for row, model in ((source, "source"), (helpline, "helpline"), (finding, "finding")):
        assert reverse(f"admin:options_{model}_change", args=[row.pk]) in page.links


def test_ticked_rows_are_marked_as_read_today_with_a_note_in_their_history(editor: Client) -> None:
    source, finding = overdue(Source, Finding)

    response = mark(editor, row=[f"source {source.key}", f"finding {finding.key}"])

    assert response.status_code == 302
    for row in (source, finding):
        row.refresh_from_db()
        assert str(row.retrieved) == "2026-11-21"
        assert str(row.review_by) in ("2027-11-21", "2027-05-21")
        entry = LogEntry.objects.filter(object_id=str(row.pk)).latest("pk")
        assert (entry.user.username, NOTE in entry.change_message) == ("edda", True)


def test_all_rows_of_a_kind_that_are_due_are_marked_at_once_and_no_other(editor: Client) -> None:
    Helpline.objects.exclude(pk=Helpline.objects.first().pk).update(review_by="2026-11-20")
    untouched = Helpline.objects.first()

    mark(editor, all=["helpline"], next_by="chosen", next_day="2027-02-01")

    due = set(Helpline.objects.exclude(pk=untouched.pk).values_list("review_by", flat=True))
    assert [str(day) for day in due] == ["2027-02-01"]
    assert Helpline.objects.get(pk=untouched.pk).review_by == untouched.review_by


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"row": ["source no-such-key"]}, "Tick at least one row."),
        ({"note": " "}, "Say in a sentence what you did."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(editor: Client, sent: dict[str, Any], said: str) -> None:
    (source,) = overdue(Source)

    response = mark(editor, **{"row": [f"source {source.key}"], **sent})

    assert said in response.content.decode()
    assert str(Source.objects.get(pk=source.pk).review_by) == "2026-11-20"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [("", "Choose the day."), ("2026-11-21", "Choose a day after today"), ("2040-01-01", "at most three years off")],
)
def test_the_next_day_lies_ahead_and_within_three_years(chosen: str, said: str) -> None:
    form = ReadForm({"note": NOTE, "next_by": "chosen", "next_day": chosen}, today=date(2026, 11, 21))

    assert said in str(form.errors["next_day"])


def test_rows_asked_for_by_name_are_shown_ticked(editor: Client) -> None:
    source = Source.objects.first()

    page = Page(editor.get(f"{care_page()}?row=source+{source.key}").content)

    ticked = [one for one in page.having("checked") if one.attributes.get("name") == "row"]
    assert [one.attributes["value"] for one in ticked] == [f"source {source.key}"]


def test_a_list_leads_here_with_its_chosen_rows(editor: Client) -> None:
    source = Source.objects.first()
    sent = {"action": "read_again", "_selected_action": [source.pk]}

    response = editor.post(reverse("admin:options_source_changelist"), sent)

    assert response["Location"] == f"{care_page()}?row=source+{source.key}"


def test_it_lists_what_is_used_unread_what_is_unused_and_sources_by_age(editor: Client) -> None:
    shown = editor.get(care_page()).content.decode()

    assert "bup-severe-liver" in shown
    assert "rule bup-liver-disease" in shown
    assert "antidepressants-mixed" in shown
    assert "Older than 20 years" in shown


def test_those_who_only_look_cannot_mark(publisher: Client) -> None:
    (source,) = overdue(Source)

    assert 'name="row"' not in publisher.get(care_page()).content.decode()
    assert mark(publisher, row=[f"source {source.key}"]).status_code == 403


def test_others_are_refused(draft: None) -> None:
    assert Client().get(care_page()).status_code == 302
    assert signed_in(User.objects.create_user("nora", is_staff=True)).get(care_page()).status_code == 403


def test_other_methods_are_refused(editor: Client) -> None:
    assert editor.put(care_page()).status_code == 405


def test_it_takes_few_queries_whatever_is_due(editor: Client) -> None:
    none_due = queries(lambda: editor.get(care_page()))
    Finding.objects.update(review_by="2026-11-20")
    all_due = queries(lambda: editor.get(care_page()))

    # Session, person, phone and two of permissions: every page of the admin needs them.
    assert none_due == all_due <= 5 + 5
