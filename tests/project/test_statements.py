"""A second data base is asked every kind of statement that the first was asked."""

from collections import Counter
from collections.abc import Generator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from options.models import Rule
from tests.statements import TIMES, Noted, Notes, enough, kind_of, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT a WHERE b IN (%s, %s, %s)", "SELECT a WHERE b IN (%s)"),
        ("INSERT INTO a (b, c) VALUES (%s, %s), (%s, %s)", "INSERT INTO a (b, c) VALUES (%s, NULL)"),
        ('SAVEPOINT "s140_x1"', 'SAVEPOINT "s141_x22"'),
        ("SELECT 'rule' LIMIT 21", "SELECT 'option' LIMIT 1"),
    ],
)
def test_values_make_no_other_kind(one: str, other: str) -> None:
    assert kind_of(one) == kind_of(other)


def test_columns_and_tables_make_another_kind() -> None:
    assert kind_of('SELECT "a"."b" FROM "a"') != kind_of('SELECT "a"."c" FROM "a"')


def test_every_kind_is_sent_as_often_as_asked_for_or_by_all_that_send_it() -> None:
    noted = {
        f"test {place}": Noted((f"often {place % 3}", f"seldom {place % 25}"), place / 100) for place in range(100)
    }
    noted["test of everything"] = Noted(tuple(f"often {place}" for place in range(3)), 0)

    chosen = enough(noted, noted)

    sent = Counter(kind for test in chosen for kind in noted[test].kinds)
    all_sent = Counter(kind for one in noted.values() for kind in one.kinds)
    assert all(sent[kind] >= min(TIMES, number) for kind, number in all_sent.items())
    assert "test of everything" in chosen


def test_few_tests_are_enough_where_all_send_the_same() -> None:
    noted = {f"test {place}": Noted(("SELECT",), place) for place in range(40)}

    assert enough(noted, noted) == {f"test {place}" for place in range(TIMES)}


def test_a_test_that_sends_nothing_is_not_needed_and_one_never_noted_is() -> None:
    noted = {"silent": Noted((), 1)}

    assert enough(noted, ["silent", "new"]) == {"new"}


@pytest.mark.django_db
def test_what_is_sent_while_a_test_runs_is_noted_and_nothing_else(tmp_path: Path) -> None:
    notes = Notes(tmp_path / "noted")
    said = SimpleNamespace(nodeid="a test", duration=2, user_properties=[])
    Rule.objects.first()

    running = notes.pytest_runtest_protocol()
    next(running)
    Rule.objects.exists()
    ends(running, None)
    Rule.objects.first()
    telling = notes.pytest_runtest_makereport(SimpleNamespace(when="teardown"))  # type: ignore[arg-type]
    next(telling)
    ends(telling, said)
    notes.pytest_runtest_logreport(said)  # type: ignore[arg-type]
    notes.pytest_sessionfinish(SimpleNamespace(config=None))  # type: ignore[arg-type]

    assert read(tmp_path / "noted") == {"a test": Noted(('SELECT %s AS "a" FROM "options_rule" LIMIT ?',), 2)}


def ends(hook: Generator[None, Any, Any], said: Any) -> None:
    """Let a hook that stands around something go on with what came of it."""
    with pytest.raises(StopIteration):
        hook.send(said)
