"""The settings of a case: who may change what, each change once and whole, and each in the log."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from navigator.cases.actions import cases
from navigator.cases.models import AccessEntry, Case
from tests import factories
from tests.cases.conftest import signed_in
from tests.cases.office import Office
from tests.reading import Page


def place(office: Office) -> str:
    """The settings of the case."""
    return reverse("cases:settings", kwargs={"case": office.case.uid})


def send(client: Client, office: Office, what: str, **sent: Any) -> Any:
    """Send the form that does something."""
    return client.post(place(office), {"do": what, **{f"{what}-{key}": value for key, value in sent.items()}})


def words_of(answer: Any) -> str:
    """The words of a page."""
    return Page(answer.content).words


def stored(office: Office) -> Case:
    """The case as it stands."""
    return Case.objects.get(pk=office.case.pk)


def last_detail() -> tuple[str, str]:
    """What the log says last."""
    return AccessEntry.objects.values_list("act", "detail").first()


def test_the_code_can_be_changed(cora: Client, office: Office) -> None:
    answer = send(cora, office, "rename", code="rt 3003")

    assert answer["Location"] == f"{place(office)}?done=rename"
    assert stored(office).code == "RT-3003"
    assert last_detail() == ("change", "renamed")
    assert "The code was changed." in words_of(cora.get(answer["Location"]))


@pytest.mark.parametrize("code", ["", "Maria", "12/12/85", "TS-9"])
def test_a_code_that_cannot_be_one_changes_nothing(cora: Client, office: Office, code: str) -> None:
    factories.CaseFactory(owner=office.omar, code="TS-99")

    assert "Please check this" in words_of(send(cora, office, "rename", code=code))
    assert stored(office).code == "RT-1001"
    assert last_detail() == ("change", "not changed")


def test_a_code_in_use_changes_nothing(cora: Client, office: Office) -> None:
    factories.CaseFactory(owner=office.omar, code="TS-99")

    assert "has this code" in words_of(send(cora, office, "rename", code="TS-99"))
    assert stored(office).code == "RT-1001"


def test_a_case_is_handed_over_and_the_former_owner_may_stay(cora: Client, office: Office) -> None:
    send(cora, office, "hand-over", person=office.omar.pk, stays="on")

    case = stored(office)
    assert case.owner == office.omar
    assert case.colleagues.filter(user=office.cora).exists()
    assert last_detail() == ("change", "handed over")


def test_who_gives_a_case_away_wholly_is_led_to_the_list(cora: Client, office: Office) -> None:
    answer = send(cora, office, "hand-over", person=office.carl.pk)

    assert answer["Location"] == f"{reverse('cases:list')}?done=hand-over"
    assert not stored(office).colleagues.filter(user=office.carl).exists()
    assert cora.get(office.case.get_absolute_url()).status_code == 404
    assert signed_in(office.carl).get(office.case.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("who", ["olga", "ferris", "ada", "cora"])
@pytest.mark.parametrize("what", ["hand-over", "name-colleague"])
def test_only_others_of_the_team_can_be_chosen(cora: Client, office: Office, who: str, what: str) -> None:
    before = sorted(office.case.colleagues.values_list("user", flat=True))

    answer = send(cora, office, what, person=getattr(office, who).pk)

    assert answer.status_code == 200
    assert stored(office).owner == office.cora
    assert sorted(office.case.colleagues.values_list("user", flat=True)) == before


@pytest.mark.parametrize("action", [cases.hand_over, cases.name_colleague])
def test_the_actions_refuse_whoever_has_just_left_the_team(office: Office, action: Any) -> None:
    more = (True,) if action is cases.hand_over else ()

    with pytest.raises(cases.NotInTeam):
        action(office.case, office.ferris, office.cora, *more)


def test_a_colleague_is_named_and_removed(cora: Client, office: Office) -> None:
    omar = signed_in(office.omar)

    send(cora, office, "name-colleague", person=office.omar.pk)
    assert last_detail() == ("change", "colleague named")
    assert omar.get(office.case.get_absolute_url()).status_code == 200

    cora.post(place(office), {"do": "remove-colleague", "person": office.omar.pk})
    assert last_detail() == ("change", "colleague removed")
    assert omar.get(office.case.get_absolute_url()).status_code == 404


def test_who_left_the_team_is_shown_as_such_and_can_be_removed(cora: Client, office: Office) -> None:
    assert "not in the team any more" in words_of(cora.get(place(office)))

    cora.post(place(office), {"do": "remove-colleague", "person": office.ferris.pk})

    assert not stored(office).colleagues.filter(user=office.ferris).exists()


def test_the_follow_up_is_set_and_taken_away(cora: Client, office: Office) -> None:
    day = timezone.localdate() + timedelta(days=10)

    send(cora, office, "follow-up", day=day.isoformat())
    assert stored(office).follow_up_on == day

    send(cora, office, "follow-up", day="")
    assert stored(office).follow_up_on is None


@pytest.mark.parametrize("day", ["2020-01-01", "tomorrow", "2999-01-01", "2026-13-40"])
def test_a_day_that_cannot_be_meant_changes_nothing(cora: Client, office: Office, day: str) -> None:
    assert "Please check this" in words_of(send(cora, office, "follow-up", day=day))
    assert stored(office).follow_up_on is None


def test_a_case_is_archived_and_reopened(cora: Client, office: Office) -> None:
    for _ in range(2):
        send(cora, office, "archive")
        assert (stored(office).state, stored(office).closed_on) == ("closed", timezone.localdate())

    for _ in range(2):
        send(cora, office, "reopen")
        assert (stored(office).state, stored(office).closed_on) == ("open", None)


def test_a_supervisor_may_settle_everything(office: Office) -> None:
    send(signed_in(office.sue), office, "hand-over", person=office.omar.pk)

    assert stored(office).owner == office.omar
    assert not stored(office).colleagues.filter(user=office.sue).exists()


@pytest.mark.parametrize("what", ["rename", "hand-over", "name-colleague", "remove-colleague", "archive", "reopen"])
def test_a_colleague_may_not_steer(office: Office, what: str) -> None:
    carl = signed_in(office.carl)

    answer = carl.post(
        place(office), {"do": what, "person": office.carl.pk, f"{what}-person": office.carl.pk, "rename-code": "RT-99"}
    )

    assert answer.status_code == 403
    assert last_detail() == ("refusal", "may not")
    assert stored(office) == office.case
    assert stored(office).code == "RT-1001"


def test_a_colleague_may_plan_the_follow_up(office: Office) -> None:
    carl = signed_in(office.carl)
    send(carl, office, "follow-up", day=timezone.localdate().isoformat())

    assert stored(office).follow_up_on == timezone.localdate()
    assert "Hand over the case" not in words_of(carl.get(place(office)))


@pytest.mark.parametrize("what", ["", "no-such-thing"])
def test_an_unknown_wish_changes_nothing(cora: Client, office: Office, what: str) -> None:
    assert cora.post(place(office), {"do": what}).status_code == 200
    assert last_detail() == ("change", "not changed")


@pytest.mark.parametrize("person", ["", "x", "9" * 40, "-1"])
def test_an_odd_person_removes_nobody(cora: Client, office: Office, person: str) -> None:
    assert cora.post(place(office), {"do": "remove-colleague", "person": person}).status_code == 200
    assert stored(office).colleagues.count() == 2


def test_the_log_says_nothing_of_who_was_chosen(cora: Client, office: Office) -> None:
    send(cora, office, "name-colleague", person=office.omar.pk)

    assert "omar" not in "".join(map(str, AccessEntry.objects.values_list()))


def test_an_unknown_word_in_the_address_says_nothing(cora: Client, office: Office) -> None:
    assert '<p class="done"' not in cora.get(f"{place(office)}?done=<script>").content.decode()
