"""The door to cases: it finds, refuses and writes down, once per request and before anything can go wrong."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.views.decorators.http import require_safe

from navigator.cases import log
from navigator.cases.door import for_members, open_case
from navigator.cases.models import AccessEntry, Case
from navigator.cases.vault import WrongKey
from options.publishing.current import LiveRelease
from tests import factories
from tests.cases.conftest import signed_in
from tests.cases.office import Office

Entry = tuple[str, str, str]


def entries() -> list[Entry]:
    """Who did what, in which words, oldest first."""
    return list(AccessEntry.objects.order_by("pk").values_list("user_name", "act", "detail"))


def ask(person: Any, method: str = "GET") -> Any:
    """A request of somebody."""
    request = getattr(RequestFactory(), method.lower())("/")
    request.user = person
    request.resolver_match = None
    return request


def test_a_look_is_written_down_before_the_view_runs(office: Office) -> None:
    seen: list[Entry] = []

    @open_case
    def view(request: Any, opened: Any) -> HttpResponse:
        seen.extend(entries())
        return HttpResponse()

    view(ask(office.carl), case=office.case.uid)

    assert seen == entries() == [("carl", "read", "")]


def test_a_change_is_written_down_in_the_words_of_the_view(office: Office) -> None:
    @open_case
    def view(request: Any, opened: Any) -> HttpResponse:
        log.done(request, "archived")
        return HttpResponse()

    view(ask(office.cora, "POST"), case=office.case.uid)

    assert entries() == [("cora", "change", "archived")]
    assert AccessEntry.objects.get().case == office.case.uid


def test_a_form_that_only_asks_is_a_look(office: Office) -> None:
    @for_members
    def view(request: Any, member: Any) -> HttpResponse:
        log.done(request, "searched", act=log.Act.READ)
        return HttpResponse()

    view(ask(office.cora, "POST"))

    assert entries() == [("cora", "read", "searched")]


def test_a_new_case_is_named_in_its_entry(office: Office) -> None:
    @for_members
    def view(request: Any, member: Any) -> HttpResponse:
        log.done(request, "opened", office.case)
        return HttpResponse()

    view(ask(office.cora, "POST"))

    assert AccessEntry.objects.get().case_code == "RT-1001"


@pytest.mark.parametrize(("refusal", "words"), [(Http404, ""), (PermissionDenied, "may not")])
def test_a_refusal_by_the_view_undoes_its_changes_and_is_written_down(
    office: Office, refusal: type[Exception], words: str
) -> None:
    @open_case
    def view(request: Any, opened: Any) -> HttpResponse:
        Case.objects.update(code="CHANGED-1")
        raise refusal

    with pytest.raises(refusal):
        view(ask(office.cora, "POST"), case=office.case.uid)

    assert Case.objects.get().code == "RT-1001"
    assert entries() == [("cora", "refusal", words)]


def test_a_fault_undoes_the_change_and_its_entry(office: Office) -> None:
    @open_case
    def view(request: Any, opened: Any) -> HttpResponse:
        Case.objects.update(code="CHANGED-1")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        view(ask(office.cora, "POST"), case=office.case.uid)

    assert Case.objects.get().code == "RT-1001"
    assert entries() == []


def test_with_a_wrong_key_nothing_is_lost_and_it_is_said_what_to_do(office: Office) -> None:
    @open_case
    def view(request: Any, opened: Any) -> HttpResponse:
        raise WrongKey

    answer = view(ask(office.cora), case=office.case.uid)

    assert answer.status_code == 503
    assert b"Nothing is lost" in answer.content
    assert entries() == [("cora", "refusal", "wrong key")]


def test_a_visit_is_found_by_its_number_in_its_own_case(office: Office, live: LiveRelease) -> None:
    other = factories.CaseFactory(owner=office.cora)
    factories.VisitFactory(case=other)

    @open_case
    def view(request: Any, opened: Any) -> HttpResponse:
        return HttpResponse(str(opened.the_visit))

    assert view(ask(office.cora), case=other.uid, visit=1).content.decode() == f"Visit 1 of {other.code}"
    with pytest.raises(Http404):
        view(ask(office.cora), case=office.case.uid, visit=1)


@pytest.mark.parametrize("ending", ["unshared", "left the team", "deactivated"])
def test_who_loses_the_right_loses_the_case_with_the_next_page(office: Office, live: LiveRelease, ending: str) -> None:
    carl, place = signed_in(office.carl), reverse("cases:case", kwargs={"case": office.case.uid})
    assert carl.get(place).status_code == 200

    if ending == "unshared":
        office.case.colleagues.filter(user=office.carl).delete()
    elif ending == "left the team":
        office.carl.membership.delete()
    else:
        type(office.carl).objects.filter(pk=office.carl.pk).update(is_active=False)

    assert carl.get(place).status_code == (302 if ending == "deactivated" else 404)


@pytest.mark.parametrize("method", ["PUT", "OPTIONS"])
def test_a_method_that_a_page_does_not_offer_is_a_refusal_and_no_change(office: Office, method: str) -> None:
    @open_case
    @require_safe
    def view(request: Any, opened: Any) -> HttpResponse:
        return HttpResponse()

    assert view(ask(office.cora, method), case=office.case.uid).status_code == 405
    assert entries() == [("cora", "refusal", "method")]


def test_with_a_wrong_key_the_case_stands_in_the_log(office: Office) -> None:
    @open_case
    def view(request: Any, opened: Any) -> HttpResponse:
        raise WrongKey("a column")

    assert view(ask(office.cora), case=office.case.uid).status_code == 503
    assert AccessEntry.objects.get().case_code == "RT-1001"


def test_with_a_wrong_key_pages_about_no_case_say_so_too(office: Office, live: LiveRelease, settings: Any) -> None:
    factories.DecisionFactory(visit=factories.VisitFactory(case=office.case, finished=True))
    settings.CASE_KEYS = ["another key"]

    for who, name in ((office.sue, "figures"), (office.ada, "learning")):
        page = signed_in(who).get(reverse(f"cases:{name}"))

        assert page.status_code == 503
        assert "Nothing is lost" in page.content.decode()
        assert entries()[-1] == (who.username, "refusal", "wrong key")
