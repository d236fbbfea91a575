"""A share code opened by an editor: its answers are ranked, its mistakes are named, and nothing of it is kept."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from options.models import Choice, ExampleCase
from options.publishing import current
from options.publishing.layouts import layout_of
from options.publishing.share_code.code import write
from tests.knowledge import live_seed, seed_book

PAGE = "/admin/options/rule/try/"
ANSWERS = {"opioid_type": frozenset({"heroin", "injects"}), "age_band": frozenset({"26_64"})}


@pytest.fixture
def published(draft: None) -> None:
    """The seed as the current release."""
    current.install(live_seed())


def code() -> str:
    """A code made under release 1."""
    return write(ANSWERS, "self", 1, layout_of(seed_book()))


def opened(client: Client, text: str) -> str:
    """The page after a code is sent."""
    response = client.post(PAGE, {"open": "code", "code": text})
    return str(response.content.decode())


def test_a_code_is_opened_and_ranked_on_both_sides(published: None, editor: Client) -> None:
    response = editor.post(PAGE, {"open": "code", "code": code().lower()})

    given = response.context["tried"].ticked.given
    assert {key: frozenset(value) for key, value in given.items()} == {**ANSWERS, "voice": frozenset({"self"})}
    assert response.context["result"].differences == 0


def test_a_wrong_group_is_named_and_what_was_typed_stays(published: None, editor: Client) -> None:
    groups = code().split()
    groups[1] = groups[1][:-1] + ("2" if groups[1][-1] != "2" else "3")

    shown = opened(editor, " ".join(groups))

    assert f"Group 2 ({groups[1]}) has a mistake" in shown
    assert " ".join(groups) in shown


def test_an_empty_code_and_one_of_an_unknown_release_are_named(published: None, editor: Client) -> None:
    assert "Enter your code" in opened(editor, " ")
    unknown = write(ANSWERS, "self", 7, layout_of(seed_book()))
    assert "was made under release 7" in opened(editor, unknown)


def test_without_a_release_no_code_is_known(editor: Client) -> None:
    assert "was made under release 1" in opened(editor, code())


def test_answers_the_draft_does_not_know_any_more_are_named(published: None, editor: Client) -> None:
    Choice.objects.filter(question__key="age_band", key="26_64").update(key="26_70")

    shown = opened(editor, code())

    assert "The draft does not know these of them: age_band: 26_64." in shown


def test_a_code_is_never_taken_from_an_address(published: None, editor: Client) -> None:
    response = editor.get(PAGE, {"open": "code", "code": code()})

    assert response.context["tried"].ticked.given == {}
    assert code() not in response.content.decode()


def test_answers_of_a_code_are_offered_to_no_example_case(published: None, editor: Client) -> None:
    cases, entries = ExampleCase.objects.count(), LogEntry.objects.count()

    shown = opened(editor, code())
    again = editor.post(PAGE, {"source": "code", "age_band": "26_64"}).content.decode()

    assert "Add as an example case" not in shown + again
    assert "may be a real person" in shown
    assert (ExampleCase.objects.count(), LogEntry.objects.count()) == (cases, entries)


def test_the_page_after_a_code_holds_its_answers_and_not_the_code(published: None, editor: Client) -> None:
    shown = opened(editor, code())

    assert code().split()[0] not in shown
    assert '<input type="hidden" name="source" value="code">' in shown
