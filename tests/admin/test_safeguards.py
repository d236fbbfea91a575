"""Safeguards: each promise with its verdict, what suffices for it, or the answers and rules that break it."""

import re

import pytest
from django.test import Client

from options.models import Option, Rule, Safeguard
from options.rules.audit import Audit
from tests.admin.pages import RULE, address, rule_page
from tests.admin.released import prove_at_once, publish_seed

PAGE = "/admin/safeguards/"
BROKEN = "no-stopping-alone-moderate-or-severe"


def shown(client: Client) -> str:
    """The page as text with single spaces."""
    return re.sub(r"\s+", " ", client.get(PAGE).content.decode())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every promise holds, which is known at once."""
    prove_at_once(monkeypatch)


def test_every_promise_that_holds_is_told_with_the_rules_that_suffice(editor: Client, quick: None) -> None:
    publish_seed()

    text = shown(editor)

    number = Safeguard.objects.filter(retired="").count()
    assert f"All {number} promises hold" in text
    assert all(
        f"/admin/options/safeguard/{pk}/change/" in text for pk in Safeguard.objects.values_list("pk", flat=True)
    )
    assert f'<a href="{rule_page()}">' in text


def test_a_broken_promise_comes_first_with_its_answers_and_rules(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove_at_once(monkeypatch, [BROKEN])
    publish_seed()

    text = shown(editor)

    assert "1 promise broken" in text
    assert "Stopping alone counts as suitable." in text
    assert "→" in text
    assert "after the change" in text
    assert '<input type="hidden" name="pregnancy" value="yes">' in text
    assert f'<a href="{rule_page()}">' in text


def test_a_safeguard_that_was_given_up_is_told_with_its_reason(editor: Client, quick: None) -> None:
    Safeguard.objects.filter(key=BROKEN).update(retired="A new guideline says otherwise.")

    text = shown(editor)

    assert "Given up" in text
    assert "A new guideline says otherwise." in text


def test_a_harmful_edit_is_shown_with_people_it_would_harm(editor: Client) -> None:
    guard = Safeguard.objects.get(key=BROKEN)
    Rule.objects.filter(key="stopping-alone-moderate-or-severe").update(effect="caution", reason_kind="")

    response = editor.get(PAGE)

    promise = next(one for one in response.context["proved"].broken if one.key == BROKEN)
    assert promise.address == address("safeguard", "change", guard.pk)
    assert promise.said
    sent: dict[str, list[str]] = {}
    for field, value in promise.asked.fields:
        sent.setdefault(field, []).append(value)
    assert editor.post("/admin/options/rule/try/", sent).status_code == 200


def test_the_audit_tells_what_it_found_with_links(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    prove_at_once(monkeypatch, found=Audit((RULE,), (RULE,), ("iop",), ("iop",), (("iop", "medical-detox"),)))

    text = shown(editor)

    assert "Rules that can never apply" in text
    assert f'<a href="{rule_page()}">' in text
    assert address("option", "change", Option.objects.get(key="iop").pk) in text
    assert "always above" in text


def test_an_editor_is_told_that_safeguards_are_locked(editor: Client, quick: None) -> None:
    assert "Safeguards are locked: you see them" in shown(editor)


def test_a_publisher_is_told_how_to_give_one_up(publisher: Client, quick: None) -> None:
    assert "To give one up, open it and write why." in shown(publisher)


def test_nothing_is_proved_of_a_draft_that_is_not_whole(editor: Client, quick: None) -> None:
    Rule.objects.filter(key=RULE).update(why="No full stop")

    text = shown(editor)

    assert "Promises are proved when the content is whole." in text
    assert f"{rule_page()}#id_why" in text


def test_a_draft_that_cannot_be_read_says_so_with_links(editor: Client, quick: None) -> None:
    option = Option.objects.get(key="iop")
    Option.objects.filter(pk=option.pk).update(search={"nonsense": 1})

    assert f"{address('option', 'change', option.pk)}#id_search" in shown(editor)
