"""Nobody opens by any address what is not theirs, and nobody learns whether it exists.

The matrix is made from the table of addresses: every address of the cases, times everybody, times reading and sending.
An address without a row here fails. Each row names who may open it and what the address needs beside the case.

- Who may not gets 404 with the same bytes and headers as for a case that does not exist, and the refusal is logged.
- Who has not taken both steps of the sign-in is sent there, in the same way for every case.
- Reading is logged, changes nothing, and puts no answer into the log.
- A method that an address does not offer is refused with 405, and logged, for who may open the case; 404 to others.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from navigator.cases import log
from navigator.cases.actions import visits
from navigator.cases.models import AccessEntry, Case, Visit
from options.publishing.current import LiveRelease
from tests import factories, people
from tests.cases import filled
from tests.cases.office import Office, case_of, open_office, person
from tests.reading import Page

GET, POST = "GET", "POST"
TEAM = frozenset({"cora", "carl", "omar", "sue", "theo", "olga"})
SUPERVISORS = frozenset({"sue", "theo"})
WHO_MAY = frozenset({"cora", "carl", "sue"})
STEERING = frozenset({"cora", "sue"})
REFUSED_AT_THE_GATE = ("nobody", "half", "idle")
"""Who does not get as far as a case: not signed in, after the first step alone, and with a deactivated account."""


@dataclass(frozen=True, slots=True)
class Row:
    """Who may open an address, how, and what else it needs: names in it, and the number of the visit."""

    may: frozenset[str] = WHO_MAY
    methods: tuple[str, ...] = (GET, POST)
    visit: int = 1
    more: dict[str, Callable[["World"], Any]] = field(default_factory=dict)


LOOK, SEND = (GET,), (POST,)
OPEN = 3
ROWS = {
    "list": Row(TEAM),
    "new": Row(TEAM),
    "case": Row(methods=LOOK),
    "settings": Row(),
    "visit-new": Row(),
    "visit": Row(methods=LOOK),
    "visit-page": Row(visit=OPEN, more={"page": lambda world: world.page}),
    "visit-stop": Row(visit=OPEN),
    "visit-check": Row(methods=LOOK, visit=OPEN),
    "visit-note": Row(methods=SEND, visit=OPEN),
    "visit-counseling-notes": Row(visit=OPEN),
    "visit-finish": Row(methods=SEND, visit=OPEN),
    "visit-newer-release": Row(methods=SEND, visit=OPEN),
    "visit-results": Row(methods=LOOK, visit=OPEN),
    "visit-try": Row(methods=SEND, visit=OPEN),
    "visit-compare-options": Row(visit=OPEN),
    "visit-decision": Row(visit=OPEN),
    "visit-as-it-was": Row(methods=LOOK),
    "visit-again": Row(methods=SEND),
    "visits-beside": Row(methods=LOOK, more={"other": lambda world: 2}),
    "happened": Row(),
    "visit-hand-over": Row(methods=LOOK),
    "visit-plan": Row(methods=LOOK),
    "visit-summary": Row(methods=LOOK),
    "visit-export": Row(methods=SEND),
    "consents": Row(),
    "consent-revoke": Row(methods=SEND, more={"consent": lambda world: world.consent}),
    "disclosures": Row(),
    "team": Row(SUPERVISORS, LOOK),
    "figures": Row(SUPERVISORS, LOOK),
    "learning": Row(frozenset({"edda", "ada"}), LOOK),
    "case-log": Row(STEERING, LOOK),
}


def patterns(below: Any = None) -> Iterator[URLPattern]:
    """Every address of the cases, from the table of addresses."""
    for one in below if below is not None else _resolver().url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns)
        else:
            yield one


def _resolver() -> URLResolver:
    return next(one for one in get_resolver().url_patterns if getattr(one, "namespace", None) == "cases")


PATTERNS = {pattern.name or str(pattern.pattern): pattern for pattern in patterns()}
OF_A_CASE = sorted(name for name, pattern in PATTERNS.items() if "case" in pattern.pattern.converters)


@dataclass(frozen=True, slots=True)
class World:
    """A full case, its twin in the other team, and a browser for everybody."""

    case: Case
    page: str
    consent: int
    other_consent: int
    browsers: "Browsers"

    def address(self, name: str, uid: Any = None, **given: Any) -> str:
        """An address about the case, or about another id; what is given takes the place of what the row says."""
        row, wanted = ROWS[name], PATTERNS[name].pattern.converters
        known = {"case": uid or self.case.uid, "visit": row.visit, **{key: of(self) for key, of in row.more.items()}}
        return reverse(f"cases:{name}", kwargs={key: {**known, **given}[key] for key in wanted})

    def refused(self, name: str) -> list[str]:
        """Who took both steps of the sign-in and still may not open an address."""
        return [who for who in self.browsers.cast if who not in {*ROWS[name].may, *REFUSED_AT_THE_GATE}]


@pytest.fixture
def world(db: None, live: LiveRelease) -> World:
    """Three visits, a decision, notes, a consent and a disclosure in Cora's case and in one of Olga's."""
    office = open_office()
    consent, other_consent = furnish(office.case, live), furnish(case_of(office.olga, "HT-1001"), live)
    return World(office.case, live.rulebook.questionnaire.steps[0].key, consent, other_consent, Browsers(office))


def furnish(case: Case, live: LiveRelease) -> int:
    """Put something into every place of a case. Gives: the id of its consent."""
    visits.finish(filled.fill(case, case.owner, live))
    factories.VisitFactory(case=case, example="away-several-months", finished=True)
    factories.VisitFactory(case=case, example="away-several-months")
    Case.objects.filter(pk=case.pk).update(follow_up_on=timezone.localdate() - timedelta(days=2))
    return case.consents.get().pk


class Browsers(dict[str, Client]):
    """Everybody at a browser of their own, who signs in when it is first used.

    Half and Idle have a right to the case, but are not quite signed in.
    """

    def __init__(self, office: Office) -> None:
        half, idle = person("half", office.team), person("idle", office.team)
        for one in (half, idle):
            factories.ColleagueFactory(case=office.case, user=one)
        names = ("cora", "carl", "omar", "sue", "theo", "olga", "ferris", "ada")
        self.cast = {name: getattr(office, name) for name in names}
        self.cast |= {"nobody": None, "half": half, "idle": idle, "edda": people.editor()}

    def __missing__(self, who: str) -> Client:
        someone, browser = self.cast[who], Client()
        if who == "half":
            browser.force_login(someone)
        elif someone:
            people.signed_in(browser, someone)
        if who == "idle":
            type(someone).objects.filter(pk=someone.pk).update(is_active=False)
        self[who] = browser
        return browser


def test_every_address_has_a_row() -> None:
    assert sorted(set(PATTERNS) - set(ROWS)) == []


def test_every_row_has_an_address() -> None:
    assert sorted(set(ROWS) - set(PATTERNS)) == []


@pytest.mark.parametrize("name", OF_A_CASE)
def test_who_may_not_cannot_tell_a_case_from_none(world: World, name: str) -> None:
    for who in world.refused(name):
        # Who may open the case, though not this page of it, may learn which methods the page has.
        for method in ROWS[name].methods if who in WHO_MAY else (GET, POST):
            missing = uuid4()
            refusal = ask(world.browsers[who], method, world.address(name))
            for_none = ask(world.browsers[who], method, world.address(name, missing))

            assert all_of(refusal) == all_of(for_none), (who, method)
            assert refusal.status_code == 404, (who, method)
            assert last_entries(2) == [(who, "refusal", world.case.uid), (who, "refusal", missing)]


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_who_is_not_signed_in_is_sent_to_the_sign_in(world: World, name: str) -> None:
    for who in REFUSED_AT_THE_GATE:
        for method in (GET, POST):
            refusal = ask(world.browsers[who], method, world.address(name))

            assert refusal.status_code == 302, (who, method)
            assert refusal["Location"].startswith(reverse("sign-in")), (who, method)
    assert not AccessEntry.objects.exists()


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - set(OF_A_CASE)))
def test_a_page_about_no_case_is_as_if_missing_for_who_may_not(world: World, name: str) -> None:
    for who in world.refused(name):
        for method in ROWS[name].methods:
            refusal = ask(world.browsers[who], method, world.address(name))

            assert all_of(refusal) == all_of(ask(world.browsers[who], GET, "/cases/no-such-page/")), (who, method)
            assert last_entries(1) == [(who, "refusal", None)]


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_who_may_is_let_in_logged_and_changes_nothing_by_looking(world: World, name: str) -> None:
    for who in ROWS[name].may:
        before, entries = tables(), AccessEntry.objects.count()
        answer = ask(world.browsers[who], GET, world.address(name))

        assert answer.status_code in ((200, 302) if GET in ROWS[name].methods else (302, 404, 405)), who
        assert tables() == before, who
        if answer.status_code in (200, 302):
            assert (who, "read") in {entry[:2] for entry in last_entries(AccessEntry.objects.count() - entries)}
    assert_log_has_no_answer()


def test_an_answer_in_the_log_would_be_found(world: World) -> None:
    log.write(world.case.owner, log.Act.READ, "a page", world.case, detail=filled.ANSWER)

    with pytest.raises(AssertionError):
        assert_log_has_no_answer()


@pytest.mark.parametrize("name", [name for name in OF_A_CASE if GET in ROWS[name].methods])
def test_the_history_of_the_browser_gets_no_code_and_no_word_of_a_case(world: World, name: str) -> None:
    answer = world.browsers["cora"].get(world.address(name), follow=True)
    kept = [Page(answer.content).title, *(address for address, _ in answer.redirect_chain)]

    assert [word for word in (world.case.code, *filled.CANARIES) for words in kept if word in words] == []


@pytest.mark.parametrize("name", [name for name in sorted(PATTERNS) if POST in ROWS[name].methods])
def test_an_empty_form_is_answered_and_logged(world: World, name: str) -> None:
    for who in ROWS[name].may:
        entries = AccessEntry.objects.count()
        with transaction.atomic():
            answer = ask(world.browsers[who], POST, world.address(name))
            logged = AccessEntry.objects.count() - entries
            acts = {entry[:2] for entry in last_entries(logged)}
            assert_log_has_no_answer()
            transaction.set_rollback(True)

        assert answer.status_code in (200, 302, 303, 400, 404, 409, 422), who
        assert acts & {(who, "change"), (who, "read"), (who, "refusal"), (who, "export")}, who


@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_method_that_is_not_offered_is_a_refusal_in_the_log(world: World, name: str) -> None:
    assert world.browsers["sue"].put(world.address(name)).status_code == 405
    assert last_entries(1) == [("sue", "refusal", world.case.uid)]


@pytest.mark.parametrize("name", [name for name in OF_A_CASE if "visit" in PATTERNS[name].pattern.converters])
def test_a_visit_that_is_not_there_is_missing_for_who_may_as_well(world: World, name: str) -> None:
    cora, omar = world.browsers["cora"], world.browsers["omar"]

    for method, number in product(ROWS[name].methods, (0, 99, 10**30)):
        missing = ask(cora, method, world.address(name, visit=number))

        assert all_of(missing) == all_of(ask(omar, method, world.address(name, visit=number)))
        assert missing.status_code == 404


@pytest.mark.parametrize("name", [name for name in OF_A_CASE if "consent" in PATTERNS[name].pattern.converters])
def test_a_consent_is_found_in_its_own_case_alone(world: World, name: str) -> None:
    for consent in (world.other_consent, 0, 10**30):
        refusal = ask(world.browsers["cora"], POST, world.address(name, consent=consent))

        assert refusal.status_code == 404
        assert all_of(refusal) == all_of(ask(world.browsers["omar"], POST, world.address(name)))


@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_removed_colleague_is_refused_from_the_next_page_on(world: World, name: str) -> None:
    carl = world.browsers["carl"]
    if "carl" in ROWS[name].may and GET in ROWS[name].methods:
        assert ask(carl, GET, world.address(name)).status_code in (200, 302)

    world.case.colleagues.all().delete()

    for method in ROWS[name].methods:
        assert ask(carl, method, world.address(name)).status_code == 404
        assert last_entries(1) == [("carl", "refusal", world.case.uid)]


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_form_without_its_token_changes_nothing(world: World, name: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = world.browsers["cora"].cookies
    before = tables()

    assert ask(strict, POST, world.address(name)).status_code == 403
    assert tables() == before


def ask(browser: Client, method: str, address: str) -> HttpResponse:
    """Read an address, or send an empty form to it."""
    return browser.get(address) if method == GET else browser.post(address)


def all_of(answer: HttpResponse) -> tuple[int, bytes, dict[str, str], str]:
    """Everything of an answer that its reader can see, but for the time."""
    headers = {name: value for name, value in answer.headers.items() if name != "Date"}
    return answer.status_code, answer.content, headers, answer.cookies.output()


def last_entries(count: int) -> list[tuple[str, str, Any]]:
    """The last entries of the log, oldest first: who, what, and which case."""
    entries = AccessEntry.objects.order_by("-pk").values_list("user_name", "act", "case")[:count]
    return list(reversed(entries))


def assert_log_has_no_answer() -> None:
    """Look for every answer and every text in the log."""
    written = " ".join(f" {value} " for row in AccessEntry.objects.values_list() for value in row)
    answers = {choice for choices in factories.answers_of("away-several-months").values() for choice in choices}

    assert [word for word in (*filled.CANARIES, filled.ANSWER, *answers) if f" {word} " in written] == []


def tables() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the cases as the data base holds it, the log left out."""
    names = [name for name in connection.introspection.table_names() if name.startswith("cases_")]
    with connection.cursor() as cursor:
        rows = {}
        for name in names:
            if name != AccessEntry._meta.db_table:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)} ORDER BY 1")
                rows[name] = cursor.fetchall()
    assert len(rows[Visit._meta.db_table]) == 6
    return rows
