"""The page of a case: what to do next, the visits on a line of time, what was decided, and the state of consents."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from navigator.cases import releases
from navigator.cases.caseload import reading
from navigator.cases.caseload.days import Due, due
from navigator.cases.caseload.line import Line, line_of
from navigator.cases.contents import DecisionContent, FirstStep
from navigator.cases.door import Opened
from navigator.cases.models import Case, Consent, Decision, Visit
from options.publishing.current import NoRelease
from options.rules.errors import BadRelease


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit in the list of them. `former`: the number of the visit before, to be set beside it."""

    number: int
    on: date
    author: str
    is_finished: bool
    has_decision: bool
    release: int
    former: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A first step that was agreed on; `by` its day, if one was named."""

    what: str
    who: str
    by: date | None


@dataclass(frozen=True, slots=True)
class Decided:
    """The latest decision: the option in the words of its release, from which visit, and what comes first."""

    option: str
    reasons: str
    visit: int
    on: date
    author: str
    differs: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Consents:
    """How many consents count today, the day on which the next one ends, and how many were ever written."""

    counting: int
    ends_on: date | None
    written: int


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case at a glance. `next_step`: "archived", "go on" (with `open_visit`), "first", "due" or "again"."""

    case: Case
    next_step: str
    open_visit: VisitRow | None
    due: Due | None
    visits: tuple[VisitRow, ...]
    line: Line
    decided: Decided | None
    consents: Consents
    colleagues: tuple[str, ...]
    may_steer: bool


def case_page(opened: Opened, today: date) -> CasePage:
    """Read what the page of a case shows; of locked contents, the latest decision alone."""
    case = opened.case
    visits = reading.visits_of(case)
    rows = visit_rows(visits)
    follow_up = due(case.follow_up_on, today) if case.state == Case.State.OPEN else None
    going_on = next((row for row in rows if not row.is_finished), None)
    return CasePage(
        case=case,
        next_step=_next_step(case, rows, going_on, follow_up),
        open_visit=going_on,
        due=follow_up,
        visits=rows,
        line=line_of(case.opened_on, [row.on for row in reversed(rows)], follow_up.day if follow_up else None, today),
        decided=_decided(reading.last_decision(case)),
        consents=_consents(reading.consents_of(case), today),
        colleagues=tuple(str(named.user) for named in reading.colleagues_of(case)),
        may_steer=opened.may_steer,
    )


def visit_rows(visits: list[Visit]) -> tuple[VisitRow, ...]:
    """Visits as rows, the latest first."""
    former = [None, *(visit.number for visit in visits)]
    rows = [
        VisitRow(
            number=visit.number,
            on=timezone.localdate(visit.started_at),
            author=str(visit.author),
            is_finished=visit.is_finished,
            has_decision=bool(getattr(visit, "has_decision", None)),
            release=visit.release,
            former=before,
        )
        for visit, before in zip(visits, former, strict=False)
    ]
    return tuple(reversed(rows))


def _next_step(case: Case, rows: tuple[VisitRow, ...], going_on: VisitRow | None, follow_up: Due | None) -> str:
    if case.state != Case.State.OPEN:
        return "archived"
    if going_on:
        return "go on"
    if not rows:
        return "first"
    return "due" if follow_up and follow_up.is_due else "again"


def _decided(decision: Decision | None) -> Decided | None:
    if decision is None:
        return None
    content = DecisionContent.of(decision.content)
    return Decided(
        option=_name_of(content.option, decision.visit.release),
        reasons=content.reasons,
        visit=decision.visit.number,
        on=timezone.localdate(decision.decided_at),
        author=str(decision.author),
        differs=content.is_override,
        steps=tuple(_step(step) for step in content.steps),
    )


def _name_of(option: str, release: int) -> str:
    """The name of an option in a release, its key when the release cannot tell it; empty when nothing is decided."""
    try:
        known = releases.release(release).rulebook.option.get(option) if option else None
    except (NoRelease, BadRelease):
        return option
    return known.name if known else option


def _step(step: FirstStep) -> Step:
    return Step(step.what, step.who, _day(step.by))


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _consents(consents: list[Consent], today: date) -> Consents:
    counting = [consent for consent in consents if consent.counts_on(today)]
    ends = [consent.expires_on for consent in counting if consent.expires_on]
    return Consents(len(counting), min(ends, default=None), len(consents))
