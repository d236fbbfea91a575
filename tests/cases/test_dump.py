"""What a stolen copy of the data base tells: nothing that was answered or written."""

from django.apps import apps
from django.db import connection, models

from navigator.cases.fields import SealedText
from options.publishing.current import LiveRelease
from tests.cases.filled import ANSWER, CANARIES, fill
from tests.cases.office import Office

IN_PLAIN = {
    "cases.AccessEntry.act",
    "cases.AccessEntry.case_code",
    "cases.AccessEntry.detail",
    "cases.AccessEntry.place",
    "cases.AccessEntry.user_name",
    "cases.Case.code",
    "cases.Case.state",
    "cases.Disclosure.basis",
    "cases.Disclosure.form",
    "cases.Membership.role",
    "cases.Note.about",
    "cases.Note.key",
    "cases.Team.name",
    "cases.Visit.digest",
}
"""Texts that stand in the data base as they are: codes, names of staff and of pages, keys of questions and options."""


def dumped() -> str:
    """Every table of the data base, row by row, as a copy of it holds them."""
    if connection.vendor == "sqlite":
        return "\n".join(connection.connection.iterdump())
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT t::text FROM {connection.ops.quote_name(table)} t")
            rows += [row[0] for row in cursor.fetchall()]
    return "\n".join(rows)


def test_a_dump_of_a_filled_case_holds_no_text_and_no_answer(office: Office, live: LiveRelease) -> None:
    fill(office.case, office.cora, live)

    dump = [line for line in dumped().splitlines() if "cases_" in line or connection.vendor == "postgresql"]

    assert "RT-1001" in "\n".join(dump)
    assert [canary for canary in CANARIES if canary in "\n".join(dump)] == []


def test_an_answer_and_a_decision_are_locked(office: Office, live: LiveRelease) -> None:
    fill(office.case, office.cora, live)

    with connection.cursor() as cursor:
        cursor.execute("SELECT content, ranking FROM cases_visit")
        visit = "".join(cursor.fetchone())
        cursor.execute("SELECT content FROM cases_decision")
        decision = "".join(cursor.fetchone())

    assert ANSWER not in visit
    assert "methadone" not in visit + decision


def test_every_text_column_is_locked_or_known_to_be_plain() -> None:
    plain = {
        f"{model._meta.label}.{field.attname}"
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not isinstance(field, SealedText)
    }

    assert plain == IN_PLAIN
