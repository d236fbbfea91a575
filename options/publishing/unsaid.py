"""What safeguards speak of stays sayable: a promise is not to shrink with the questions it depends on.

A safeguard speaks of answers, and it holds for those who give them. An edit of a question can leave fewer of them: one
answer instead of several, a choice that stands alone, a question asked of fewer people, a sign that is not counted any
more. Every proof still succeeds then, for fewer people.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from options.publishing.promised import Promised
from options.rules.answers import band_of, exclusive_clash
from options.rules.conditions import Clause, clause_holds
from options.rules.errors import Problem
from options.rules.questionnaire import Derived, Question, Questionnaire
from options.rules.rulebook import Rulebook, Safeguard

REMEDY = "Put it back as it was. A publisher can retire the safeguards that speak of it, with a reason."
MOST_COUNTED = 16
"""Of how many choices every set is tried; with more, any change of what is derived from them counts as less."""
Said = frozenset[str]
Side = tuple[Question, Derived]


def unsayable_answers(book: Rulebook, published: Iterable[Promised]) -> Iterator[Problem]:
    """One problem per field by which fewer people could give answers that a safeguard speaks of.

    Takes: a rulebook without problems; what published contents promise. Safeguards that it retires bind no more.
    """
    kept = {guard.key for guard in book.safeguards if not guard.retired}
    places: dict[str, str] = {}
    for content in published:
        sides = _Sides(content.questionnaire, book)
        for clause in sides.spoken_of(guard for guard in content.safeguards if guard.key in kept):
            for place, said in sides.less(clause):
                places.setdefault(place, said)
    for place, said in places.items():
        yield Problem("locked", place, f"Safeguards speak of {said}, and they would reach fewer people.", REMEDY)


class _Sides:
    """The questions as published, and as they are now."""

    def __init__(self, before: Questionnaire, after: Rulebook) -> None:
        self._old: Mapping[str, Question] = {one.key: one for one in (before.gate, *before.questions)}
        self._derived = {one.key: one for one in before.derived}
        self._new = after

    def spoken_of(self, guards: Iterable[Safeguard]) -> Iterable[Clause]:
        """The clauses that safeguards wait for, and the answers that they see changed, each once.

        A change from one band to another speaks of all bands.
        """
        clauses: dict[Clause, None] = {}
        for guard in guards:
            clauses |= dict.fromkeys(guard.when)
            if guard.change is not None:
                derived = self._derived.get(guard.change.question)
                spoken = tuple(band.key for band in derived.bands) if derived else (guard.change.old, guard.change.new)
                clauses[Clause(guard.change.question, any_of=spoken)] = None
        return clauses

    def less(self, clause: Clause) -> Iterator[tuple[str, str]]:
        """The fields by which fewer people could say what a clause speaks of; each with what that is in words."""
        key = clause.question
        if key in self._derived and key in self._new.derived:
            yield from self._less_derived(clause, self._derived[key], self._new.derived[key])
        elif key in self._old and key in self._new.question and clause.any_of:
            yield from _less_asked(self._old[key], self._new.question[key])
            yield from _less_given(clause.any_of, self._old[key], self._new.question[key])

    def _less_derived(self, clause: Clause, old: Derived, new: Derived) -> Iterator[tuple[str, str]]:
        """The same for an answer that is worked out from others: nobody is to come to a lower band, or out of it."""
        asked, now = self._old.get(old.source_question), self._new.question.get(new.source_question)
        if asked is None or now is None:
            return
        yield from _less_asked(asked, now)
        said = next(_lost(clause, (asked, old), (now, new)), None)
        if said is not None:
            is_parted = not _can_say(now, said)
            place = f"question {now.key}, kind" if is_parted else f"derived answer {new.key}, {_edited(old, new)}"
            yield place, f"“{old.label}”"


def _less_given(spoken: Iterable[str], old: Question, new: Question) -> Iterator[tuple[str, str]]:
    """Whether a choice is offered to fewer voices, or can be given beside fewer other ones."""
    offered = {choice.key: choice for choice in new.choices}
    known = [choice for choice in old.choices if choice.key in offered]
    for choice in (one for one in known if one.key in spoken):
        pairs = [(choice.key, other.key) for other in known if other != choice]
        parted = [pair for pair in pairs if _can_say(old, pair) and not _can_say(new, pair)]
        if parted:
            alone = next((key for key in parted[0] if offered[key].exclusive), choice.key)
            field = "kind" if new.kind == "single" else f"choice {alone}"
            yield f"question {old.key}, {field}", f"“{choice.label}” beside other answers"
        if _is_less_wide(choice.voices, offered[choice.key].voices):
            yield f"question {old.key}, choice {choice.key}", f"“{choice.label}”"


def _lost(clause: Clause, before: Side, after: Side) -> Iterator[Said]:
    """Answers to the source of a derived answer that cannot be given any more, or come to a lower band, or to one for
    which a clause on it that held does not hold."""
    (asked, old), (now, new) = before, after
    if (_logic(old), _says(asked)) == (_logic(new), _says(now)):
        return
    decides = _named(old) | _named(new)
    counted = [one.key for one in asked.choices if one.key in decides]
    if len(counted) > MOST_COUNTED or old.source_question != new.source_question:
        yield frozenset()
        return
    known = {choice.key for choice in now.choices}
    for said in _sets(counted):
        if _can_say(asked, said) and _holds(clause, *before, said):
            left = said & known
            if not (_can_say(now, left) and _holds(clause, *after, left)) or _is_lower(before, after, said, left):
                yield left


def _less_asked(old: Question, new: Question) -> Iterator[tuple[str, str]]:
    """Whether a question is asked of fewer people."""
    if not all(any(_follows(clause, other) for other in old.shown_if) for clause in new.shown_if):
        yield f"question {new.key}, shown_if", f"what “{old.wording.own}” asks"


def _follows(clause: Clause, other: Clause) -> bool:
    """Whether a clause holds wherever another one does."""
    if clause.question != other.question:
        return False
    if clause.any_of:
        return bool(other.any_of) and set(other.any_of) <= set(clause.any_of)
    return bool(other.none_of) and set(other.none_of) >= set(clause.none_of)


def _can_say(question: Question, said: Iterable[str]) -> bool:
    """Whether a question takes these answers together."""
    chosen = frozenset(said)
    return not (question.kind == "single" and len(chosen) > 1) and not exclusive_clash(question, chosen)


def _is_less_wide(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether a choice is offered to fewer voices; none named is all."""
    return bool(new) and not (old and set(old) <= set(new))


def _says(question: Question) -> object:
    return question.kind, frozenset((choice.key, choice.exclusive) for choice in question.choices)


def _logic(derived: Derived) -> dict[str, object]:
    """What decides the bands, field by field, less every word."""
    decides = ("counts", "leave_out_if", "unknown_if", "unknown_counts_as", "source_question")
    starts = tuple((band.key, band.at_least) for band in derived.bands)
    return {"bands": starts, **{field: getattr(derived, field) for field in decides}}


def _edited(old: Derived, new: Derived) -> str:
    """The first field that decides the bands in another way."""
    before, after = _logic(old), _logic(new)
    return next((field for field in before if before[field] != after[field]), "counts")


def _named(derived: Derived) -> Said:
    """The choices that decide a derived answer."""
    leaving = {key for one in derived.leave_out_if for key in (one.when_ticked, *one.leave_out)}
    return frozenset({*derived.counts, *derived.unknown_if.includes, *leaving})


def _sets(choices: list[str]) -> Iterator[Said]:
    return (frozenset(some) for size in range(len(choices) + 1) for some in combinations(choices, size))


def _holds(clause: Clause, question: Question, derived: Derived, said: Said) -> bool:
    """Whether a clause on a derived answer holds for these answers to its source."""
    return clause_holds(clause, {clause.question: frozenset((_band(question, derived, said),))})


def _is_lower(before: Side, after: Side, said: Said, left: Said) -> bool:
    """Whether these answers come to a lower band than they did, or to one that was not there."""
    bands = [band.key for band in before[1].bands]
    band = _band(*after, left)
    return band not in bands or bands.index(band) < bands.index(_band(*before, said))


def _band(question: Question, derived: Derived, said: Said) -> str:
    return band_of(derived, {question.key: said} if said else {})[0]
