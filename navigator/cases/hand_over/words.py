"""A visit in words: answers with the unknown ones said, options with every reason and its citations, the decision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from navigator.cases.hand_over.record import KeptNote, Record
from navigator.journey import flow
from navigator.shown.citations import Ref, refs
from navigator.shown.said import said
from options.rules.answers import is_unknown
from options.rules.questionnaire import Question
from options.rules.ranking import Contribution, Placement
from options.rules.rulebook import Rulebook

OPEN = "Not answered"
GATE_TITLE = "Safety"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question asked in the visit. `choices`: keys and words of the answer; empty where it stayed open.

    `is_unknown`: open, or answered with a choice such as "Not sure". Both count as not known, never as no.
    """

    key: str
    step: str
    question: str
    choices: tuple[tuple[str, str], ...]
    is_unknown: bool

    @property
    def words(self) -> str:
        """The answer in words."""
        return "; ".join(words for _, words in self.choices) or OPEN


@dataclass(frozen=True, slots=True)
class Worked:
    """An answer worked out from others, such as how severe it is; `is_assumed` where too little is known."""

    key: str
    label: str
    words: str
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that moved an option: its points and theme, the answers behind it, why, and the findings."""

    rule: str
    points: int
    theme: str
    effect: str
    because: str
    why: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Where one option stands, and every reason. `standing`: its fit, or why it is not first for now, in words.

    `capped`: points taken off because wishes count for two points at most. `needs_first`: names of what comes before.
    """

    key: str
    name: str
    rank: int
    points: int
    capped: int
    standing: str
    is_suitable: bool
    reasons: tuple[Reason, ...]
    needs_first: tuple[str, ...]


def answers_of(record: Record) -> tuple[Answer, ...]:
    """Every question asked, in order, with the words of the visit's voice."""
    book, given = record.book, record.ranking.settled.given
    titles = {step.key: step.title for step in book.questionnaire.steps}
    return tuple(
        _answer(question, titles.get(page, GATE_TITLE), record)
        for page in flow.pages(book, given)
        for question in flow.asked(book, page, given)
    )


def worked_out(record: Record) -> tuple[Worked, ...]:
    """Every derived answer."""
    settled = record.ranking.settled
    return tuple(
        Worked(
            key,
            derived.label,
            derived.unknown_short
            if key in settled.assumed
            else next(band.label for band in derived.bands if band.key in settled.given[key]),
            key in settled.assumed,
        )
        for key, derived in record.book.derived.items()
    )


def options_of(record: Record) -> tuple[Weighed, ...]:
    """Every option by rank, those that are not suitable last."""
    return tuple(_weighed(record, placement) for placement in record.ranking.options)


def supports_of(record: Record) -> tuple[Weighed, ...]:
    """Every support worth adding, best first."""
    return tuple(_weighed(record, placement) for placement in record.ranking.supports)


def beside(record: Record, note: KeptNote) -> str:
    """What a note stands beside, in words."""
    if note.about == "question" and note.key in record.book.question:
        return record.book.question[note.key].wording.say(record.kept.voice)
    if note.about == "option" and note.key in record.book.option:
        return record.book.option[note.key].name
    return "The visit as a whole" if note.about == "visit" else note.key


def _answer(question: Question, step: str, record: Record) -> Answer:
    given = record.kept.answers.get(question.key, frozenset())
    choices = tuple((choice.key, choice.label) for choice in question.choices if choice.key in given)
    unknown = is_unknown(question, record.ranking.settled.given)
    return Answer(question.key, step, question.wording.say(record.kept.voice), choices, unknown)


def _weighed(record: Record, placement: Placement) -> Weighed:
    book = record.book
    return Weighed(
        key=placement.option.key,
        name=placement.option.name,
        rank=placement.rank,
        points=placement.points,
        capped=placement.capped,
        standing=standing(book, placement),
        is_suitable=placement.suitable,
        reasons=tuple(_reasons(record, placement.contributions)),
        needs_first=tuple(book.option[key].name for key in placement.needs_first),
    )


def standing(book: Rulebook, placement: Placement) -> str:
    """How an option fits, or why it is not first for now, in the words of the release."""
    if not placement.suitable:
        return next((kind.words for kind in book.scale.reasons if kind.key == placement.reason_kind), "Not for now")
    if placement.first_step:
        return "First step"
    return next(band.words for band in book.scale.fit if band.key == placement.fit)


def _reasons(record: Record, contributions: Iterable[Contribution]) -> Iterator[Reason]:
    book, assumed = record.book, record.ranking.settled.assumed
    themes = {theme.key: theme.label for theme in book.scale.themes}
    for rule, points, because in contributions:
        yield Reason(
            rule=rule.key,
            points=points,
            theme=themes.get(rule.theme, rule.theme),
            effect=book.effect[rule.effect].words,
            because=said(book, because, assumed),
            why=rule.why,
            refs=refs(book, rule.findings),
        )
