"""Cases are kept as long as they must be, and not longer. What stays is the log."""

from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from navigator.cases.actions import erasing
from navigator.cases.actions.cases import reopen
from navigator.cases.models import AccessEntry, Case, Consent, CounselingNote, Disclosure, Happening, Visit
from options.publishing.current import LiveRelease
from tests.cases.filled import fill
from tests.cases.office import Office, case_of

TODAY = date(2036, 2, 29)
LONG_AGO = datetime(2026, 11, 1, tzinfo=UTC)
DATED: tuple[tuple[Any, str], ...] = (
    (Disclosure, "disclosed_at"),
    (Consent, "written_at"),
    (Visit, "saved_at"),
    (CounselingNote, "written_at"),
    (Happening, "written_at"),
)


@pytest.fixture
def office(office: Office, settings: Any, live: LiveRelease) -> Office:
    """An office on a leap day, with a filled case archived exactly seven years earlier, less a day."""
    settings.TODAY, settings.CASE_RETENTION_YEARS = TODAY, 7
    fill(office.case, office.cora, live)
    for model, when in DATED:
        model.objects.update(**{when: LONG_AGO})
    archived(office.case, date(2029, 2, 28))
    return office


def archived(case: Case, on: date) -> Case:
    """The case, archived on a day."""
    case.state, case.closed_on = Case.State.CLOSED, on
    case.save()
    return case


def run(*arguments: str) -> str:
    """Run a command; gives what it said."""
    said = StringIO()
    call_command(*arguments, stdout=said)
    return said.getvalue()


def rows_of_cases() -> int:
    """How many rows hang on cases."""
    kept = {"AccessEntry", "Team", "Membership"}
    models = apps.get_app_config("cases").get_models()
    return sum(model.objects.count() for model in models if model.__name__ not in kept)


def test_a_case_kept_long_enough_goes_with_everything_that_hangs_on_it(office: Office) -> None:
    assert "Erased: 1" in run("prune_cases")

    assert rows_of_cases() == 0


def test_a_case_goes_without_its_key_too(office: Office, settings: Any) -> None:
    settings.CASE_KEYS = ["another key, the right one is lost"]

    assert "Erased: 1" in run("prune_cases")
    assert rows_of_cases() == 0


def test_a_second_run_changes_nothing(office: Office) -> None:
    run("prune_cases")
    entries = AccessEntry.objects.count()

    assert "Erased: 0" in run("prune_cases")
    assert AccessEntry.objects.count() == entries


def test_a_dry_run_erases_nothing(office: Office) -> None:
    assert "Would erase: 1" in run("prune_cases", "--dry-run")

    assert Case.objects.count() == 1


def test_a_case_is_kept_until_its_day(office: Office) -> None:
    archived(office.case, date(2029, 3, 1))

    assert "Erased: 0" in run("prune_cases")


@pytest.mark.parametrize(("model", "when"), DATED)
def test_a_case_is_kept_as_long_as_the_latest_that_was_written_into_it(office: Office, model: Any, when: str) -> None:
    model.objects.update(**{when: datetime(2034, 5, 1, tzinfo=UTC)})

    assert "Erased: 0" in run("prune_cases")


def test_a_case_reopened_while_others_are_erased_stays(office: Office) -> None:
    over = erasing.kept_long_enough(TODAY, 7)
    reopen(office.case)

    assert [erasing.erase_if_over(case, TODAY, 7, "prune_cases") for case in over] == [False]
    assert Case.objects.count() == 1


def test_an_open_case_is_never_erased_by_itself_but_told_of(office: Office) -> None:
    quiet = case_of(office.cora, "RT-2001")
    Case.objects.filter(pk=quiet.pk).update(opened_on=date(2020, 1, 1))

    said = run("prune_cases")

    assert "Open without a visit for 7 years: 1." in said
    assert Case.objects.filter(pk=quiet.pk).exists()


def test_the_log_keeps_that_it_was_erased_and_by_whom(office: Office) -> None:
    run("erase_case", "River team", "RT-1001", "--by", "sue", "--why", "client", "--yes")

    entry = AccessEntry.objects.get(act="erasure")
    assert (entry.user_name, entry.case_code, entry.detail) == ("sue", "RT-1001", "the client asked")
    assert rows_of_cases() == 0


def test_erasing_asks_first(office: Office) -> None:
    said = run("erase_case", "River team", "RT-1001", "--by", "sue", "--why", "client")

    assert "Would erase case RT-1001 with 1 visits." in said
    assert Case.objects.count() == 1


@pytest.mark.parametrize(("team", "code", "by"), [("River team", "RT-9", "sue"), ("River team", "RT-1001", "nobody")])
def test_erasing_a_case_or_by_a_person_that_is_not_there_is_refused(
    office: Office, team: str, code: str, by: str
) -> None:
    with pytest.raises(CommandError):
        run("erase_case", team, code, "--by", by, "--why", "client", "--yes")

    assert Case.objects.count() == 1
