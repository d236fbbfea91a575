"""The clinical summary: everything of a visit in words, with every reason and where it comes from."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from navigator.cases.hand_over.decided import Decided, decided
from navigator.cases.hand_over.notice import Notice
from navigator.cases.hand_over.record import Record
from navigator.cases.hand_over.words import (
    Answer,
    Weighed,
    Worked,
    answers_of,
    beside,
    options_of,
    supports_of,
    worked_out,
)
from navigator.journey.pages import AlertView, alert_view
from navigator.shown.citations import Ref, refs_by_number


@dataclass(frozen=True, slots=True)
class Noted:
    """One note: what it stands beside, its text, and whose it is."""

    beside: str
    text: str
    author: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one group of questions."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The summary. `unknown` counts the answers not known; `options` hold the suitable ones, `not_first` the others.

    `sources`: every finding cited, each once, with its place and what it states. `left_out`: what is not in this copy.
    """

    record: Record
    notice: Notice
    groups: tuple[Group, ...]
    asked: int
    unknown: int
    worked: tuple[Worked, ...]
    alerts: tuple[AlertView, ...]
    options: tuple[Weighed, ...]
    not_first: tuple[Weighed, ...]
    supports: tuple[Weighed, ...]
    decided: Decided | None
    follow_up_on: date | None
    notes: tuple[Noted, ...]
    sources: tuple[tuple[Ref, str], ...]


def summary_page(record: Record, notice: Notice) -> SummaryPage:
    """The summary of what this copy of a visit holds."""
    book, answers = record.book, answers_of(record)
    options, supports = options_of(record), supports_of(record)
    alerts = tuple(alert_view(book, shown.alert, record.kept.voice) for shown in record.ranking.alerts)
    cited = {ref.finding for one in (*options, *supports) for reason in one.reasons for ref in reason.refs}
    cited |= {ref.finding for alert in alerts for ref in alert.sources}
    return SummaryPage(
        record=record,
        notice=notice,
        groups=tuple(Group(title, tuple(rows)) for title, rows in groupby(answers, key=lambda answer: answer.step)),
        asked=len(answers),
        unknown=sum(answer.is_unknown for answer in answers),
        worked=worked_out(record),
        alerts=alerts,
        options=tuple(option for option in options if option.is_suitable),
        not_first=tuple(option for option in options if not option.is_suitable),
        supports=supports,
        decided=decided(record),
        follow_up_on=record.follow_up_on,
        notes=tuple(Noted(beside(record, one), one.text, one.author, one.written_at) for one in record.notes),
        sources=tuple((ref, book.finding[ref.finding].statement) for ref in refs_by_number(book, cited)),
    )
