"""New keys for old: everything opens before, while and after the keys are changed."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from navigator.cases import sealed, vault
from navigator.cases.models import Note
from options.publishing.current import LiveRelease
from tests.cases.filled import CANARIES, fill
from tests.cases.office import Office

OLD, NEW = (
    "an old made-up key that is long enough to pass 1234567",
    "a new made-up key that is long enough to pass 1234567",
)


@pytest.fixture
def filled(office: Office, live: LiveRelease, settings: Any) -> Any:
    """A filled case under the old key; gives the settings."""
    settings.CASE_KEYS = [OLD]
    fill(office.case, office.cora, live)
    return settings


def rotate() -> str:
    """Run the command; gives what it said."""
    said = StringIO()
    call_command("rotate_case_keys", stdout=said)
    return said.getvalue()


def stored() -> dict[str, list[str]]:
    """Every token, by column."""
    return {one.label: [token for _, token in sealed.tokens(one)] for one in sealed.sealed_columns()}


def test_after_the_change_everything_opens_with_the_new_key_alone(filled: Any) -> None:
    filled.CASE_KEYS = [NEW, OLD]

    said = rotate()

    filled.CASE_KEYS = [NEW]
    opened = [vault.unlock(token, label) for label, tokens in stored().items() for token in tokens]
    assert f"Locked anew: {len(opened)}. Already under the newest key: 0." in said
    assert all(any(canary in text for text in opened) for canary in CANARIES)


def test_a_second_run_changes_nothing(filled: Any) -> None:
    filled.CASE_KEYS = [NEW, OLD]
    rotate()
    before = stored()

    assert "Locked anew: 0." in rotate()
    assert stored() == before


def test_what_opens_with_no_key_is_named_and_kept(filled: Any) -> None:
    before = stored()
    filled.CASE_KEYS = [NEW]

    with pytest.raises(CommandError, match=r"cases\.Note\.text in row"):
        rotate()

    filled.CASE_KEYS = [OLD]
    assert stored() == before
    assert Note.objects.get().text in CANARIES


def test_a_note_saved_while_the_keys_change_is_not_lost(filled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.CASE_KEYS = [NEW, OLD]
    lock_anew = vault.lock_anew

    def saved_meanwhile(token: str) -> str:
        note = Note.objects.get()
        note.text = "written meanwhile"
        note.save()
        return lock_anew(token)

    monkeypatch.setattr("navigator.cases.actions.rekeying.lock_anew", saved_meanwhile)
    rotate()

    assert Note.objects.get().text == "written meanwhile"


def test_nothing_is_left_to_do_on_an_empty_data_base(db: None) -> None:
    assert "Locked anew: 0. Already under the newest key: 0." in rotate()
