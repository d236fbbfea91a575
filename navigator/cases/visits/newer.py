"""A release published since a visit began: what differs for this client, and moving the visit to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from navigator.cases.visits.sitting import VOICE
from navigator.code.opening import outdated
from navigator.journey import flow
from navigator.journey.kept import Kept, under_release
from options.publishing import current
from options.publishing.current import LiveRelease
from options.publishing.layouts import Layout
from options.rules.ranking import rank
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Suspended:
    """An option nobody is offered for now, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Newer:
    """What a newer release changes for the answers of a visit.

    `first_before`, `first_after`: the option at the first place, empty when none is suitable. `added`, `gone`: wordings
    of questions asked only now, or no longer. `again`: wordings of questions whose answer would be asked again.
    `suspended`: options offered when the visit began and not any more.
    """

    number: int
    published_on: str
    first_before: str
    first_after: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    again: tuple[str, ...]
    suspended: tuple[Suspended, ...]

    @property
    def changes_first(self) -> bool:
        """Whether another option comes first."""
        return self.first_before != self.first_after


def newer_of(live: LiveRelease, kept: Kept) -> Newer | None:
    """What the release readers see now would change; None when the visit is under it."""
    now = current.release()
    if now.number == live.number:
        return None
    moved, old, new = moved_to(now, live, kept), live.rulebook, now.rulebook
    return Newer(
        number=now.number,
        published_on=now.published_on,
        first_before=_first(old, kept),
        first_after=_first(new, moved),
        added=_worded(new, new.question.keys() - old.question.keys()),
        gone=_worded(old, old.question.keys() - new.question.keys()),
        again=_worded(new, (key for key in new.question if kept.answers.get(key) and not moved.answers.get(key))),
        suspended=_suspended(old, new),
    )


def moved_to(now: LiveRelease, live: LiveRelease, kept: Kept) -> Kept:
    """Answers under a newer release: what it does not have, and what it makes doubtful, is left open and asked anew."""
    return carried(now, live.layouts[live.number], kept)


def carried(now: LiveRelease, then: Layout, kept: Kept) -> Kept:
    """The answers of a visit under the release readers see now. Takes: the layout they were given under."""
    fitting = under_release(kept, now.rulebook, now.digest)
    doubtful = outdated(fitting.answers, then, now.layouts[now.number])
    return replace(fitting.emptying(doubtful), voice=VOICE)


def _first(rulebook: Rulebook, kept: Kept) -> str:
    """What stands at the first place; a first step only when nothing else is suitable."""
    suitable = rank(rulebook, flow.counted(rulebook, kept)).suitable
    main = (placement for placement in suitable if not placement.first_step)
    return next((placement.option.name for placement in chain(main, suitable)), "")


def _worded(rulebook: Rulebook, keys: Iterable[str]) -> tuple[str, ...]:
    named = set(keys)
    return tuple(question.wording.say(VOICE) for key, question in rulebook.question.items() if key in named)


def _suspended(old: Rulebook, new: Rulebook) -> tuple[Suspended, ...]:
    """The options that are suspended now and were not then."""
    return tuple(
        Suspended(option.name, option.suspended)
        for key, option in new.option.items()
        if option.suspended and not (key in old.option and old.option[key].suspended)
    )
