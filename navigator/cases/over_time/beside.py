"""Two visits of a case side by side, as a value."""

from dataclasses import dataclass

from navigator.cases.models import Case, Visit
from navigator.cases.over_time.answers import Changed, changed_between
from navigator.cases.over_time.decided import Decided, decided_of
from navigator.cases.over_time.history import history_of
from navigator.cases.over_time.reading import decision_of, happenings_of
from navigator.cases.over_time.then import Then, then_of
from navigator.cases.over_time.timeline import Timeline
from navigator.cases.together.moves import Move, moves
from options.rules.rulebook import Rule, Rulebook


@dataclass(frozen=True, slots=True)
class Side:
    """One of two visits."""

    visit: Visit
    then: Then
    decided: Decided | None

    @property
    def first(self) -> str:
        """The name of what led the order, first steps included; empty for nothing."""
        order = self.then.order
        leading = next(iter((*order.first_steps, *order.ranked)), None) if order else None
        return leading.option.name if leading else ""


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Two visits, the earlier first. `moves` is empty when one of the rankings cannot be told.

    `changed_rules`: keys of rules that only one of the two releases has, or that mean something else in each.
    `all_visits`: those of the case, oldest first.
    """

    case: Case
    before: Side
    after: Side
    line: Timeline | None
    changes: tuple[Changed, ...]
    moves: tuple[Move, ...]
    changed_rules: frozenset[str]
    all_visits: tuple[Visit, ...]

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both visits, the earlier first."""
        return self.before, self.after

    @property
    def before_name(self) -> str:
        """What the earlier one is called in a column."""
        return f"Visit {self.before.visit.number}"

    @property
    def after_name(self) -> str:
        """What the later one is called in a column."""
        return f"Visit {self.after.visit.number}"

    @property
    def other_visits(self) -> tuple[Visit, ...]:
        """The visits that are not shown."""
        shown = {side.visit.number for side in self.sides}
        return tuple(visit for visit in self.all_visits if visit.number not in shown)

    @property
    def moved(self) -> tuple[Move, ...]:
        """The options that stand elsewhere."""
        return tuple(move for move in self.moves if not move.is_still)

    @property
    def is_same_release(self) -> bool:
        """Whether both were ranked under one release."""
        return self.before.visit.release == self.after.visit.release

    @property
    def is_told(self) -> bool:
        """Whether both rankings can be told."""
        return bool(self.before.then.order and self.after.then.order)

    @property
    def own_changes(self) -> tuple[Changed, ...]:
        """The answers that the client changed."""
        return tuple(one for one in self.changes if one.kind in ("changed", "added", "left_out"))

    @property
    def changes_of_release(self) -> tuple[Changed, ...]:
        """What differs because the releases ask different questions, or in other words."""
        return tuple(one for one in self.changes if one.kind in ("new", "gone", "reworded"))


def beside_page(case: Case, visits: tuple[Visit, ...], one: Visit, two: Visit) -> BesidePage:
    """Two visits of a case. Takes: all its visits as `reading.visits_of` reads them, those two among them."""
    before, after = (_side(visit) for visit in sorted((one, two), key=lambda visit: visit.number))
    old, new = before.then, after.then
    return BesidePage(
        case=case,
        before=before,
        after=after,
        line=history_of(case, visits, happenings_of(case), {one.number, two.number}),
        changes=_changes(old, new),
        moves=moves(old.order, new.order) if old.order and new.order else (),
        changed_rules=rules_apart(old.live.rulebook, new.live.rulebook) if old.live and new.live else frozenset(),
        all_visits=visits,
    )


def rules_apart(old: Rulebook, new: Rulebook) -> frozenset[str]:
    """The keys of rules that only one rulebook has, or that mean something else in each; words alone do not count."""
    keys = old.rule.keys() | new.rule.keys()
    return frozenset(key for key in keys if _meaning(old.rule.get(key)) != _meaning(new.rule.get(key)))


def _meaning(rule: Rule | None) -> object:
    return rule and (rule.option, rule.effect, rule.theme, rule.when, rule.reason_kind, rule.first)


def _side(visit: Visit) -> Side:
    then = then_of(visit, {})
    return Side(visit, then, decided_of(decision_of(visit), then.live.rulebook if then.live else None))


def _changes(old: Then, new: Then) -> tuple[Changed, ...]:
    if old.live is None or new.live is None:
        return ()
    return changed_between(old.live.rulebook, old.content.kept, new.live.rulebook, new.content.kept)
