"""The report belongs to the draft as it is now, and works out no more than is asked for."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from options.models import Option, Release, Rule
from options.publishing import current, report
from options.publishing.latest import latest_draft
from options.publishing.report import comparison_of, draft_report
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import BadData
from tests.admin.released import prove_at_once
from tests.knowledge import seed_book

pytestmark = pytest.mark.django_db
RULE = "methadone-moderate-or-severe"


@pytest.fixture(autouse=True)
def published(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The seed as release 1, which this process forgets afterward; every promise holds, which is known at once."""
    prove_at_once(monkeypatch)
    settings.RELEASE_FILE = tmp_path / "release.json"
    content = canonical_json(seed_book())
    Release.objects.create(number=1, digest=digest_of(content), content=content, author_name="Nobody", reason="First.")
    current.install(None)
    yield
    current.install(None)


def edit(**changes: Any) -> None:
    """Change one rule, past every form."""
    Rule.objects.filter(key=RULE).update(**changes)


def test_a_second_page_costs_two_queries_and_works_nothing_out_again() -> None:
    first = draft_report()
    problems = first.problems

    with CaptureQueriesContext(connection) as seen:
        second = draft_report()
        again = second.problems

    assert len(seen) == 2
    assert again is problems


def test_an_edit_is_told_at_once() -> None:
    assert draft_report().is_same

    edit(why="Another reason, said in one sentence.")

    found = draft_report()
    assert not found.is_same
    assert [(row.part, row.key) for row in found.rows] == [("rule", RULE)]
    assert RULE in {rule.key for rule in found.book.rules if rule.why.startswith("Another")}


def test_undoing_an_edit_gives_the_report_of_before() -> None:
    before = draft_report()
    why = Rule.objects.get(key=RULE).why
    edit(why="Another reason, said in one sentence.")
    assert draft_report() is not before

    edit(why=why)

    assert draft_report() is before


def test_problems_never_wait_for_the_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    edit(why="No full stop")
    monkeypatch.setattr(report, "compare", lambda *_: pytest.fail("The comparison was worked out."))

    found = draft_report()

    assert [problem.place for problem in found.problems] == [f"rule {RULE}, why"]
    assert found.rows


def test_a_draft_that_is_not_whole_is_neither_ranked_nor_proved() -> None:
    edit(why="No full stop")

    found = draft_report()

    assert not found.is_whole
    assert (found.proof, found.audit, found.cases, found.comparison) == ((), None, (), None)


def test_a_draft_that_cannot_be_read_has_no_report() -> None:
    Option.objects.filter(key="iop").update(search={"nonsense": 1})

    with pytest.raises(BadData):
        draft_report()


def test_equal_contents_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "compare", lambda *_: pytest.fail("Equal contents were compared."))

    assert comparison_of(latest_draft(), latest_draft()).rows == ()


def test_every_example_case_is_told_with_what_it_misses() -> None:
    edit(effect="caution")
    Rule.objects.filter(key__startswith="bup").exclude(effect="not_suitable").update(effect="caution")

    cases = draft_report().cases

    assert len(cases) == len(seed_book().example_cases)
    assert any(one.missed and not one.passes for one in cases)
