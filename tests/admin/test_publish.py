"""Publishing in the admin: what keeps the draft back, what changed, a reason, and the release."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Question, Release, Rule
from options.publishing import current
from tests.admin.pages import RULE, fields_of, rule_page, send

PAGE = "/admin/options/release/publish/"


def test_a_publisher_publishes_the_draft(publisher: Client, django_capture_on_commit_callbacks: Any) -> None:
    sent = fields_of(publisher, PAGE)

    with django_capture_on_commit_callbacks(execute=True):
        response = send(publisher, PAGE, sent, reason="First content.")

    release = Release.objects.live().get()
    assert response["Location"] == reverse("admin:options_release_changelist")
    assert (release.author_name, release.reason) == ("paul", "First content.")
    assert current.release().digest == release.digest


def test_what_changed_since_the_release_is_counted(publisher: Client) -> None:
    send(publisher, PAGE, fields_of(publisher, PAGE), reason="First content.")
    Rule.objects.filter(key=RULE).update(why="Another reason.")

    response = publisher.get(PAGE)

    assert [(count.part, count.changed) for count in response.context["changes"]] == [("rules", (RULE,))]
    assert response.context["ready"]


def test_nothing_is_published_twice(publisher: Client) -> None:
    send(publisher, PAGE, fields_of(publisher, PAGE), reason="First content.")

    response = publisher.get(PAGE)

    assert "There is nothing to publish" in response.content.decode()
    assert not response.context["ready"]


def test_a_draft_with_a_problem_is_kept_back_with_a_link_to_its_row(publisher: Client) -> None:
    sent = fields_of(publisher, PAGE)
    Rule.objects.filter(key=RULE).update(why="No full stop")

    response = send(publisher, PAGE, sent, reason="My typed reason.")
    shown = response.content.decode()

    assert not Release.objects.exists()
    assert f'href="{rule_page()}#id_why"' in shown
    assert "My typed reason." in shown


def test_an_example_case_that_differs_keeps_the_draft_back(publisher: Client) -> None:
    Rule.objects.filter(key__startswith="methadone").exclude(effect="not_suitable").update(effect="caution")
    Rule.objects.filter(key__startswith="bup").exclude(effect="not_suitable").update(effect="caution")

    shown = publisher.get(PAGE).content.decode()

    assert "Example cases differ" in shown
    assert "/admin/options/examplecase/" in shown


def test_a_draft_that_changed_meanwhile_is_not_published(publisher: Client) -> None:
    sent = fields_of(publisher, PAGE)
    Rule.objects.filter(key=RULE).update(why="A reason that came later.")

    response = send(publisher, PAGE, sent, reason="My typed reason.")

    assert "changed while you were reading" in response.content.decode()
    assert "My typed reason." in response.content.decode()
    assert not Release.objects.exists()


def test_looking_again_then_publishing_works(publisher: Client) -> None:
    sent = fields_of(publisher, PAGE)
    Rule.objects.filter(key=RULE).update(why="A reason that came later.")
    again = send(publisher, PAGE, sent, reason="My typed reason.").context["form"]

    send(publisher, PAGE, sent, digest=again["digest"].value())

    assert Release.objects.get().reason == "My typed reason."


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_is_needed(publisher: Client, reason: str) -> None:
    response = send(publisher, PAGE, fields_of(publisher, PAGE), reason=reason)

    assert "Say in a sentence what changed and why." in response.content.decode()
    assert not Release.objects.exists()


def test_a_draft_that_cannot_be_read_says_why(publisher: Client) -> None:
    Question.objects.filter(is_gate=True).update(is_gate=False, step=None, kind="voice")

    shown = publisher.get(PAGE).content.decode()

    assert "The draft cannot be read" in shown
    assert "safety gate" in shown


def test_an_editor_may_not_publish(editor: Client) -> None:
    assert editor.get(PAGE).status_code == 403
    assert editor.post(PAGE, {"reason": "Mine."}).status_code == 403


def test_the_current_release_is_marked_in_the_list(publisher: Client) -> None:
    send(publisher, PAGE, fields_of(publisher, PAGE), reason="First content.")

    shown = publisher.get(reverse("admin:options_release_changelist")).content.decode()

    assert "Release 1" in shown
    assert "badge-good" in shown


def test_a_release_can_be_seen_and_not_changed(publisher: Client) -> None:
    send(publisher, PAGE, fields_of(publisher, PAGE), reason="First content.")
    page = reverse("admin:options_release_change", args=[Release.objects.get().pk])

    assert "First content." in publisher.get(page).content.decode()
    assert publisher.post(page, {"reason": "Another."}).status_code == 403
    assert publisher.post(reverse("admin:options_release_delete", args=[Release.objects.get().pk])).status_code == 403
