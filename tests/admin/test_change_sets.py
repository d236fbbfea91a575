"""Change sets in the admin: submitted with a reason, reviewed and approved by somebody else, then published."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from options.models import ChangeSet, ExampleCase, Question, Release, Rule
from options.publishing import current
from tests import people
from tests.admin.conftest import signed_in
from tests.admin.pages import RULE, fields_of, rule_page, send
from tests.admin.test_queries import queries
from tests.publishing.sealing import publish_draft

SUBMIT = "/admin/options/release/change-sets/submit/"
ALL = "/admin/options/release/change-sets/"
WHY = "It lowers the risk of an overdose and helps people stay in care."


@pytest.fixture(autouse=True)
def first(draft: None) -> None:
    """Release 1, which is the seed."""
    publish_draft()
    current.refresh()


def edit(client: Client, why: str = WHY) -> None:
    """Change the words of a rule on its form."""
    send(client, rule_page(), fields_of(client, rule_page()), why=why)
    assert Rule.objects.get(key=RULE).why == why


def submitted(client: Client, **sent: Any) -> ChangeSet:
    """A change set of the draft as it is, submitted on the page."""
    send(client, SUBMIT, fields_of(client, SUBMIT), **{"reason": "Plainer words.", **sent})
    return ChangeSet.objects.get()


def page_of(row: ChangeSet) -> str:
    """The page to review it on."""
    return reverse("admin:options_review", args=[row.pk])


def decide(client: Client, row: ChangeSet, act: str, **more: str) -> Any:
    """Press a button of the page; gives the page after it."""
    return client.post(page_of(row), {"act": act, **more}, follow=True)


def shown(client: Client, page: str) -> str:
    """What a page says."""
    response = client.get(page)
    assert response.status_code == 200
    return str(response.content.decode())


def test_an_editor_submits_and_a_publisher_publishes(editor: Client, publisher: Client) -> None:
    edit(editor)
    row = submitted(editor)

    page = decide(publisher, row, "approve_and_publish").content.decode()

    release = Release.objects.live().get()
    assert (release.number, release.author_name, release.approver_name) == (2, "edda", "paul")
    assert "Release 2 is published. Readers see it now." in page
    assert f"Published as release {release.number}." in shown(editor, page_of(row))


def test_the_page_to_submit_says_what_changes(editor: Client) -> None:
    edit(editor)

    said = shown(editor, SUBMIT)

    assert "1 row changed" in said
    assert "Submit for approval" in said


def test_a_draft_like_the_release_cannot_be_submitted(editor: Client) -> None:
    said = shown(editor, SUBMIT)

    assert "says the same as release 1" in said
    assert "Submit for approval" not in said


def test_what_stands_in_the_way_links_to_its_row_and_there_is_no_button(editor: Client) -> None:
    edit(editor)
    sent = fields_of(editor, SUBMIT)
    Rule.objects.filter(key=RULE).update(why="No full stop")

    said = send(editor, SUBMIT, sent, reason="My typed reason.").content.decode()

    assert not ChangeSet.objects.exists()
    assert f'href="{rule_page()}#id_why"' in said
    assert "My typed reason." in said
    assert "Submit for approval" not in said


def test_a_draft_that_changed_meanwhile_is_shown_again_and_nothing_typed_is_lost(editor: Client) -> None:
    edit(editor)
    sent = fields_of(editor, SUBMIT)
    edit(editor, "It lowers the risk of an overdose.")

    again = send(editor, SUBMIT, sent, reason="My typed reason.", starts_on="2100-01-31", starts_time="08:30")
    said = again.content.decode()

    assert "changed while you were reading" in said
    assert all(typed in said for typed in ("My typed reason.", "2100-01-31", "08:30"))
    assert not ChangeSet.objects.exists()
    send(editor, SUBMIT, sent, digest=again.context["form"]["digest"].value())
    assert ChangeSet.objects.get().reason == "My typed reason."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reason": " "}, "Say in a sentence or two what changed and why."),
        ({"starts_on": "2001-01-31"}, "This is past."),
        ({"starts_time": "08:30"}, "Give the date, too"),
        ({"starts_on": "soon"}, "Give the date as year, month and day"),
    ],
)
def test_what_is_typed_wrong_is_said_beside_the_field(editor: Client, typed: dict[str, str], said: str) -> None:
    edit(editor)

    page = send(editor, SUBMIT, fields_of(editor, SUBMIT), **{"reason": "Plainer words.", **typed})

    assert said in page.content.decode()
    assert not ChangeSet.objects.exists()


def test_example_cases_that_come_out_differently_need_a_reason_of_their_own(editor: Client) -> None:
    case = ExampleCase.objects.exclude(expect={}).first()
    case.accepted = {"missed": ["methadone-counselling is first, not naloxone"], "why": "A test."}
    case.save()

    page = send(editor, SUBMIT, fields_of(editor, SUBMIT), reason="Another order.")

    assert "Say why it is right" in page.content.decode()
    assert submitted(editor, reason="Another order.", cases_reason="It is right.").cases_reason == "It is right."


def test_a_draft_that_cannot_be_read_says_why(editor: Client) -> None:
    Question.objects.filter(is_gate=True).update(is_gate=False, step=None, kind="voice")

    assert "safety gate" in shown(editor, SUBMIT)


def test_the_page_for_another_change_set_leads_to_the_one_that_waits(editor: Client) -> None:
    edit(editor)
    row = submitted(editor)

    said = shown(editor, SUBMIT)

    assert page_of(row) in said
    assert "Submit for approval" not in said


def test_who_submitted_may_not_approve_and_reads_who_can(editor: Client, publisher: Client) -> None:
    edit(editor)
    row = submitted(editor)

    said = shown(editor, page_of(row))

    assert "You submitted this, so somebody else has to approve it." in said
    assert "These people can: paul." in said
    assert "approve_and_publish" not in said
    assert decide(editor, row, "approve").status_code == 403


def test_who_changed_the_draft_may_not_approve(editor: Client, publisher: Client) -> None:
    root = signed_in(people.User.objects.create_superuser("root"))
    edit(root)
    row = submitted(editor)

    said = shown(root, page_of(row))

    assert "You changed the draft since release 1, so somebody else has to approve it." in said
    assert "These people can: paul." in said


@pytest.mark.parametrize("act", ["approve", "approve_and_publish", "publish"])
def test_a_superuser_cannot_approve_or_publish_what_they_submitted(draft: None, act: str) -> None:
    root = signed_in(people.User.objects.create_superuser("root"))
    edit(root)
    row = submitted(root)

    page = decide(root, row, act)

    assert "This was not done." in page.content.decode()
    assert Release.objects.count() == 1
    assert not ChangeSet.objects.get().approved_by


def test_an_edit_after_approval_makes_it_void(editor: Client, publisher: Client) -> None:
    edit(editor)
    row = submitted(editor)
    assert "edda" in decide(publisher, row, "approve").content.decode()
    edit(editor, "It lowers the risk of an overdose.")

    said = shown(publisher, page_of(row))
    decide(publisher, row, "publish")

    assert "The draft was changed after it was submitted. Its approval is void." in said
    assert 'value="publish"' not in said
    assert Release.objects.count() == 1


def test_an_approval_counts_once(editor: Client, publisher: Client) -> None:
    edit(editor)
    row = submitted(editor)
    decide(publisher, row, "approve_and_publish")

    page = decide(publisher, row, "publish").content.decode()

    assert "It can be used once only." in page
    assert Release.objects.count() == 2


def test_what_was_only_approved_is_published_later(editor: Client, publisher: Client) -> None:
    edit(editor)
    row = submitted(editor)

    page = decide(publisher, row, "approve").content.decode()
    decide(publisher, row, "publish")

    assert "paul approved exactly this content." in page
    assert Release.objects.count() == 2


def test_a_planned_start_is_said_and_kept(editor: Client, publisher: Client) -> None:
    edit(editor)
    row = submitted(editor, starts_on="2100-01-31", starts_time="08:30")

    said = shown(publisher, page_of(row))
    page = decide(publisher, row, "approve_and_publish").content.decode()

    assert "Approve and schedule" in said
    assert "Readers see it from 2100-01-31 08:30 UTC." in page
    assert Release.objects.live().get().number == 1


def test_a_planned_release_that_will_never_start_is_named(editor: Client, publisher: Client) -> None:
    publish_draft(starts_at=timezone.now() + timedelta(days=3))
    edit(editor)

    said = shown(publisher, page_of(submitted(editor)))

    assert "It will never start if you do this." in said


def test_it_is_sent_back_with_a_reason(editor: Client, publisher: Client) -> None:
    edit(editor)
    row = submitted(editor)

    empty = decide(publisher, row, "send_back", why=" ").content.decode()
    decide(publisher, row, "send_back", why="Name the study.")

    assert "Say what should change" in empty
    assert "paul sent it back: Name the study." in shown(editor, page_of(row))
    assert "Submit for approval" in shown(editor, SUBMIT)


def test_who_submitted_it_withdraws_it(editor: Client, publisher: Client) -> None:
    edit(editor)
    row = submitted(editor)

    assert decide(publisher, row, "withdraw").status_code == 403
    page = decide(editor, row, "withdraw").content.decode()

    assert "edda withdrew it." in page


def test_one_person_publishes_only_where_the_site_lets_them(settings: Any, draft: None) -> None:
    settings.SINGLE_PERSON_PUBLISHING = True
    root = signed_in(people.User.objects.create_superuser("root"))
    edit(root)
    row = submitted(root)

    said = shown(root, page_of(row))
    decide(root, row, "publish")

    assert "every result page will say that one person published this" in said
    assert Release.objects.live().get().is_alone


def test_who_approves_reads_what_one_person_published_before(editor: Client, publisher: Client) -> None:
    edit(editor)
    publish_draft("Mine alone.", is_alone=True)
    current.refresh()
    edit(editor, "It lowers the risk of dying.")

    said = shown(publisher, page_of(submitted(editor)))

    assert "Release 2 was published by one person." in said
    assert "?before=1&amp;after=2" in said


def test_the_list_says_what_waits_and_what_was_before(editor: Client, publisher: Client) -> None:
    edit(editor)
    row = submitted(editor)
    waiting = shown(publisher, ALL)
    decide(publisher, row, "approve_and_publish")

    assert "edda submitted it" in waiting
    assert "Nothing waits for approval" in shown(publisher, ALL)
    assert f"Change set {row.pk}" in shown(publisher, ALL)


def test_pages_are_refused_without_the_right(draft: None, publisher: Client, editor: Client) -> None:
    edit(editor)
    row = submitted(editor)
    nobody = signed_in(people.User.objects.create_user("nora", is_staff=True))

    assert publisher.get(SUBMIT).status_code == 403
    assert [nobody.get(page).status_code for page in (ALL, SUBMIT, page_of(row))] == [403, 403, 403]
    assert nobody.post(page_of(row), {"act": "approve"}).status_code == 403
    assert decide(publisher, row, "make-coffee").status_code == 403


def test_what_does_not_exist_is_not_found(publisher: Client) -> None:
    assert publisher.get(reverse("admin:options_review", args=[999])).status_code == 404


def test_pages_refuse_other_methods(publisher: Client, editor: Client) -> None:
    edit(editor)

    assert editor.put(SUBMIT).status_code == 405
    assert publisher.post(ALL).status_code == 405
    assert publisher.delete(page_of(submitted(editor))).status_code == 405


def test_the_old_page_to_publish_leads_to_the_change_sets(publisher: Client) -> None:
    assert publisher.get("/admin/options/release/publish/")["Location"] == ALL


def test_pages_take_few_queries(editor: Client, publisher: Client) -> None:
    edit(editor)
    submit = queries(lambda: editor.get(SUBMIT))
    row = submitted(editor)

    # Session, person, phone, two of permissions and what the page is about: Django's admin needs them as well.
    assert submit <= 6 + 5
    assert queries(lambda: publisher.get(ALL)) <= 6 + 5
    assert queries(lambda: publisher.get(page_of(row))) <= 6 + 5
    assert queries(lambda: editor.get(page_of(row))) <= 6 + 5
