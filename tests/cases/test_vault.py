"""What is personal is locked in the data base, opens only in its own column, and survives a change of keys."""

from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import connection

from navigator.cases import vault
from navigator.cases.actions import visits
from navigator.cases.contents import VisitContent
from navigator.cases.models import Note, Visit
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease
from tests.cases.office import Office

KEYS = ["a made-up key for tests, long enough to be one 1", "a made-up key for tests, long enough to be one 2"]


def test_what_was_locked_opens_again() -> None:
    assert vault.unlock(vault.lock("Ünïcode, too", "cases.Note.text"), "cases.Note.text") == "Ünïcode, too"


def test_the_same_text_never_looks_the_same() -> None:
    assert vault.lock("a", "cases.Note.text") != vault.lock("a", "cases.Note.text")


def test_a_value_moved_to_another_column_does_not_open() -> None:
    with pytest.raises(vault.WrongKey):
        vault.unlock(vault.lock("a", "cases.CounselingNote.text"), "cases.Note.text")


def test_a_wrong_key_opens_nothing_and_the_old_key_opens_again(settings: Any) -> None:
    settings.CASE_KEYS = KEYS[:1]
    token = vault.lock("a", "cases.Note.text")

    settings.CASE_KEYS = KEYS[1:]
    with pytest.raises(vault.WrongKey):
        vault.unlock(token, "cases.Note.text")

    settings.CASE_KEYS = KEYS[::-1]
    assert vault.unlock(token, "cases.Note.text") == "a"


def test_a_value_locked_anew_opens_without_the_old_key(settings: Any) -> None:
    settings.CASE_KEYS = KEYS[:1]
    token = vault.lock("a", "cases.Note.text")
    settings.CASE_KEYS = KEYS[::-1]
    token = vault.lock_anew(token)

    settings.CASE_KEYS = KEYS[1:]

    assert vault.unlock(token, "cases.Note.text") == "a"


def test_the_data_base_holds_tokens_only(office: Office, live: LiveRelease) -> None:
    kept = Kept(voice="counsellor", answers={"age_band": frozenset({"26_64"})})
    visits.begin(office.case, office.cora, live, VisitContent(kept))

    with connection.cursor() as cursor:
        cursor.execute("SELECT content, ranking FROM cases_visit")
        stored = "".join(cursor.fetchone())

    assert "26_64" not in stored
    assert VisitContent.of(Visit.objects.get().content).kept == kept


def test_nobody_can_search_in_what_is_locked(db: None) -> None:
    with pytest.raises(FieldError):
        Note.objects.filter(text="a").exists()


def test_a_decision_that_is_not_there_is_none_also_in_a_join(office: Office, live: LiveRelease) -> None:
    visits.begin(office.case, office.cora, live, VisitContent(Kept(voice="counsellor")))

    assert not hasattr(Visit.objects.select_related("decision").get(), "decision")
