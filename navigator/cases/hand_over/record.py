"""One visit with everything that may be handed over, read once. Counseling notes are never read here."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from navigator.cases import releases
from navigator.cases.contents import DecisionContent, VisitContent
from navigator.cases.hand_over.scope import ANSWERS, DECISION, NOTES, PLAN
from navigator.cases.models import Decision, Note, Visit
from navigator.journey import flow
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease
from options.rules.ranking import Ranking, rank
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class KeptNote:
    """One note: beside what ("question", "option" or "visit"), its key, the text, who wrote it and when."""

    about: str
    key: str
    text: str
    author: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """A visit as its release saw it.

    `ranking` is made anew under that release, `stored` is what was written down on the day, as canonical JSON.
    `decision` is None where nothing is decided or the decision is not part of this copy.
    """

    code: str
    follow_up_on: date | None
    number: int
    author: str
    started_at: datetime
    saved_at: datetime
    finished_at: datetime | None
    live: LiveRelease
    kept: Kept
    ranking: Ranking
    stored: str
    decision: DecisionContent | None
    decided_at: datetime | None
    decided_by: str
    notes: tuple[KeptNote, ...]

    @property
    def book(self) -> Rulebook:
        """The rulebook of its release."""
        return self.live.rulebook

    @property
    def day(self) -> date:
        """The day of the visit."""
        return self.started_at.date()

    def holding(self, parts: tuple[str, ...]) -> "Record":
        """The same with only these parts; answers and ranking stay: the plan is made of them.

        What it shows to others holds neither (`plan.for_others`).
        """
        keeps_decision = DECISION in parts or PLAN in parts
        return replace(
            self,
            decision=self.decision if keeps_decision else None,
            follow_up_on=self.follow_up_on if keeps_decision else None,
            notes=self.notes if NOTES in parts else (),
        )


ALL = (PLAN, ANSWERS, DECISION, NOTES)


def record_of(visit: Visit) -> Record:
    """Everything of a visit that may be handed over, in two queries. Takes: a visit with its case and author.

    Raises: options.publishing.current.NoRelease or BadRelease when its release cannot be read.
    """
    live = releases.release(visit.release)
    kept = VisitContent.of(visit.content).kept
    decided = Decision.objects.select_related("author").filter(visit=visit).first()
    return Record(
        code=visit.case.code,
        follow_up_on=visit.case.follow_up_on,
        number=visit.number,
        author=str(visit.author),
        started_at=visit.started_at,
        saved_at=visit.saved_at,
        finished_at=visit.finished_at,
        live=live,
        kept=kept,
        ranking=rank(live.rulebook, flow.counted(live.rulebook, kept)),
        stored=visit.ranking,
        decision=DecisionContent.of(decided.content) if decided else None,
        decided_at=decided.decided_at if decided else None,
        decided_by=str(decided.author) if decided else "",
        notes=tuple(_note(note) for note in Note.objects.select_related("author").filter(visit=visit) if note.text),
    )


def _note(note: Note) -> KeptNote:
    return KeptNote(note.about, note.key, note.text, str(note.author), note.written_at)
