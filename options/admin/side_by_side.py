"""Two rankings of the same answers beside each other: the draft's and the current release's, differences marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from options.admin.open_rules import OpenQuestion, Side, open_questions
from options.rules.answers import read_answers
from options.rules.errors import UnknownAnswer
from options.rules.ranking import Contribution, Placement, Ranking, rank
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Reason:
    """One contribution: what it says, its points, and whether only one side has it."""

    rule: str
    why: str
    effect: str
    points: int
    because: str
    only: str
    address: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where one side puts an option: its place or "not first", points, fit word, what the cap on wishes took off."""

    stands: str
    points: int
    fit: str
    capped: int


@dataclass(frozen=True, slots=True)
class Line:
    """One option on both sides."""

    name: str
    draft: Place | None
    release: Place | None
    reasons: tuple[Reason, ...]
    changed: str
    open: bool

    @property
    def places(self) -> tuple[Place | None, Place | None]:
        """Both sides."""
        return self.draft, self.release


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything to show for one set of answers. `waiting`: the questions that could still matter."""

    settings: tuple[Line, ...]
    supports: tuple[Line, ...]
    alerts: tuple[tuple[str, str], ...]
    dropped: tuple[str, ...]
    waiting: tuple[OpenQuestion, ...]

    def shows(self, rule: str) -> bool:
        """Whether a rule applies in the draft."""
        lines = (*self.settings, *self.supports)
        return any(reason.rule == rule and reason.only != "release" for line in lines for reason in line.reasons)

    @property
    def differences(self) -> int:
        """How many options and alerts differ."""
        lines = (*self.settings, *self.supports)
        return sum(bool(line.changed) for line in lines) + sum(bool(only) for _, only in self.alerts)


def compare(
    draft: Rulebook,
    release: Rulebook | None,
    answers: Mapping[str, list[str]],
    pages: Mapping[str, str],
    asked: str = "",
) -> Comparison:
    """Rank the answers on both sides.

    Takes: answers the draft knows (questions and choices that the release does not know are left out there, and named);
    the page of each rule by its key; the rule that is looked at.
    Raises: UnknownAnswer when the draft does not know an answer.
    """
    ours = rank(draft, read_answers(draft, answers))
    known, dropped = known_part(release, answers) if release else ({}, ())
    theirs = rank(release, read_answers(release, known)) if release else None
    pairs = Pairs(draft, release, pages, asked)
    supports = (*ours.supports, *ours.held_back), (*theirs.supports, *theirs.held_back) if theirs else ()
    return Comparison(
        settings=pairs.lines(ours.options, theirs.options if theirs else ()),
        supports=pairs.lines(*supports),
        alerts=_alerts(ours, theirs),
        dropped=dropped,
        waiting=open_questions(Side(draft, ours), Side(release, theirs) if release and theirs else None, pages),
    )


def known_part(book: Rulebook, answers: Mapping[str, Sequence[str]]) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """The answers that a rulebook knows, and the names of the others."""
    known: dict[str, list[str]] = {}
    dropped: list[str] = []
    for question, choices in answers.items():
        offered = book.choices.get(question, {})
        kept = [choice for choice in choices if choice in offered]
        dropped += [f"{question}: {choice}" for choice in choices if choice not in offered]
        try:
            read_answers(book, {question: kept} if kept else {})
        except UnknownAnswer:
            dropped.append(f"{question}: {', '.join(kept)} together")
            continue
        if kept:
            known[question] = kept
    return known, tuple(dropped)


class Pairs:
    """Makes one line per option out of its placements on both sides; either may be missing."""

    def __init__(self, draft: Rulebook, release: Rulebook | None, pages: Mapping[str, str], asked: str) -> None:
        self.draft, self.release, self.pages, self.asked = draft, release, pages, asked

    def lines(self, ours: Sequence[Placement], theirs: Sequence[Placement]) -> tuple[Line, ...]:
        """The lines in the draft's order, then what only the release has."""
        there = {placement.option.key: placement for placement in theirs}
        here = {placement.option.key for placement in ours}
        found = [self._line(placement.option.name, placement, there.get(placement.option.key)) for placement in ours]
        found += [self._line(one.option.name, None, one) for one in theirs if one.option.key not in here]
        return tuple(found)

    def _line(self, name: str, ours: Placement | None, theirs: Placement | None) -> Line:
        here, there = _place(self.draft, ours), _place(self.release or self.draft, theirs)
        reasons = self._reasons(ours, theirs)
        changed = ""
        if self.release is not None:
            changed = "moved" if here != there else "other reasons" if any(one.only for one in reasons) else ""
        asked = any(one.rule == self.asked for one in reasons)
        return Line(name, here, there, reasons, changed, asked or bool(changed))

    def _reasons(self, ours: Placement | None, theirs: Placement | None) -> tuple[Reason, ...]:
        here = {_mark(one): one for one in ours.contributions} if ours else {}
        there = {_mark(one): one for one in theirs.contributions} if theirs else {}
        found = []
        for mark, one in (here | there).items():
            only = "" if self.release is None or mark in here.keys() & there else "draft" if mark in here else "release"
            found.append(self._reason(self.release if self.release and mark not in here else self.draft, one, only))
        return tuple(found)

    def _reason(self, book: Rulebook, one: Contribution, only: str) -> Reason:
        said = [book.choices[question][choice] for question, choices in one.because for choice in choices]
        words, page = book.effect[one.rule.effect].words, self.pages.get(one.rule.key, "")
        return Reason(one.rule.key, one.rule.why, words, one.points, ", ".join(said) or "everyone", only, page)


def _place(book: Rulebook, placement: Placement | None) -> Place | None:
    if placement is None:
        return None
    if placement.first_step:
        return Place(f"{placement.rank}, a first step", placement.points, "", placement.capped)
    if not placement.suitable:
        words = (placement.reason_kind or "for now").replace("_", " ")
        return Place(f"not first: {words}", placement.points, "", placement.capped)
    fit = next((band.words for band in book.scale.fit if band.key == placement.fit), placement.fit)
    return Place(str(placement.rank), placement.points, fit, placement.capped)


def _mark(one: Contribution) -> tuple[str, str, str, int]:
    """What makes two contributions the same."""
    return (one.rule.key, one.rule.effect, one.rule.why, one.points)


def _alerts(ours: Ranking, theirs: Ranking | None) -> tuple[tuple[str, str], ...]:
    here = {alert.key: alert.alert.title for alert in ours.alerts}
    there = {alert.key: alert.alert.title for alert in theirs.alerts} if theirs else here
    only = dict.fromkeys(here.keys() - there, "draft") | dict.fromkeys(there.keys() - here, "release")
    return tuple((title, only.get(key, "")) for key, title in (here | there).items())
