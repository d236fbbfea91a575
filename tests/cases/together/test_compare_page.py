"""Options of a visit side by side; what is picked stays with the visit."""

from navigator.cases.contents import VisitContent
from tests.cases.visits.desk import Desk


def columns(desk: Desk) -> list[str]:
    return [words.strip() for words in desk.page.texts("th")[1:] if words.strip()]


def test_the_first_three_approaches_and_carrying_on_stand_side_by_side(desk: Desk) -> None:
    desk.at("visits/1/compare/")

    assert columns(desk)[:4] == [
        "Buprenorphine with counseling",
        "Intensive outpatient program",
        "Recovery housing (sober living)",
        "Carry on as now",
    ]


def test_what_is_picked_stays_with_the_visit(desk: Desk) -> None:
    desk.at("visits/1/compare/").press("Compare these", {"option": ["iop", "methadone-counselling"]})

    assert VisitContent.of(desk.visit.content).kept.compared == ("iop", "methadone-counselling")
    assert "Methadone with counseling" in columns(desk)[:3]


def test_too_many_are_told_and_stay_ticked(desk: Desk) -> None:
    keys = [one.attributes["value"] for one in desk.at("visits/1/compare/").page.elements if one.tag == "input"]
    desk.press("Compare these", {"option": [key for key in keys if len(key) < 40][:6]})

    assert desk.page.title.startswith("Error: ")
    assert VisitContent.of(desk.visit.content).kept.compared == ()
