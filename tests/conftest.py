"""What every test may ask for, and what happens when the machine lacks a tool.

On one's own machine, tests that need a missing tool are left out and named at the end, with
the way to get it. With CI=true a missing tool or a skipped test fails the run.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from tests import statements

BROWSER_TESTS = Path(__file__).parent / "browser"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
PHONE = {"width": 390, "height": 844}


DATA_BASE_FIXTURES = {"db", "transactional_db", "live_server", "admin_client"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one run only what a second data base can change (docs/decisions/0012-each-test-where-it-can-fail.md)."""
    parser.addoption("--data-base", action="store_true", help="only tests that can reach a data base")
    parser.addoption("--note-statements", metavar="FILE", help="note which kinds of statements each test sends")
    parser.addoption("--statements", metavar="FILE", help="only as many tests as send every kind noted several times")
    parser.addoption("--pictures", default="", help="the folder for pictures of an editor's and a publisher's pages")
    parser.addoption("--drills", action="store_true", help="drills in full length, such as 200 kills in place of a few")


def reaches_data_base(item: pytest.Item) -> bool:
    """Say whether the data base chosen can change what a test sees: the test asks for one, or names which it needs.

    A test that looks at pages in a browser sees how they look and behave; what they say is tested without one. The
    sites of tests/site and of the offices keep a SQLite file of their own, whatever DATABASE_URL says.
    """
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgresql")
    asked = marked or DATA_BASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(asked) and not needs_browser(item)


def must_ask(item: pytest.Item) -> bool:
    """Say whether a test is about what only one data base does, or about several connections to it."""
    return commits(item) or bool(item.get_closest_marker("postgresql"))


def commits(item: pytest.Item) -> bool:
    """Say whether a test keeps what it writes, for other connections to see, and has it wiped out in the end."""
    marked = item.get_closest_marker("django_db")
    return bool(marked and marked.kwargs.get("transaction"))


def needs_browser(item: pytest.Item) -> bool:
    """Say whether a test drives a browser: it lives in tests/browser/ or asks for the fixture."""
    return BROWSER_TESTS in item.path.parents or "browser" in getattr(item, "fixturenames", ())


def can_run(item: pytest.Item) -> bool:
    """Say whether this machine and this data base can run a test."""
    if item.get_closest_marker("postgresql") and not ON_POSTGRESQL:
        return False
    if item.get_closest_marker("sqlite") and ON_POSTGRESQL:
        return False
    return CHROMIUM is not None or not needs_browser(item)


def pytest_configure(config: pytest.Config) -> None:
    """In CI, refuse to begin without a browser. Look for garbage seldom: the rulebooks kept make every look long."""
    gc.set_threshold(200_000, 50, 100)
    if config.option.note_statements:
        config.pluginmanager.register(statements.Notes(Path(config.option.note_statements)))
    if IN_CI and not CHROMIUM:
        raise pytest.UsageError("Chromium is missing. Install it: apt-get install chromium")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Count every test that repeats by `drill` as one, so that `-m drill` forgets none."""
    if "drill" in getattr(item, "fixturenames", ()):
        item.add_marker("drill")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Fill the data base again after a test that could not be undone and left it empty, if there are more tests.

    After the last one there is no data base for tests any more, and that of the site is not touched.
    """
    yield
    if commits(item) and nextitem:
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)  # type: ignore[attr-defined]
            load_seed()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here, and with --data-base what no data base can change."""
    wanted = [item for item in items if can_run(item) and (reaches_data_base(item) or not config.option.data_base)]
    if config.option.statements:
        enough = statements.enough(statements.read(Path(config.option.statements)), [item.nodeid for item in wanted])
        wanted = [item for item in wanted if item.nodeid in enough or must_ask(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    items[:] = wanted


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI, let a run with skipped tests fail."""
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name what could not run on this machine, and how to get it."""
    if IN_CI:
        for report in terminalreporter.stats.get("skipped", []):
            terminalreporter.write_line(f"Skipped, which CI does not allow: {report.nodeid}", red=True)
        return
    if not CHROMIUM:
        terminalreporter.write_line(
            "Not run: the browser tests, because this machine has no Chromium. "
            "Get it with: apt-get install chromium (Debian), brew install chromium (macOS)."
        )
    if not ON_POSTGRESQL:
        terminalreporter.write_line(
            "Not run: the tests on PostgreSQL, because DATABASE_URL names none. Run all tests on it with: "
            "DATABASE_URL=postgres://user:password@localhost/navigator make test. "
            "Get it with: apt-get install postgresql. Or run .ci/run, which brings its own."
        )


@pytest.fixture(autouse=True)
def english() -> None:
    """Begin in English: a page asked for in Spanish leaves its language to the thread."""
    translation.activate("en")


@pytest.fixture
def drill(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How often a drill repeats: `drill(few, full)` gives few in every run, and the full number with --drills."""
    return lambda few, full: full if request.config.getoption("--drills") else few


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Every test data base holds the seed as its draft, loaded once; what a test changes is undone after it."""
    from options.publishing import latest, proving

    # Tests meet the same few contents again and again; a server that keeps so many would only need more memory.
    latest.MOST_KEPT, proving.KEPT = 12, 60
    with django_db_blocker.unblock():
        load_seed()


def load_seed() -> None:
    """Make the seed the draft."""
    from options.publishing.draft import write_draft
    from tests.knowledge import seed_book

    write_draft(seed_book())


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium of this machine, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page as large as a phone; its cookies die with the test."""
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()
