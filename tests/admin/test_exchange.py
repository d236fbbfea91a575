"""Knowledge goes out as a file and comes back as the draft, after a look at what it changes."""

import json
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from options.models import Release, Rule
from options.publishing.imports import as_json, as_sheet, read_file
from options.rules.codec import canonical_json
from tests.admin.conftest import signed_in
from tests.admin.pages import RULE
from tests.knowledge import seed_book, with_rule

PAGE = "/admin/exchange/"
CHANGED = with_rule(seed_book(), RULE, why="A made-up reason that is short enough.")


def look(client: Client, content: bytes, name: str, **more: str) -> Any:
    """Send a file to look at."""
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content), **more})


def take_over(client: Client, looked: Any, why: str = "It was agreed.") -> Any:
    """Take over the file that was looked at."""
    return client.post(PAGE, {"looked_at": looked.context["load"].initial["looked_at"], "why": why})


@pytest.mark.parametrize("name", ["rules.csv", "draft.json", "draft.zip"])
def test_what_is_taken_out_is_the_draft(editor: Client, name: str) -> None:
    response = editor.get(f"{PAGE}{name}")

    assert canonical_json(read_file(name, response.content, seed_book())) == canonical_json(seed_book())
    assert name in response["Content-Disposition"]


def test_a_release_is_taken_out_as_it_was_sealed(editor: Client) -> None:
    Release.objects.create(number=1, digest="0" * 64, content="{}", author_name="a test", reason="A reason.")

    assert editor.get(f"{PAGE}release-1.json").content == b"{}"
    assert editor.get(f"{PAGE}release-2.json").status_code == 404


def test_a_file_is_looked_at_first_and_then_taken_over(editor: Client) -> None:
    looked = look(editor, as_sheet(CHANGED), "rules.csv")

    assert [(row.part, row.key, row.what) for row in looked.context["looked"].rows] == [("rule", RULE, "changed")]
    assert Rule.objects.get(key=RULE).why != "A made-up reason that is short enough."

    assert take_over(editor, looked).status_code == 302
    assert Rule.objects.get(key=RULE).why == "A made-up reason that is short enough."


def test_taking_over_stays_in_the_history_with_who_and_why(editor: Client) -> None:
    take_over(editor, look(editor, as_json(CHANGED), "all.json"), why="Two people read it.")

    entry = LogEntry.objects.latest("pk")
    assert entry.user.username == "edda"
    assert "all.json" in str(entry)
    assert "Two people read it." in str(entry)


def test_a_reason_is_needed_and_nothing_is_lost_without_it(editor: Client) -> None:
    looked = look(editor, as_json(CHANGED), "all.json")

    response = take_over(editor, looked, why=" ")

    assert response.context["looked"].rows == looked.context["looked"].rows
    assert "Say in a sentence why." in response.content.decode()
    assert take_over(editor, looked).status_code == 302


def test_a_draft_that_changed_meanwhile_is_left_alone(editor: Client) -> None:
    looked = look(editor, as_json(CHANGED), "all.json")
    Rule.objects.filter(key=RULE).update(why="Another person wrote this.")

    response = take_over(editor, looked)

    assert "changed while you were looking" in response.content.decode()
    assert Rule.objects.get(key=RULE).why == "Another person wrote this."


def test_what_one_person_looked_at_another_cannot_take_over(editor: Client) -> None:
    other = User.objects.create_user("otto", is_staff=True)
    other.groups.add(Group.objects.get(name="editor"))
    looked = look(editor, as_json(CHANGED), "all.json")

    response = take_over(signed_in(other), looked)

    assert "Choose the file again." in response.content.decode()


def test_an_editor_cannot_change_a_safeguard_by_a_file(editor: Client) -> None:
    plain = json.loads(canonical_json(seed_book()))
    gone = plain["safeguards"].pop(0)["key"]

    response = look(editor, json.dumps(plain).encode(), "all.json")

    assert [problem.place for problem in response.context["problems"]] == [f"safeguard {gone}"]


def test_what_is_wrong_with_a_file_is_named(editor: Client) -> None:
    response = look(editor, b"key,colour\r\na,blue\r\n", "rules.csv")

    assert "row 1, column colour" in response.content.decode()


def test_a_publisher_takes_out_and_does_not_bring_in(publisher: Client) -> None:
    assert "Take it over" not in publisher.get(PAGE).content.decode()
    assert look(publisher, as_json(CHANGED), "all.json").status_code == 403


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}draft.json", f"{PAGE}release-1.json"])
def test_the_page_is_refused_without_the_right(draft: None, address: str) -> None:
    newcomer = signed_in(User.objects.create_user("nora", is_staff=True))

    assert newcomer.get(address).status_code == 403


def test_other_methods_are_refused(editor: Client) -> None:
    assert editor.put(PAGE).status_code == 405
    assert editor.post(f"{PAGE}draft.json").status_code == 405
