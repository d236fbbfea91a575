"""The results of a visit: alerts, the order with every reason, what is open, what to add."""

import json
import re

import pytest
from django.test import Client

from navigator.cases.contents import VisitContent
from navigator.cases.models import Visit
from options.publishing.current import LiveRelease
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.factories import EXAMPLES, NoteFactory, VisitFactory


def html_of(desk: Desk) -> str:
    return str(desk.last.content.decode())


def test_the_order_is_the_one_that_is_stored(desk: Desk, visit: Visit) -> None:
    stored = json.loads(visit.ranking)["options"]
    shown = re.findall(r'data-option="([^"]+)" data-rank="(\d+)"', html_of(desk))

    assert {key: int(rank) for key, rank in shown} == {one["key"]: one["rank"] for one in stored if one["suitable"]}


def test_every_contribution_is_shown_with_a_source(desk: Desk, visit: Visit) -> None:
    stored = json.loads(visit.ranking)["options"]
    rules = {reason["rule"] for one in stored for reason in one["contributions"]}
    shown = {one.attributes["data-rule"]: one for one in desk.page.having("data-rule")}

    assert rules <= shown.keys()
    assert all(any("/evidence/#" in link for link in one.links) for one in shown.values())


def test_what_is_not_first_says_why(desk: Desk, visit: Visit) -> None:
    refused = {one["key"] for one in json.loads(visit.ranking)["options"] if not one["suitable"]}

    assert {one.attributes["data-not-first"] for one in desk.page.having("data-not-first")} == refused != set()


def test_the_alerts_stand_above_the_order(desk: Desk) -> None:
    html = html_of(desk)

    assert 0 < html.index("data-alert=") < html.index('id="order"')


def test_notes_on_an_option_from_two_windows_both_stay(desk: Desk, office: Office, visit: Visit) -> None:
    seen = re.search(r'name="key" value="iop">.*?name="seen" value="([^"]*)"', html_of(desk), re.DOTALL)
    assert seen

    for words in ("Near the bus stop", "Evenings only"):
        desk.send("visits/1/notes/", about="option", key="iop", text=words, seen=seen[1])

    assert {"Near the bus stop", "Evenings only"} <= set(visit.notes.get().text.splitlines())


def test_the_next_question_is_the_one_that_settles_most(desk: Desk, visit: Visit, live: LiveRelease) -> None:
    from navigator.journey import flow
    from options.rules.unknowns import settles_most

    kept = VisitContent.of(visit.content).kept
    settling = settles_most(live.rulebook, flow.counted(live.rulebook, kept))
    first = desk.page.having("data-ask")[0]

    assert settling is not None
    assert first.attributes["data-ask"] == settling.question
    assert "/visits/1/questions/" in first.links[0]


def test_every_open_question_leads_to_its_page(office: Office, live: LiveRelease) -> None:
    VisitFactory(case=office.case)
    desk = Desk(office.cora, office.case).at("visits/1/results/")

    links = [one.links[0] for one in desk.page.having("data-ask")]

    assert len(links) > 10
    assert {desk.client.get(link).status_code for link in links} == {200}


def test_notes_stand_beside_their_options(desk: Desk, visit: Visit) -> None:
    NoteFactory(visit=visit, about="option", key="iop", text="A friend liked this")

    assert "A friend liked this" in html_of(desk.at("visits/1/results/"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_case_can_be_looked_at(example: str, office: Office, live: LiveRelease) -> None:
    VisitFactory(case=office.case, example=example)
    desk = Desk(office.cora, office.case).at("visits/1/results/")

    assert desk.last.status_code == 200
    assert desk.here in ("1/results/", "1/stop/")


def test_what_holds_back_comes_first(office: Office, live: LiveRelease) -> None:
    VisitFactory(case=office.case, answers={"safety_now": {"overdose_now"}})
    desk = Desk(office.cora, office.case).at("visits/1/results/")

    assert desk.here == "1/stop/"


def test_without_the_safety_question_it_leads_there(office: Office, live: LiveRelease) -> None:
    desk = Desk(office.cora, office.case).sit_down().at("visits/1/results/")

    assert desk.here == "1/questions/safety/"


def test_a_finished_visit_is_shown_as_it_was(office: Office, live: LiveRelease) -> None:
    VisitFactory(case=office.case, finished=True)
    desk = Desk(office.cora, office.case)

    for path in ("results/", "compare/", "decision/"):
        assert desk.at(f"visits/1/{path}").here == "1/as-it-was/"


def test_another_method_is_refused(visit: Visit, cora: Client) -> None:
    assert cora.post(f"/cases/{visit.case.uid}/visits/1/results/").status_code == 405


def test_a_visit_that_is_not_there_is_not_found(desk: Desk) -> None:
    for name in ("results", "compare", "decision"):
        assert desk.at(f"visits/9/{name}/").last.status_code == 404
