"""The access log can only grow."""

import pytest
from django.db import DatabaseError, connection, transaction

from navigator.cases import log
from navigator.cases.models import AccessEntry, LogIsKept
from tests.cases.office import Office


@pytest.fixture
def entry(office: Office) -> AccessEntry:
    """One look of Cora."""
    log.write(office.cora, log.Act.READ, "cases:case", office.case)
    return AccessEntry.objects.get()


def test_an_entry_says_who_looked_at_what(entry: AccessEntry, office: Office) -> None:
    assert (entry.user_name, entry.act, entry.case, entry.case_code) == ("cora", "read", office.case.uid, "RT-1001")


def test_the_models_refuse_to_change_an_entry(entry: AccessEntry) -> None:
    for attempt in (entry.save, entry.delete, AccessEntry.objects.all().delete):
        with pytest.raises(LogIsKept):
            attempt()
    with pytest.raises(LogIsKept):
        AccessEntry.objects.update(user_name="nobody")


@pytest.mark.parametrize(
    "statement", ["UPDATE cases_accessentry SET user_name = 'nobody'", "DELETE FROM cases_accessentry"]
)
def test_the_data_base_refuses_to_change_an_entry(entry: AccessEntry, statement: str) -> None:
    with pytest.raises(DatabaseError, match="the access log is kept"), transaction.atomic():
        connection.cursor().execute(statement)

    assert AccessEntry.objects.get().user_name == "cora"


@pytest.mark.postgresql
def test_postgresql_refuses_to_empty_the_log(entry: AccessEntry) -> None:
    with pytest.raises(DatabaseError, match="the access log is kept"), transaction.atomic():
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE cases_accessentry")

    assert AccessEntry.objects.count() == 1
