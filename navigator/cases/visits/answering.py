"""From a posted question page to what is kept: answers and notes that hold at once, the rest shown again."""

from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template.loader import render_to_string

from navigator.cases.actions import notes
from navigator.cases.models import Note
from navigator.cases.visits import groups, merging, reading
from navigator.cases.visits.groups import Group
from navigator.cases.visits.note_text import PREFIX, SURE, SentNote, sent_note
from navigator.cases.visits.sitting import VOICE, Sitting
from navigator.cases.visits.words import words_of
from navigator.journey import flow
from navigator.journey.forms import StepForm, form_class
from options.rules.conditions import Answers
from options.rules.questionnaire import Question

WHICH, CLASHED = "which-", "clashed"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a question page sent.

    `seen`: prints of what it was shown with, by question, and by note under "note-KEY". `which`: for a question that
    was shown with two versions, "mine", "theirs", or empty while nobody has said.
    """

    form: StepForm
    notes: dict[str, SentNote]
    seen: dict[str, str]
    which: dict[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it. `form` has an error for whatever was not kept; `notes` are those not kept, by question.

    `clashing`: questions answered differently in another window. `opened`: questions asked only now.
    """

    form: StepForm
    notes: dict[str, SentNote] = field(default_factory=dict)
    clashing: frozenset[str] = frozenset()
    opened: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything was kept."""
        return not self.form.errors and not self.notes


def read(sitting: Sitting, group: Group, post: QueryDict) -> Sent:
    """What was sent, for the questions it is about: those named in its prints, and those asked now and answered."""
    seen = merging.read(post.get("seen", ""))
    questions = _meant(sitting, group, post, seen)
    form = form_class(sitting.rulebook, group.key, questions, VOICE)(post)
    sent = {question.key: sent_note(post, PREFIX + question.key, SURE + question.key) for question in questions}
    which = {key: post.get(WHICH + key, "") for key in post.getlist(CLASHED) if key in form.fields}
    return Sent(form, {key: note for key, note in sent.items() if PREFIX + key in post}, seen, which)


def keep(sitting: Sitting, group: Group, sent: Sent) -> Outcome:
    """Keep what holds. Raises: visits.Finished."""
    sent.form.is_valid()
    mine = {key: given for key, given in sent.form.chosen().items() if sent.which.get(key) != "theirs"}
    before = sitting.kept
    merged = merging.merge(mine, before.answers, sent.seen)
    clashing = merged.clashing | {key for key, said in sent.which.items() if not said and key in mine}
    kept = before.answering({key: given for key, given in merged.keep.items() if key not in clashing}).imagining({})
    if flow.GATE in group.parts and _passes_gate(sitting, sent):
        kept = kept.past(flow.GATE)
    if kept != before:
        sitting.keep(kept)
    for key in clashing:
        sent.form.add_error(key, _clash(sitting, key, before.answers))
    told = (before.told, sitting.kept.told)
    was, now = ({question.key for question in groups.asked(sitting.rulebook, group, one)} for one in told)
    return Outcome(sent.form, _keep_notes(sitting, sent), clashing, tuple(sorted(now - was)))


def _meant(sitting: Sitting, group: Group, post: QueryDict, seen: dict[str, str]) -> tuple[Question, ...]:
    book = sitting.rulebook
    answered = {one.key for one in groups.asked(book, group, sitting.kept.told) if one.key in post}
    gate = book.questionnaire.gate.key
    left_open = {gate} if "leave-gate" in post and gate not in post else set()
    return tuple(one for key, one in book.question.items() if key in (seen.keys() | answered) - left_open)


def _passes_gate(sitting: Sitting, sent: Sent) -> bool:
    """Whether the other pages open: the gate is answered, or was left open on purpose."""
    gate = sitting.rulebook.questionnaire.gate.key
    return "leave-gate" in sent.form.data or bool(sent.form.cleaned_data.get(gate))


def _clash(sitting: Sitting, key: str, stored: Answers) -> ValidationError:
    """The sentence beside a question that another window answered meanwhile."""
    question = sitting.rulebook.question[key]
    words = words_of(question, stored.get(key, frozenset()))
    return ValidationError(render_to_string("cases/visits/problems/clash.txt", {"stored": words}).strip(), code="clash")


def _keep_notes(sitting: Sitting, sent: Sent) -> dict[str, SentNote]:
    """Keep the notes that can be kept; gives the others."""
    stored = reading.notes_beside(sitting.visit, Note.About.QUESTION, sent.notes)
    left = {}
    for key, note in sent.notes.items():
        now = stored[key].text if key in stored else ""
        text = merging.merge_notes(note.text, now, sent.seen.get(PREFIX + key, merging.print_of("")))
        if text == now:
            continue
        if not note.is_fine or len(text) > notes.LONGEST:
            left[key] = replace(note, text=text, is_long=len(text) > notes.LONGEST)
        else:
            notes.write(sitting.visit, Note.About.QUESTION, key, text, sitting.member.user)
    return left
