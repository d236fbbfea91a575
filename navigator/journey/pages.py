"""The page objects of the questionnaire: everything a template shows, worked out beforehand."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from navigator.journey import flow
from navigator.journey.flow import Place
from navigator.journey.kept import Kept
from navigator.shown.citations import Ref, refs
from navigator.shown.helplines import Line, lines
from navigator.shown.words import words_in
from options.rules.answers import Settled, is_unknown
from options.rules.evidence import Term
from options.rules.languages import joined
from options.rules.questionnaire import Alert, Question
from options.rules.ranking import ShownAlert
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class StartPage:
    """The first page.

    `lost`: why earlier answers were cleared, or empty; `resume_url`: where to go on, or empty; `groups`: how many
    groups of questions come; `idle_minutes`: how long answers stay without use.
    """

    lost: str
    resume_url: str
    groups: int
    idle_minutes: int
    has_error: bool


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """The safety gate or a step. `number` is 0 on the gate."""

    title: str
    intro: str
    number: int
    total: int
    back_url: str
    is_gate: bool
    is_change: bool
    has_answers: bool
    voice: str
    words: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question with the answer given and the way to change it."""

    question: str
    answer: str
    url: str
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one question page."""

    title: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class Severity:
    """A derived answer as we understand it, said to be assumed when it is."""

    label: str
    words: str
    is_assumed: bool
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Every answer before the results. `left_open` counts the questions without one."""

    sections: tuple[Section, ...]
    severities: tuple[Severity, ...]
    left_open: int
    asked: int
    back_url: str


@dataclass(frozen=True, slots=True)
class AlertView:
    """A message in the words for one voice."""

    key: str
    level: str
    title: str
    advice: str
    helplines: tuple[Line, ...]
    sources: tuple[Ref, ...]

    @property
    def advice_lines(self) -> tuple[Line, ...]:
        """The numbers for help and advice at any time."""
        return tuple(line for line in self.helplines if not line.is_emergency)

    @property
    def danger_lines(self) -> tuple[Line, ...]:
        """The numbers for danger right now."""
        return tuple(line for line in self.helplines if line.is_emergency)


@dataclass(frozen=True, slots=True)
class StopPage:
    """What comes before everything else, until the person says that they are safe. `is_trying`: answers are tried."""

    alerts: tuple[AlertView, ...]
    voice: str
    is_emergency: bool
    shows_results: bool
    safe_url: str
    change_url: str
    is_trying: bool


def start_page(rulebook: Rulebook, kept: Kept, lost: str, has_error: bool = False) -> StartPage:
    """The first page for someone with or without answers."""
    groups = len(flow.pages(rulebook, kept.told)) - 1
    resume_url = flow.address("check" if kept.past_gate else flow.GATE) if kept.voice else ""
    return StartPage(lost, resume_url, groups, settings.ANSWER_IDLE_SECONDS // 60, has_error)


def question_page(rulebook: Rulebook, place: Place, kept: Kept, questions: Iterable[Question]) -> QuestionPage:
    """The page around the form of one step or the gate."""
    step = next((step for step in rulebook.questionnaire.steps if step.key == place.page), None)
    return QuestionPage(
        title=step.title if step else "",
        intro=step.intro.say(kept.voice) if step else "",
        number=place.number,
        total=place.total,
        back_url=flow.address(place.back if kept.past_gate else "start"),
        is_gate=place.page == flow.GATE,
        is_change=kept.past_gate and place.onward in flow.RETURNS and place.back == place.onward,
        has_answers=any(kept.answers.get(question.key) for question in questions),
        voice=kept.voice,
        words=_words_of(rulebook, tuple(question.key for question in questions), kept.voice),
    )


@lru_cache(maxsize=256)
def _words_of(rulebook: Rulebook, keys: tuple[str, ...], voice: str) -> tuple[Term, ...]:
    """The glossary terms that these questions use, found once per release."""
    asked = [rulebook.question[key] for key in keys]
    texts = [text for one in asked for text in (one.wording.say(voice), one.hint.say(voice) if one.hint else "")]
    return words_in(rulebook, [*texts, *(choice.label for one in asked for choice in one.choices)])


def check_page(rulebook: Rulebook, settled: Settled, kept: Kept) -> CheckPage:
    """Every question with its answer, by page."""
    sections = sections_of(rulebook, settled, kept, "check")
    order = flow.pages(rulebook, kept.told)
    return CheckPage(
        sections=sections,
        severities=severities_of(rulebook, settled, "check"),
        left_open=sum(row.is_unknown for section in sections for row in section.rows),
        asked=sum(len(section.rows) for section in sections),
        back_url=flow.address(order[-1]),
    )


def sections_of(rulebook: Rulebook, settled: Settled, kept: Kept, back_to: str) -> tuple[Section, ...]:
    """The answers used, by question page, each with its Change link."""
    titles = {step.key: step.title for step in rulebook.questionnaire.steps}
    return tuple(
        Section(titles.get(page, ""), tuple(_row(question, settled, kept, back_to) for question in questions))
        for page in flow.pages(rulebook, settled.given)
        if (questions := flow.asked(rulebook, page, settled.given))
    )


def severities_of(rulebook: Rulebook, settled: Settled, back_to: str) -> tuple[Severity, ...]:
    """Every derived answer as understood, with the way to change the question behind it."""
    return tuple(
        severity_of(rulebook, key, band, key in settled.assumed, back_to)
        for key in rulebook.derived
        for band in settled.given[key]
    )


def severity_of(rulebook: Rulebook, key: str, band: str, is_assumed: bool, back_to: str) -> Severity:
    """One derived answer in words."""
    derived = rulebook.derived[key]
    words = derived.unknown_short if is_assumed else next(one.label for one in derived.bands if one.key == band)
    url = flow.change_address(rulebook.question[derived.source_question], back_to)
    return Severity(derived.label, words, is_assumed, derived.why, url)


def stop_page(rulebook: Rulebook, alerts: tuple[ShownAlert, ...], kept: Kept, onward: str) -> StopPage:
    """The messages that stand in the way now, and where "I am safe for now" leads."""
    question = next((clause.question for clause in alerts[0].alert.when if clause.question in rulebook.question), None)
    change = rulebook.question[question] if question else rulebook.questionnaire.gate
    return StopPage(
        alerts=tuple(alert_view(rulebook, shown.alert, kept.voice) for shown in alerts),
        voice=kept.voice,
        is_emergency=any(alert.level == "stop_now" for alert in alerts),
        shows_results=onward == "results",
        safe_url=flow.address("stop", onward),
        change_url=flow.change_address(change, onward if onward in flow.RETURNS else ""),
        is_trying=bool(kept.trying),
    )


def alert_view(rulebook: Rulebook, alert: Alert, voice: str) -> AlertView:
    """One message with its numbers to call and its sources."""
    return AlertView(
        key=alert.message_key,
        level=alert.level,
        title=alert.title,
        advice=alert.advice.say(voice),
        helplines=lines(rulebook, alert.helplines),
        sources=refs(rulebook, alert.findings),
    )


def _row(question: Question, settled: Settled, kept: Kept, back_to: str) -> AnswerRow:
    given = kept.answers.get(question.key, frozenset())
    answer = joined("; ", (choice.label for choice in question.choices if choice.key in given))
    wording, url = question.wording.say(kept.voice), flow.change_address(question, back_to)
    return AnswerRow(wording, answer, url, is_unknown(question, settled.given))
