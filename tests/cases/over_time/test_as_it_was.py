"""A finished visit is shown exactly as it was stored, and says whether its release still gives that ranking."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from navigator.cases.models import Visit
from options.publishing import current
from options.publishing.current import LiveRelease, NoRelease
from options.rules.rulebook import Rulebook
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.cases.visits.rulebooks import suspending
from tests.factories import DecisionFactory, NoteFactory, VisitFactory
from tests.knowledge import seed_book

RICH = "street-months-free"


@pytest.fixture
def visit(office: Office, live: LiveRelease) -> Visit:
    """A finished visit with reasons of every kind."""
    made: Any = VisitFactory(case=office.case, example=RICH, finished=True)
    return made


def proof(desk: Desk) -> str:
    return str(desk.page.having("data-proof")[0].attributes["data-proof"])


def shown(desk: Desk) -> dict[str, int]:
    return {one.attributes["data-option"]: int(one.attributes["data-rank"]) for one in desk.page.having("data-rank")}


def ranked_in(visit: Visit) -> dict[str, int]:
    return {one["key"]: one["rank"] for one in json.loads(visit.ranking)["options"] if one["suitable"]}


def test_the_stored_order_is_shown_and_confirmed(desk: Desk, visit: Visit) -> None:
    desk.at("visits/1/as-it-was/")

    assert shown(desk) == ranked_in(visit)
    assert proof(desk) == "same"


def test_what_was_decided_and_noted_stands_beside(desk: Desk, visit: Visit) -> None:
    DecisionFactory(visit=visit)
    NoteFactory(visit=visit, text="About the visit")
    NoteFactory(visit=visit, about="option", key="iop", text="About an option")
    NoteFactory(visit=visit, about="question", key="insurance", text="About a question")

    words = desk.at("visits/1/as-it-was/").page.words

    for text in ("Evenings are free", "About the visit", "About an option", "About a question"):
        assert text in words


def test_a_newer_release_changes_nothing_here(
    desk: Desk, visit: Visit, publish: Callable[[Rulebook], LiveRelease]
) -> None:
    publish(suspending(seed_book(), "iop", "Paused for now."))

    desk.at("visits/1/as-it-was/")

    assert shown(desk) == ranked_in(visit)
    assert proof(desk) == "same"
    assert "Readers see release 2 now." in desk.page.words
    assert "Paused for now." not in desk.page.words


def test_a_ranking_its_release_no_longer_gives_is_told_and_shown_as_stored(desk: Desk, visit: Visit) -> None:
    stored = json.loads(visit.ranking)
    stored["options"][0]["points"] += 1
    Visit.objects.filter(pk=visit.pk).update(ranking=json.dumps(stored, sort_keys=True, separators=(",", ":")))

    desk.at("visits/1/as-it-was/")

    assert proof(desk) == "differs"
    assert shown(desk) == ranked_in(visit)
    assert "Tell your supervisor" in desk.page.words


def test_a_release_with_other_content_under_the_number_is_told(desk: Desk, visit: Visit) -> None:
    Visit.objects.filter(pk=visit.pk).update(digest="0" * 64)

    assert proof(desk.at("visits/1/as-it-was/")) == "differs"


def test_a_release_that_cannot_be_read_leaves_the_order_by_key(
    desk: Desk, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(number: int) -> LiveRelease:
        raise NoRelease([])

    Visit.objects.filter(pk=visit.pk).update(release=7)
    monkeypatch.setattr(current, "numbered", gone)

    desk.at("visits/1/as-it-was/")

    assert proof(desk) == "no-release"
    assert "buprenorphine" in desk.page.words


def test_rules_missing_from_the_release_leave_the_order_by_key(desk: Desk, visit: Visit, live: LiveRelease) -> None:
    current.install(replace(live, rulebook=replace(live.rulebook, rules=live.rulebook.rules[:5])))

    assert proof(desk.at("visits/1/as-it-was/")) == "differs"
    assert desk.last.status_code == 200


def test_an_open_visit_leads_to_where_it_goes_on(desk: Desk, office: Office) -> None:
    VisitFactory(case=office.case)

    assert desk.at("visits/1/as-it-was/").here.startswith("1/questions/")


def test_another_method_is_refused(visit: Visit, cora: Client) -> None:
    assert cora.post(f"/cases/{visit.case.uid}/visits/1/as-it-was/").status_code == 405


def test_a_visit_that_is_not_there_is_not_found(desk: Desk) -> None:
    assert desk.at("visits/9/as-it-was/").last.status_code == 404
