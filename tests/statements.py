"""Which kinds of statements each test sends to a data base, so that a second one is asked every kind (decision 12)."""

import json
import re
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

TIMES = 3
"""How many tests send each kind of statement to a second data base, where as many send it at all."""
STATEMENTS = "statements"
LISTED = re.compile(r"\((%s|NULL)(, (%s|NULL))*\)(, \((%s|NULL)(, (%s|NULL))*\))*")
WORDS_OR_NUMBER = re.compile(r"'[^']*'|\b\d+\b|\b[sx]\d+_?[a-z0-9_]*\b")


@dataclass(frozen=True, slots=True)
class Noted:
    """What a test sent: kinds of statements, and how many seconds it took."""

    kinds: tuple[str, ...]
    seconds: float


@lru_cache(maxsize=10_000)
def kind_of(statement: str) -> str:
    """A statement without what it says of values: how many, which words, which numbers."""
    return WORDS_OR_NUMBER.sub("?", LISTED.sub("(%s)", statement))


def enough(noted: Mapping[str, Noted], tests: Iterable[str]) -> set[str]:
    """Of these tests, enough that every kind of statement is sent `TIMES` times, or by every test that sends it.

    A test of which nothing is noted is among them. Tests that send many kinds in little time come first.
    """
    known = {test: noted[test] for test in tests if test in noted}
    left = Counter(kind for one in known.values() for kind in one.kinds)
    left = Counter({kind: min(number, TIMES) for kind, number in left.items()})

    def worth(test: str) -> float:
        return sum(left[kind] > 0 for kind in known[test].kinds) / (known[test].seconds + 0.1)

    chosen = {test for test in tests if test not in noted}
    waiting = [(-worth(test), test) for test in known]
    heapify(waiting)
    while waiting:
        _, test = heappop(waiting)
        now = -worth(test)
        if waiting and now > waiting[0][0]:  # It was worth more before others were chosen.
            heappush(waiting, (now, test))
        elif now < 0:
            chosen.add(test)
            left.subtract(known[test].kinds)
    return chosen


def read(file: Path) -> dict[str, Noted]:
    """What `Notes` wrote."""
    return {test: Noted(tuple(kinds), seconds) for test, (kinds, seconds) in json.loads(file.read_text()).items()}


class Notes:
    """Notes what every test sends, and writes it to a file when all have run.

    With several processes, those that run tests say it in their reports, and the one that gathers these writes.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._sent: set[str] = set()
        self._kinds: dict[str, list[str]] = {}
        self._seconds: Counter[str] = Counter()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Listen while a test is set up, runs and is taken down."""
        self._sent = set()
        with connection.execute_wrapper(self._listen):
            return (yield)

    def _listen(self, execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        self._sent.add(kind_of(sql))
        return execute(sql, *given)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
        """Say in the last report of a test what it sent."""
        report = yield
        if call.when == "teardown":
            report.user_properties.append((STATEMENTS, sorted(self._sent)))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take down what a report says."""
        self._seconds[report.nodeid] += report.duration
        for name, said in report.user_properties:
            if name == STATEMENTS:
                self._kinds[report.nodeid] = list(said)  # type: ignore[call-overload]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write it down."""
        if not hasattr(session.config, "workerinput"):
            noted = {test: (kinds, round(self._seconds[test], 2)) for test, kinds in self._kinds.items()}
            self._file.write_text(json.dumps(noted))
