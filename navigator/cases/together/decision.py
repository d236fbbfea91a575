"""The page on which a decision is written down, as a value."""

from collections.abc import Iterator
from dataclasses import dataclass

from navigator.cases.actions.decisions import stamp
from navigator.cases.caseload.days import written
from navigator.cases.contents import DecisionContent
from navigator.cases.models import Decision, Visit
from navigator.cases.together.at_results import AtResults
from navigator.cases.together.board import Board, Order, order_of
from navigator.cases.together.decision_form import DecisionForm, StepForm, initial_of, steps_shown
from navigator.cases.together.reading import decided_in, decision_of
from options.publishing.current import LiveRelease
from options.rules.catalog import Option

BLANK_STEPS = 2


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """Everything on the page.

    `decision`: what is stored, None at first. `stamp`: which saving of it is on the screen. `first`: the option that
    leads now, for the option decided for; may be missing. `chosen`: what is decided. `is_elsewhere`: another window
    saved in between, and what was sent was not kept.
    """

    visit: Visit
    live: LiveRelease
    decision: Decision | None
    stamp: str
    form: DecisionForm
    steps: tuple[StepForm, ...]
    first: Board | None
    chosen: Board | None
    stored: DecisionContent
    has_moved: bool
    is_elsewhere: bool = False

    @property
    def differs(self) -> bool:
        """Whether something else is decided than what leads: then it is asked why."""
        return self.stored.is_override

    @property
    def must_say_why(self) -> bool:
        """Whether it differs and no reason is given yet."""
        return self.stored.is_override and not self.stored.overrides

    @property
    def disputable(self) -> tuple[Board, ...]:
        """The two options whose rules can be disagreed with."""
        return tuple(board for board in (self.first, self.chosen) if board)

    @property
    def has_errors(self) -> bool:
        """Whether something sent could not be read."""
        return bool(self.form.errors) or any(step.errors for step in self.steps)

    @property
    def doubts(self) -> tuple[str, ...]:
        """The keys of the four questions that were not answered with yes."""
        return tuple(key for key, reply in self.stored.check.items() if reply != "yes")


def decision_page(
    at: AtResults,
    form: DecisionForm | None = None,
    steps: tuple[StepForm, ...] | None = None,
    is_elsewhere: bool = False,
) -> DecisionPage:
    """The page with what is stored, or with a form as it was sent."""
    decision = decision_of(at.visit)
    stored = decided_in(decision)
    order = order_of(at.live, at.ranking, {})
    boards = {board.option.key: board for board in order.every}
    first = boards.get(first_for(order, stored.option))
    return DecisionPage(
        visit=at.visit,
        live=at.live,
        decision=decision,
        stamp=stamp(decision),
        form=form or decision_form(at, order, stored),
        steps=tuple(steps_shown(stored.steps, BLANK_STEPS)) if steps is None else steps,
        first=first,
        chosen=boards.get(stored.option),
        stored=stored,
        has_moved=bool(decision and first and stored.first and stored.first != first.option.key),
        is_elsewhere=is_elsewhere,
    )


def decision_form(at: AtResults, order: Order, stored: DecisionContent, post: object = None) -> DecisionForm:
    """The form, filled with what is stored or with what was sent."""
    options = dict(choices_of(at.live, order))
    options.setdefault(stored.option, f"{stored.option} (not in this release any more)")
    rules = dict.fromkeys((*(reason.rule.key for board in order.every for reason in board.reasons), *stored.rules))
    now = at.visit.case.follow_up_on
    if post is not None:
        return DecisionForm(post, options=options.items(), rules=rules, now=now)
    initial = {**initial_of(stored), "follow_up_on": now, "planned": written(now)}
    return DecisionForm(initial=initial, options=options.items(), rules=rules, now=now)


def choices_of(live: LiveRelease, order: Order) -> Iterator[tuple[str, str]]:
    """What can be decided: nothing yet, each option as it stands, and carrying on as now."""
    yield "", "Not decided yet"
    for board in order.first_steps:
        yield board.option.key, f"{board.option.name} (first step)"
    for board in order.ranked:
        yield board.option.key, f"{board.place}. {board.option.name}"
    for board in order.not_first:
        yield board.option.key, f"{board.option.name} (not first for now)"
    for option in as_now(live):
        yield option.key, option.name


def as_now(live: LiveRelease) -> tuple[Option, ...]:
    """Carrying on as now, which is a choice too."""
    return tuple(option for option in live.rulebook.options if option.kind == "comparison")


def first_for(order: Order, option: str) -> str:
    """The key of what leads, seen from an option: the first approach, or the option itself when it is a first step.

    Deciding for a first step is no disagreement with what comes after it. Empty when nothing is suitable.
    """
    if option in {board.option.key for board in order.first_steps}:
        return option
    leading = next(iter((*order.ranked, *order.first_steps)), None)
    return leading.option.key if leading else ""
