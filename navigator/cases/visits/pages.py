"""The question pages of a visit as values: everything a template shows, worked out beforehand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.forms import BoundField

from navigator.cases.models import Note
from navigator.cases.visits import addresses, groups, merging, reading
from navigator.cases.visits.answering import Outcome
from navigator.cases.visits.brought import Brought, brought_beside
from navigator.cases.visits.frame import Frame, frame_of, titles_of
from navigator.cases.visits.groups import Group
from navigator.cases.visits.note_text import PREFIX, SURE, SentNote
from navigator.cases.visits.reading import NoteText
from navigator.cases.visits.sitting import VOICE, Sitting
from navigator.cases.visits.words import words_of
from navigator.journey import flow
from navigator.journey.forms import StepForm, form_class, initial_of
from options.rules.questionnaire import Question


@dataclass(frozen=True, slots=True)
class NoteField:
    """A note beside something, to be changed: `name` of its field, `sure` of the one that says it was asked about.

    `sent`: what was typed and not kept, None when nothing was; `mark`: the print of what was typed.
    """

    name: str
    sure: str
    label: str
    text: str
    stored: NoteText | None
    sent: SentNote | None
    mark: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One question on the page.

    `brought`: what came with the visit, when it came with something. `clash`: the answer saved meanwhile in another
    window, in words, or None. `is_new`: it is asked only since an answer on this page.
    """

    key: str
    field: BoundField
    brought: Brought | None
    clash: str | None
    note: NoteField
    is_new: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one step, or the safety gate (which has no title)."""

    key: str
    title: str
    intro: str
    asks: tuple[Ask, ...]

    @property
    def is_gate(self) -> bool:
        """Whether this is the question about safety right now."""
        return self.key == flow.GATE


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """A page of questions. `seen`: prints of what it shows, for the next save. `has_new`: some are asked only now.

    `asks_gate`: the safety gate was left empty, and may be left open on purpose.
    """

    frame: Frame
    here: str
    number: int
    parts: tuple[Part, ...]
    form: StepForm
    seen: str
    has_new: bool
    asks_gate: bool

    @property
    def total(self) -> int:
        """How many pages there are."""
        return len(self.frame.ways)

    @property
    def held_notes(self) -> tuple[Ask, ...]:
        """The questions whose note was not kept yet."""
        return tuple(ask for part in self.parts for ask in part.asks if ask.note.sent)

    @property
    def is_last(self) -> bool:
        """Whether the answers page comes next."""
        return self.number == self.total


def questions_page(
    sitting: Sitting, group: Group, outcome: Outcome | None = None, has_new: bool = False
) -> QuestionsPage:
    """A page of questions as it is stored, or after a save that kept only a part.

    Takes: `has_new`, whether questions are pointed out that are asked only because of an answer.
    """
    kept = sitting.kept
    questions = _shown(sitting, group, outcome)
    if outcome:
        form = outcome.form
    else:
        form = form_class(sitting.rulebook, group.key, questions, VOICE)(initial=initial_of(kept.answers, questions))
    stored = reading.notes_beside(sitting.visit, Note.About.QUESTION, [question.key for question in questions])
    frame = frame_of(sitting, group.key)
    parts = _parts(sitting, group, [_ask(sitting, form, one, stored, outcome, has_new) for one in questions])
    return QuestionsPage(
        frame=frame,
        here=group.key,
        number=next((way.number for way in frame.ways if way.is_here), 1),
        parts=parts,
        form=form,
        seen=_seen(sitting, questions, stored),
        has_new=any(ask.is_new for part in parts for ask in part.asks),
        asks_gate=any(error.code == "gate-empty" for errors in form.errors.as_data().values() for error in errors),
    )


def onward(sitting: Sitting, group: Group) -> str:
    """The name of the page after this one."""
    keys = [one.key for one in groups.open_groups(sitting.rulebook, sitting.kept.told)]
    after = keys[keys.index(group.key) + 1 :] if group.key in keys else []
    return after[0] if after else addresses.ANSWERS


def page_to_go_on_with(sitting: Sitting) -> str:
    """The name of the page where a visit goes on: the gate first, then the first page without any answer."""
    told = sitting.kept.told
    pages = groups.open_groups(sitting.rulebook, told)
    if not sitting.kept.past_gate:
        return pages[0].key
    fresh = (
        page.key for page in pages if not any(one.key in told for one in groups.asked(sitting.rulebook, page, told))
    )
    return next(fresh, addresses.ANSWERS)


def _shown(sitting: Sitting, group: Group, outcome: Outcome | None) -> tuple[Question, ...]:
    """The questions asked now, and those that were sent and not kept."""
    questions = groups.asked(sitting.rulebook, group, sitting.kept.told)
    if not outcome:
        return questions
    sent = outcome.form.fields
    return tuple(one for one in sitting.rulebook.question.values() if one.key in sent)


def _parts(sitting: Sitting, group: Group, asks: Iterable[Ask]) -> tuple[Part, ...]:
    titles = titles_of(sitting.rulebook)
    intros = {step.key: step.intro.say(VOICE) for step in sitting.rulebook.questionnaire.steps}
    by_part: dict[str, list[Ask]] = {}
    for ask in asks:
        by_part.setdefault(flow.step_of(sitting.rulebook.question[ask.key]), []).append(ask)
    return tuple(Part(key, titles.get(key, ""), intros.get(key, ""), tuple(some)) for key, some in by_part.items())


def _ask(
    sitting: Sitting,
    form: StepForm,
    question: Question,
    stored: Mapping[str, NoteText],
    outcome: Outcome | None,
    has_new: bool,
) -> Ask:
    given, key = sitting.kept.answers.get(question.key, frozenset()), question.key
    return Ask(
        key=key,
        field=form[key],
        brought=brought_beside(sitting.content, question, given),
        clash=words_of(question, given) if outcome and key in outcome.clashing else None,
        note=_note_field(question, stored.get(key), outcome.notes.get(key) if outcome else None),
        is_new=has_new and bool(question.shown_if) and not given,
    )


def _note_field(question: Question, stored: NoteText | None, sent: SentNote | None) -> NoteField:
    text = sent.text if sent else stored.text if stored else ""
    return NoteField(
        name=PREFIX + question.key,
        sure=SURE + question.key,
        label=question.wording.say(VOICE),
        text=text,
        stored=stored,
        sent=sent,
        mark=merging.print_of(text) if sent else "",
    )


def _seen(sitting: Sitting, questions: Iterable[Question], notes: Mapping[str, NoteText]) -> str:
    """Prints of what is stored for these questions and their notes."""
    prints = {}
    for key in (question.key for question in questions):
        prints[key] = merging.print_of(frozenset(sitting.kept.answers.get(key, merging.NONE)))
        prints[PREFIX + key] = merging.print_of(notes[key].text if key in notes else "")
    return merging.written(prints)
