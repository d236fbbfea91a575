"""The client's plan: the plan families can make, for the option decided together, with its first steps and days."""

from dataclasses import dataclass, replace
from datetime import date

from navigator.cases.hand_over.decided import Decided, decided
from navigator.cases.hand_over.notice import Notice
from navigator.cases.hand_over.record import Record
from navigator.cases.hand_over.words import standing
from navigator.journey import flow
from navigator.journey.pages import alert_view
from navigator.plan.page import OPEN_SHOWN, Paper, PlanPage, plan_page
from navigator.plan.safety import lines_of
from navigator.shown.helplines import Line
from options.rules.conditions import holds
from options.rules.ranking import Placement, Ranking

LONG, STEP = 1200, 60
"""So many letters of a decision leave room for everything else on two pages; each step takes some more."""
OWN = "self"
"""The voice of the paper: it speaks to the client."""


@dataclass(frozen=True, slots=True)
class ClientPlan:
    """The plan for the client, on two pages at most.

    `plan`: None while no option is suitable and none was decided. `held_back`: the guide's own words and reasons where
    the option decided for is not first for now. `lines`: numbers to call.
    """

    code: str
    number: int
    day: date
    plan: PlanPage | None
    decided: Decided | None
    held_back: str
    held_back_why: tuple[str, ...]
    follow_up_on: date | None
    lines: tuple[Line, ...]
    notice: Notice

    @property
    def is_long(self) -> bool:
        """Whether so much was decided that the paper leaves out questions to ask and what would change it."""
        if self.decided is None:
            return False
        return len(self.decided.reasons) + sum(len(step.what) + STEP for step in self.decided.steps) > LONG


def client_plan(record: Record, notice: Notice) -> ClientPlan:
    """The plan for the option decided for, else for the one that fits best."""
    made = decided(record)
    placement = _placement(record)
    refusing = [] if placement is None or placement.suitable else placement.contributions
    return ClientPlan(
        code=record.code,
        number=record.number,
        day=record.day,
        plan=_plan(record, placement) if placement else None,
        decided=made,
        held_back=standing(record.book, placement) if placement and not placement.suitable else "",
        held_back_why=tuple(one.rule.why for one in refusing if one.rule.effect == "not_suitable"),
        follow_up_on=record.follow_up_on,
        lines=lines_of(record.book, record.ranking.alerts),
        notice=notice,
    )


def for_others(page: ClientPlan) -> ClientPlan:
    """The plan as somebody else gets it: without what follows from answers and order, which are a part of their own."""
    if page.plan is None:
        return page
    return replace(page, plan=replace(page.plan, alerts=(), turns=(), open_questions=(), open_count=0, assumed=()))


def _placement(record: Record) -> Placement | None:
    chosen = record.decision.option if record.decision else ""
    decided_for = next((one for one in record.ranking.options if one.option.key == chosen), None)
    return decided_for or next(iter(record.ranking.suitable), None)


def _plan(record: Record, placement: Placement) -> PlanPage:
    """The families' plan, without the answers, in words for the client. An option decided for counts as suitable."""
    ranking = _with_suitable(record.ranking, placement)
    kept = replace(record.kept.choosing(placement.option.key), trying={})
    page = plan_page(record.live, kept, ranking, Paper(has_code=False))
    alerts = tuple(alert_view(record.book, shown.alert, OWN) for shown in ranking.alerts)
    return replace(page, today=record.day, alerts=alerts, open_questions=_open(record))


def _with_suitable(ranking: Ranking, placement: Placement) -> Ranking:
    options = (one._replace(suitable=True) if one is placement else one for one in ranking.options)
    return replace(ranking, options=tuple(options))


def _open(record: Record) -> tuple[str, ...]:
    """Some questions still open, as the client is asked them."""
    settled = record.ranking.settled
    counted = flow.counted(record.book, record.kept)
    unknown = (question for key, question in record.book.question.items() if key in settled.unknown)
    shown = [question.wording.say(OWN) for question in unknown if holds(question.shown_if, counted)]
    return tuple(shown[:OPEN_SHOWN])
