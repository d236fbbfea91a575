"""What one publisher does alone: roll back and suspend an option. First what follows, then a reason, then the deed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from options.models import ChangeSet, Option, Release, Rule
from options.publishing import current
from tests.admin.pages import RULE, address, fields_of, rule_page, send
from tests.admin.test_queries import queries
from tests.publishing.sealing import publish_draft

BACK = "/admin/options/release/change-sets/roll-back/"
SUSPEND = "/admin/options/release/change-sets/suspend/"
METHADONE = f"{SUSPEND}methadone-counselling/"
WORDS = {"why": "New clients are not taken now.", "reason": "The program closed its doors today."}


@pytest.fixture(autouse=True)
def two(draft: None) -> None:
    """Release 1, which is the seed, and release 2 with other words."""
    publish_draft("First.")
    Rule.objects.filter(key=RULE).update(why="It lowers the risk of an overdose.")
    publish_draft("Second.")
    current.refresh()


def said_on(client: Client, page: str) -> str:
    """What a page says."""
    response = client.get(page)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_publisher_rolls_back_to_an_earlier_release(publisher: Client) -> None:
    choices = said_on(publisher, BACK)
    before = said_on(publisher, f"{BACK}1/")
    page = publisher.post(f"{BACK}1/", {"reason": "The new words were wrong."}, follow=True).content.decode()

    live = Release.objects.live().get()
    assert f"{BACK}1/" in choices
    assert f"{BACK}2/" not in choices
    assert "1 row changed" in before
    assert (live.number, live.kind, live.author_name) == (3, Release.Kind.ROLL_BACK, "paul")
    assert "Release 3 is published. Readers see it now." in page


def test_a_roll_back_is_shown_again_when_another_release_went_live_meanwhile(publisher: Client) -> None:
    looked_at = fields_of(publisher, f"{BACK}1/")
    Rule.objects.filter(key=RULE).update(why="It lowers the risk of dying.")
    publish_draft("Third.")
    current.refresh()

    page = publisher.post(f"{BACK}1/", {**looked_at, "reason": "The new words were wrong."})
    said = page.content.decode()

    assert Release.objects.count() == 3
    assert "Another release went live while you were reading." in said
    assert "What changes compared with release 3" in said
    assert "The new words were wrong." in said

    again = page.context["form"]["digest"].value()
    publisher.post(f"{BACK}1/", {"digest": again, "reason": "The new words were wrong."})
    assert Release.objects.live().get().number == 4


def test_a_roll_back_needs_a_reason(publisher: Client) -> None:
    page = publisher.post(f"{BACK}1/", {"reason": " "}).content.decode()

    assert "Say in a sentence or two why." in page
    assert Release.objects.count() == 2


@pytest.mark.parametrize("number", [2, 99])
def test_nobody_rolls_back_to_what_is_live_or_never_was(publisher: Client, number: int) -> None:
    assert publisher.get(f"{BACK}{number}/").status_code == 404


def test_a_publisher_suspends_an_option(publisher: Client) -> None:
    page = publisher.post(METHADONE, WORDS, follow=True).content.decode()

    live = Release.objects.live().get()
    assert (live.kind, live.author_name) == (Release.Kind.SUSPENSION, "paul")
    assert Option.objects.get(key="methadone-counselling").suspended == WORDS["why"]
    assert "Do not hold while an option is suspended" in page
    assert "Methadone with counseling" in said_on(publisher, SUSPEND).partition("Which option?")[0]


def test_what_a_suspension_breaks_and_replaces_is_said_before_it_is_done(publisher: Client) -> None:
    page = publisher.get(METHADONE)
    after = page.context["after"]

    assert after.promises
    assert after.first == sum(other.cases for other in after.instead) > 0
    assert f"It comes first in {after.first} of {after.cases} example cases." in page.content.decode()


def test_words_for_readers_and_a_reason_are_needed_and_kept(publisher: Client) -> None:
    page = publisher.post(METHADONE, {"why": "", "reason": WORDS["reason"]}).content.decode()

    assert "Write what readers should see beside the option." in page
    assert WORDS["reason"] in page
    assert Release.objects.count() == 2


def test_an_editor_lifts_a_suspension_in_the_draft_as_the_page_says(publisher: Client, editor: Client) -> None:
    publisher.post(METHADONE, WORDS)
    option = address("option", "change", Option.objects.get(key="methadone-counselling").pk)

    assert "To lift a suspension" in said_on(publisher, SUSPEND)
    send(editor, option, fields_of(editor, option), suspended="")

    assert not Option.objects.get(key="methadone-counselling").suspended
    assert "Submit for approval" in said_on(editor, "/admin/options/release/change-sets/submit/")


def test_who_approves_meanwhile_reads_that_broken_promises_may_break_for_more(
    publisher: Client, editor: Client
) -> None:
    publisher.post(METHADONE, WORDS)
    send(editor, rule_page(), fields_of(editor, rule_page()), why="It lowers the risk of dying.")
    submit = "/admin/options/release/change-sets/submit/"
    send(editor, submit, fields_of(editor, submit), reason="Plainer words.")

    said = said_on(publisher, reverse("admin:options_review", args=[ChangeSet.objects.get().pk]))

    assert "not hold while an option is suspended. This change may leave" in said
    assert 'value="approve_and_publish"' in said


@pytest.mark.parametrize("page", [f"{BACK}1/", METHADONE])
def test_a_planned_release_that_will_never_start_is_named(publisher: Client, page: str) -> None:
    publish_draft("Later.", starts_at=timezone.now() + timedelta(days=3))

    assert "Release 3 is planned" in said_on(publisher, page)


@pytest.mark.parametrize("page", [BACK, f"{BACK}1/", SUSPEND, METHADONE])
def test_an_editor_may_do_neither(editor: Client, page: str) -> None:
    assert editor.get(page).status_code == 403
    assert editor.post(page, WORDS).status_code in (403, 405)
    assert Release.objects.count() == 2


@pytest.mark.parametrize("page", [BACK, SUSPEND])
def test_choosing_changes_nothing(publisher: Client, page: str) -> None:
    assert publisher.post(page, WORDS).status_code == 405


def test_an_unknown_option_is_not_found(publisher: Client) -> None:
    assert publisher.get(f"{SUSPEND}sauna/").status_code == 404


@pytest.mark.parametrize("page", [BACK, f"{BACK}1/", SUSPEND, METHADONE])
def test_pages_take_few_queries(publisher: Client, page: str) -> None:
    # Session, person, phone and two of permissions: every page of the admin needs them.
    assert queries(lambda: publisher.get(page)) <= 5 + 5
