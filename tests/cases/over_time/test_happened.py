"""What happened is added by day and never changed; the follow-up moves with it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from navigator.cases.contents import HappeningContent
from navigator.cases.models import Case, Happening
from tests.cases.office import Office
from tests.cases.visits.desk import Desk
from tests.factories import DecisionFactory, HappeningFactory, VisitFactory


@pytest.fixture
def looking(desk: Desk) -> Desk:
    """Cora at what happened."""
    return desk.at("happened/")


def save(desk: Desk, **answers: str) -> Desk:
    return desk.press("Save what happened", {name: [value] for name, value in answers.items()})


def test_it_is_kept_and_listed(looking: Desk) -> None:
    save(looking, what="stopped", option="iop", on="2026-11-20", why="The bus line was cut", follow_up_on="2027-02-01")

    content = HappeningContent.of(Happening.objects.get().content)
    assert content == HappeningContent("stopped", "iop", "2026-11-20", "The bus line was cut")
    assert Case.objects.get(code="RT-1001").follow_up_on == date(2027, 2, 1)
    assert "The bus line was cut" in looking.page.part("so-far")


def test_the_latest_day_comes_first(looking: Desk, office: Office) -> None:
    for what, day in (("started", "2026-10-01"), ("stopped", "2026-11-01"), ("went_on", "2026-10-15")):
        save(looking, what=what, on=day)

    listed = [one.attributes["data-happened"] for one in looking.page.having("data-happened")]
    assert listed == ["stopped", "went_on", "started"]


def test_the_option_decided_last_is_offered_first(desk: Desk, office: Office) -> None:
    DecisionFactory(visit=VisitFactory(case=office.case, finished=True), option="iop")
    html = desk.at("happened/").last.content.decode()

    assert '<option value="iop" selected>' in html


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"on": "2026-11-01"}, "Choose what happened."),
        ({"what": "started", "on": ""}, "Say on which day."),
        ({"what": "started", "on": "2099-01-01"}, "This day is still to come."),
        ({"what": "started", "on": "2026-11-01", "follow_up_on": "9999-12-31"}, "more than three years away"),
        ({"what": "won", "on": "2026-11-01"}, "Error"),
    ],
)
def test_what_cannot_be_kept_is_told(looking: Desk, answers: dict[str, str], words: str) -> None:
    save(looking, why="Typed words", **answers)

    assert looking.page.title.startswith("Error: ")
    assert words in looking.page.words or words in looking.page.title
    assert "Typed words" in looking.page.words
    assert not Happening.objects.exists()


@pytest.mark.parametrize(("days", "words"), [(-3, "was due 3 days ago"), (0, "is due today"), (5, "is due in 5 days")])
def test_a_follow_up_says_when_it_is_due(desk: Desk, office: Office, days: int, words: str) -> None:
    Case.objects.filter(pk=office.case.pk).update(follow_up_on=timezone.localdate() + timedelta(days=days))

    assert words in desk.at("happened/").page.words


def test_a_past_follow_up_is_done_once_something_is_noted(desk: Desk, office: Office) -> None:
    Case.objects.filter(pk=office.case.pk).update(follow_up_on=timezone.localdate() - timedelta(days=3))

    save(desk.at("happened/"), what="went_on", on="2026-11-01")

    assert Case.objects.get(pk=office.case.pk).follow_up_on is None


def test_a_later_follow_up_stays(desk: Desk, office: Office) -> None:
    day = timezone.localdate() + timedelta(days=30)
    Case.objects.filter(pk=office.case.pk).update(follow_up_on=day)

    save(desk.at("happened/"), what="went_on", on="2026-11-01")

    assert Case.objects.get(pk=office.case.pk).follow_up_on == day


def test_a_follow_up_planned_meanwhile_is_not_wiped_out(looking: Desk, office: Office) -> None:
    day = timezone.localdate() + timedelta(days=30)
    Case.objects.filter(pk=office.case.pk).update(follow_up_on=day)

    save(looking, what="went_on", on="2026-11-01")

    assert Case.objects.get(pk=office.case.pk).follow_up_on == day


def test_many_entries_take_no_more_queries(desk: Desk, office: Office, django_assert_max_num_queries: object) -> None:
    for _ in range(12):
        HappeningFactory(case=office.case)

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        desk.at("happened/")


def test_another_method_is_refused(cora: Client, office: Office) -> None:
    assert cora.put(f"/cases/{office.case.uid}/happened/").status_code == 405
