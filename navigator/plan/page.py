"""The plan as a value: one option turned into a first step, the treatment, what to add, and what keeps people safe."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from navigator.journey import flow
from navigator.journey.kept import Kept
from navigator.journey.pages import AlertView, alert_view
from navigator.journey.trying import Tried, short_words, tried_of
from navigator.plan.reasons import FirstStep, Reason, against_of, first_steps_of, reasons_for, without_answers
from navigator.plan.safety import Care, asks_of, care_of, lines_of, safety_of
from navigator.plan.turns import PlanTurn, turns_of
from navigator.shown.citations import Cited, Ref, refs, refs_by_number
from navigator.shown.helplines import Line
from navigator.shown.ordinals import ordinal
from options.publishing.current import LiveRelease
from options.publishing.share_code.code import write
from options.rules.catalog import Option
from options.rules.conditions import holds
from options.rules.evidence import GuideQuestion
from options.rules.languages import joined
from options.rules.ranking import Placement, Ranking
from options.rules.rulebook import Rulebook

SUPPORTS_SHOWN, OPEN_SHOWN = 4, 4
IN_SAFETY_NET = ("naloxone", "aftercare-continuing-care")
"""Supports that have a part of their own in every plan."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What goes on the plan beside the plan itself: the answers, and the share code that carries them."""

    has_answers: bool = False
    has_code: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """The answers of one group of questions in short words."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything the plan shows, in reading order. Each statement carries its main citation; `sources` names them all.

    `place` and `fit`: where the option stands, in words. `alerts`: for paper only beside the answers. `first_steps`:
    what comes before it. `then`: the treatment after it, when it is itself a first step. `supports`: name as label,
    next step as text. `care`: continuing care. `safety`: what keeps people alive, always there. `turns`: what would
    change it. `open_questions`: some of those unanswered; `open_count` counts all. `asks`: for any program. `code`: the
    share code, or empty. `told`: the answers, empty unless they were asked for.
    """

    option: Option
    place: str
    fit: str
    tried: tuple[Tried, ...]
    alerts: tuple[AlertView, ...]
    first_steps: tuple[FirstStep, ...]
    then: Option | None
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]
    supports: tuple[Cited, ...]
    care: Care | None
    safety: tuple[Cited, ...]
    turns: tuple[PlanTurn, ...]
    open_questions: tuple[str, ...]
    open_count: int
    assumed: tuple[str, ...]
    asks: tuple[GuideQuestion, ...]
    lines: tuple[Line, ...]
    code: str
    paper: Paper
    told: tuple[Told, ...]
    sources: tuple[Ref, ...]
    today: date


def plan_page(live: LiveRelease, kept: Kept, ranking: Ranking, paper: Paper) -> PlanPage:
    """The plan for the option in `kept.chosen`. Without the answers on it, no part of it repeats one.

    Takes: `kept` as it travels; `ranking`, the order for the answers looked at; the option must be suitable in it.
    Raises: StopIteration for an option that is not ranked.
    """
    book, imagined = live.rulebook, kept.imagined
    placement = next(one for one in ranking.suitable if one.option.key == kept.chosen)
    assumed = ranking.settled.assumed
    still_open = _open_questions(book, imagined, ranking)
    steps = first_steps_of(book, placement, ranking)
    reasons, against = reasons_for(book, placement, assumed), against_of(book, placement, assumed)
    turns = turns_of(book, imagined, placement, paper.has_answers)
    if not paper.has_answers:
        reasons, against = without_answers(reasons), without_answers(against)
    supports, safety, care = _supports(book, ranking), safety_of(book), care_of(book, placement.option)
    alerts = tuple(alert_view(book, shown.alert, imagined.voice) for shown in ranking.alerts)
    cited: list[Cited | Reason | FirstStep | Care] = [
        *steps,
        *reasons,
        *against,
        *supports,
        *safety,
        *([care] if care else []),
    ]
    return PlanPage(
        option=placement.option,
        place=ordinal(placement.rank),
        fit="" if placement.first_step else next(band.words for band in book.scale.fit if band.key == placement.fit),
        tried=tried_of(book, kept),
        alerts=alerts,
        first_steps=steps,
        then=_after_first_step(ranking) if placement.first_step else None,
        reasons=reasons,
        against=against,
        supports=supports,
        care=care,
        safety=safety,
        turns=turns,
        open_questions=still_open[:OPEN_SHOWN],
        open_count=len(still_open),
        assumed=tuple(derived.label for key, derived in book.derived.items() if key in assumed),
        asks=asks_of(book),
        lines=lines_of(book, ranking.alerts if paper.has_answers else ()),
        code=_code(live, imagined) if paper.has_code and imagined.answers else "",
        paper=paper,
        told=_told(book, imagined) if paper.has_answers else (),
        sources=refs_by_number(book, _findings(cited)),
        today=localdate(),
    )


def _after_first_step(ranking: Ranking) -> Option | None:
    """The option that fits best once the first steps are done."""
    return next((one.option for one in ranking.suitable if not one.first_step), None)


def _supports(book: Rulebook, ranking: Ranking) -> tuple[Cited, ...]:
    """The supports worth most beside those every plan has, each with its next step and the main reason's source."""
    worth = [one for one in ranking.supports if one.option.key not in IN_SAFETY_NET]
    return tuple(
        Cited(one.option.next_step_today, _main_ref(book, one), label=one.option.name) for one in worth[:SUPPORTS_SHOWN]
    )


def _main_ref(book: Rulebook, placement: Placement) -> tuple[Ref, ...]:
    main = next(one for one in placement.contributions if one.points > 0)
    return refs(book, main.rule.findings[:1])


def _open_questions(book: Rulebook, kept: Kept, ranking: Ranking) -> tuple[str, ...]:
    given, unknown = ranking.settled.given, set(ranking.settled.unknown)
    return tuple(
        question.wording.say(kept.voice)
        for key, question in book.question.items()
        if key in unknown and holds(question.shown_if, given)
    )


def _code(live: LiveRelease, kept: Kept) -> str:
    return write(kept.answers, kept.voice, live.number, live.layouts[live.number])


def _told(book: Rulebook, kept: Kept) -> tuple[Told, ...]:
    """The answers in short words, by group of questions; the safety gate has no title."""
    titles = {step.key: step.title for step in book.questionnaire.steps}
    told = []
    for page in flow.pages(book, kept.told):
        words = [short_words(one, kept.answers.get(one.key, ())) for one in flow.asked(book, page, kept.told)]
        if said := joined("; ", filter(None, words)):
            told.append(Told(titles.get(page, ""), said))
    return tuple(told)


def _findings(cited: Iterable[Cited | Reason | FirstStep | Care]) -> Iterable[str]:
    return (ref.finding for one in cited for ref in one.refs)
