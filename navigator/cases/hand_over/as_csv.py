"""A visit as a table: the notice first, then one row per answer and per reason of each option. See docs/exports.md."""

from collections.abc import Iterator

from navigator.cases.hand_over.cells import table
from navigator.cases.hand_over.decided import decided
from navigator.cases.hand_over.notice import Notice
from navigator.cases.hand_over.record import Record
from navigator.cases.hand_over.scope import DECISION, NOTES
from navigator.cases.hand_over.words import Reason, Weighed, answers_of, beside, options_of, supports_of, worked_out
from navigator.shown.citations import Ref

HEAD = (
    "row", "key", "name", "place", "value_key", "value", "points_for", "points_against", "theme", "because", "why",
    "sources",
)  # fmt: skip
Row = tuple[object, ...]


def as_csv(record: Record, notice: Notice, parts: tuple[str, ...]) -> bytes:
    """The file. Points for and against stand in columns of their own, so that no number begins with a minus."""
    return table(_rows(record, notice, parts))


def _rows(record: Record, notice: Notice, parts: tuple[str, ...]) -> Iterator[Row]:
    yield from (_row("notice", name=text) for text in notice.lines)
    yield _row("release", str(record.live.number), record.live.digest)
    yield _row("visit", str(record.number), record.code, value=record.started_at.isoformat(), why=record.author)
    yield HEAD
    for answer in answers_of(record):
        for key, words in answer.choices or (("", answer.words),):
            yield _row("answer", answer.key, answer.question, answer.step, key, words)
    for worked in worked_out(record):
        yield _row("worked_out", worked.key, worked.label, value=worked.words)
    for shown in record.ranking.alerts:
        yield _row("message", shown.key, shown.alert.title, value=shown.level)
    for option in options_of(record):
        yield from _weighed("option", option)
    for support in supports_of(record):
        yield from _weighed("support", support)
    if DECISION in parts:
        yield from _decision(record)
    if NOTES in parts:
        for note in record.notes:
            yield _row("note", note.key, beside(record, note), value=note.text, why=note.author)


def _weighed(kind: str, option: Weighed) -> Iterator[Row]:
    place = str(option.rank)
    yield _row(kind, option.key, option.name, place, "", option.standing, option.points)
    for reason in option.reasons:
        yield _reason(f"{kind}_reason", option, reason)
    if option.capped:
        # What the cap took off a sum in favor counts against, and the other way round.
        yield _row(f"{kind}_cap", option.key, option.name, place, points=-option.capped)


def _reason(kind: str, option: Weighed, reason: Reason) -> Row:
    sources = " | ".join(citation(ref) for ref in reason.refs)
    return _row(
        kind, option.key, option.name, str(option.rank), reason.rule, reason.effect, reason.points,
        reason.theme, reason.because, reason.why, sources,
    )  # fmt: skip


def _decision(record: Record) -> Iterator[Row]:
    made = decided(record)
    if made is None:
        return
    yield _row("decision", name=made.option, value=made.reasons, why="; ".join(made.overrides))
    for step in made.steps:
        yield _row("first_step", name=step.what, value=step.by.isoformat() if step.by else "", why=step.who)
    if record.follow_up_on:
        yield _row("follow_up", value=record.follow_up_on.isoformat())


def _row(
    kind: str, key: str = "", name: str = "", place: str = "", value_key: str = "", value: str = "",
    points: int | None = None, theme: str = "", because: str = "", why: str = "", sources: str = "",
) -> Row:  # fmt: skip
    favor = "" if points is None else max(points, 0)
    against = "" if points is None else max(-points, 0)
    return (kind, key, name, place, value_key, value, favor, against, theme, because, why, sources)


def citation(ref: Ref) -> str:
    """One citation in a line: number, title, year, kind and certainty."""
    year = f", {ref.source.year}" if ref.source.year else ""
    checked = ", not checked yet" if ref.is_unverified else ""
    return f"[{ref.number}] {ref.source.title}{year}: {ref.source.type_label}, {ref.certainty} certainty{checked}"
