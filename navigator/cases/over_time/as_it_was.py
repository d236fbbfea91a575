"""The page of a finished visit, exactly as it was, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.cases.models import Case, Note, Visit
from navigator.cases.over_time.answers import Given, given_in
from navigator.cases.over_time.decided import Decided, decided_of
from navigator.cases.over_time.reading import decision_of, one_of, visits_of
from navigator.cases.over_time.stored import Bare, bare_lines
from navigator.cases.over_time.then import Then, then_of
from navigator.cases.visits.reading import NoteText, notes_of
from navigator.journey.pages import AlertView, alert_view
from options.publishing import current


@dataclass(frozen=True, slots=True)
class AsItWasPage:
    """A finished visit.

    `bare`: the stored order by key, for when its release cannot tell the words. `others`: the other visits of the case.
    `now`: the number of the release readers see now.
    """

    visit: Visit
    then: Then
    alerts: tuple[AlertView, ...]
    answers: tuple[Given, ...]
    note: str
    decided: Decided | None
    bare: tuple[Bare, ...]
    others: tuple[Visit, ...]
    now: int

    @property
    def can_go_on(self) -> bool:
        """Whether these answers can be ranked anew: the case is open, and their release can be read."""
        return self.visit.case.state == Case.State.OPEN and self.then.live is not None

    @property
    def is_older(self) -> bool:
        """Whether readers see another release now."""
        return self.visit.release != self.now


def as_it_was_page(visit: Visit) -> AsItWasPage:
    """A visit as it was."""
    visits = visits_of(visit.case)
    notes = notes_of(visit)
    then, own = then_of(visit, _texts(notes[Note.About.OPTION])), notes[Note.About.VISIT].get("")
    book, ranking = then.live.rulebook if then.live else None, then.ranking
    kept = then.content.kept
    return AsItWasPage(
        visit=visit,
        then=then,
        alerts=tuple(alert_view(book, one.alert, kept.voice) for one in ranking.alerts) if book and ranking else (),
        answers=given_in(book, kept, _texts(notes[Note.About.QUESTION])) if book else (),
        note=own.text if own else "",
        decided=decided_of(decision_of(one_of(visits, visit.number)), book),
        bare=bare_lines(visit.ranking) if then.order is None else (),
        others=tuple(other for other in visits if other.number != visit.number),
        now=current.release().number,
    )


def _texts(notes: Mapping[str, NoteText]) -> dict[str, str]:
    return {key: note.text for key, note in notes.items()}
