"""The family talk planner: what to say and do, and three truly different options from the order of this family.

When an answer says that home is not safe, nothing of the plan is shown: help with that comes first.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.guides.guide_page import GuidePage, Part, guide_page
from navigator.journey import flow
from navigator.journey.kept import Kept
from navigator.journey.pages import AlertView, alert_view
from navigator.journey.results import Entry, entries_of
from navigator.shown.citations import Ref, refs
from navigator.shown.said import said
from options.publishing.current import LiveRelease
from options.rules.catalog import FitBand, Option
from options.rules.evidence import Guide
from options.rules.placements import Contribution, Placement
from options.rules.ranking import Ranking, ShownAlert, rank
from options.rules.rulebook import Rulebook

TALK = "family-talk"
UNSAFE = "domestic-violence"
"""The message that home is not safe, whichever answer brings it up."""
SAFETY = "safety-first"
FIRST = "craft-first"
CHOICES = "three-options"
"""Parts of the guide: what holds when it is not safe, the gentler way that comes first, and where the options stand."""
CRAFT = "family-therapy-craft"
"""The support that trains a family."""
WANTED = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One option to offer: what it is, how well it fits, and why it came up. `because`: the answers, may be empty."""

    option: Option
    fit: FitBand
    because: str
    why: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class TalkPage:
    """The planner.

    `danger`: the message in place of the plan when home is not safe, else None; `safety` are the parts that hold then.
    `choices` is empty without answers, or when the answers are about the reader. `first`: what comes before them all.
    `is_own`: the reader answered about themselves. `craft`: the support to look for before a talk is planned.
    """

    guide: GuidePage
    danger: AlertView | None
    safety: tuple[Part, ...]
    choices: tuple[Choice, ...] = ()
    first: tuple[Option, ...] = ()
    is_own: bool = False
    craft: Option | None = None
    first_part: str = FIRST
    choices_part: str = CHOICES


def talk_page(live: LiveRelease, guide: Guide, kept: Kept, alerts: Iterable[ShownAlert]) -> TalkPage:
    """The planner for what is kept. Takes: the messages that its answers bring up."""
    book = live.rulebook
    whole = guide_page(book, guide)
    safety = tuple(part for part in whole.parts if part.key == SAFETY)
    unsafe = next((shown.alert for shown in alerts if shown.key == UNSAFE), None)
    if unsafe:
        return TalkPage(whole, alert_view(book, unsafe, kept.voice), safety)
    craft = book.option.get(CRAFT)
    if flow.sent_first_to(kept, "results"):
        return TalkPage(whole, None, safety, craft=craft)
    if kept.voice not in guide.voices:
        return TalkPage(whole, None, safety, craft=craft, is_own=True)
    ranking = rank(book, flow.counted(book, kept))
    entries = different(entries_of(live, ranking), book.scale.fit[-1].key)
    first = tuple(placement.option for placement in ranking.options if placement.first_step)
    choices = tuple(_choice(book, entry, ranking) for entry in entries)
    return TalkPage(whole, None, safety, choices, first, craft=craft)


def different(entries: tuple[Entry, ...], weakest: str) -> tuple[Entry, ...]:
    """Three entries that really differ, in their order.

    Each family is taken once, those with more than the weakest fit before the others; only where that leaves fewer
    than three does a second option of a family come in.
    """
    by_family: dict[str, Entry] = {}
    for entry in entries:
        by_family.setdefault(_best(entry).option.family, entry)
    once = sorted(by_family.values(), key=lambda entry: _best(entry).fit == weakest)
    others = [entry for entry in entries if entry not in once]
    return tuple(sorted([*once, *others][:WANTED], key=lambda entry: entry.place))


def _best(entry: Entry) -> Placement:
    return entry.placements[0]


def _choice(book: Rulebook, entry: Entry, ranking: Ranking) -> Choice:
    placement = _best(entry)
    fit = next(band for band in book.scale.fit if band.key == placement.fit)
    reason = _strongest(placement.contributions)
    if reason is None:
        return Choice(placement.option, fit, "", "", ())
    because = said(book, reason.because, ranking.settled.assumed)
    return Choice(placement.option, fit, because, reason.rule.why, refs(book, reason.rule.findings))


def _strongest(contributions: Iterable[Contribution]) -> Contribution | None:
    """The strongest reason for an option: one that an answer led to, else one that holds for everyone."""
    favor = [one for one in contributions if one.points > 0]
    return next((one for one in favor if one.because), favor[0] if favor else None)
