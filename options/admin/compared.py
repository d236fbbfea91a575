"""Compare: the draft against what readers see, or any two releases; rows in words, and what they do to people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from options.admin.odds import share_in_words
from options.admin.places import addresses_of
from options.admin.witness import Questionnaire, questionnaire
from options.admin.workbench import allow
from options.models import Release
from options.publishing.compare import Comparison
from options.publishing.latest import Draft, latest_draft
from options.publishing.published import live_release, release_numbered
from options.publishing.report import comparison_of
from options.publishing.rows import RowChange, changed_rows
from options.rules.differences import KINDS, Difference
from options.rules.errors import BadData
from options.rules.problems import find_problems
from options.rules.rulebook import Rulebook

DRAFT = "draft"
NAMES = {
    "alerts": ("Alerts", "the alerts"),
    "suitability": ("What is suitable", "whether an option is suitable"),
    "first": ("First place", "first place"),
    "top three": ("The first three", "which settings are the first three"),
    "order": ("The order", "the place of a setting"),
    "supports": ("Supports to add", "which supports are listed, or their places"),
    "reasons": ("Reasons and points", "which reasons or points an option gets"),
    "answers": ("What answers come to", "what the answers come to, such as the severity"),
}
"""Each kind of difference: its heading, and how a sentence names it."""

SHOWN = 3
"""Outcomes of one kind that are shown at once, however rare."""
RARE = 0.005
"""Below this share of answers an outcome is rare: those beyond SHOWN are folded away."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that some answers bring out differently: for whom, how often, both sides, and the answers."""

    name: str
    before: str
    after: str
    how_often: str
    asked: Questionnaire


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of outcome: its heading, what holds of it, and what was found, most frequent first.

    `tone` is the kind of badge; `rare` are outcomes to be folded away, for they come about for very few answers.
    """

    heading: str
    tone: str
    badge: str
    said: str
    outcomes: tuple[Outcome, ...]
    rare: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """A changed row or example case, with its page; the address may be empty."""

    change: Any
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """The changed rows of one kind."""

    heading: str
    rows: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What the page says of two contents. `kinds` is empty while one of them cannot be ranked."""

    before: str
    after: str
    is_same: bool
    is_ranked: bool
    parts: tuple[Part, ...]
    number: int
    kinds: tuple[Kind, ...]
    proved: tuple[str, ...]
    cases: tuple[Linked, ...]
    not_compared: tuple[str, ...]
    may_try: bool


class Sides(forms.Form):
    """The two contents to compare: the draft, or a release by its number."""

    before = forms.ChoiceField(label="From", required=False)
    after = forms.ChoiceField(label="To", required=False)

    def __init__(self, numbers: Iterable[int], live: int | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(one), f"Release {one}{' (readers see it)' if one == live else ''}") for one in numbers]
        self.fields["before"].choices = choices  # type: ignore[attr-defined]
        self.fields["after"].choices = [(DRAFT, "The draft"), *choices]  # type: ignore[attr-defined]
        self.fields["before"].initial, self.fields["after"].initial = str(live or ""), DRAFT

    def chosen(self) -> tuple[str, str]:
        """What to compare; what was left out is the release readers see, and the draft."""
        given = self.cleaned_data if self.is_bound else {}
        before, after = (given.get(name) or self.fields[name].initial for name in ("before", "after"))
        return before, after


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The page."""
    allow(request)
    live = live_release()
    numbers = Release.objects.order_by("-number").values_list("number", flat=True)
    asked = {name: request.GET[name] for name in ("before", "after") if request.GET.get(name)}
    form = Sides(numbers, live.number if live else None, {**asked} or None)
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Compare", "form": form, "live": live}
    if live and (not form.is_bound or form.is_valid()):
        context |= _looked_at(*form.chosen())
    return TemplateResponse(request, "options/admin/compare.html", context)


def _looked_at(before: str, after: str) -> dict[str, Any]:
    """What the page says of two contents, or why the draft cannot be read."""
    try:
        return {"compared": _compared(before, after)}
    except BadData as error:
        addresses = addresses_of(problem.place for problem in error.problems)
        return {"unread": [(problem, addresses[problem.place]) for problem in error.problems]}


def _compared(before: str, after: str) -> Compared:
    return compared_of(_content(before), _content(after), (_name(before), _name(after)), may_try=after == DRAFT)


def compared_of(old: Draft, new: Draft, names: tuple[str, str], *, may_try: bool = False) -> Compared:
    """What a page says of two contents. Takes: what each is called in a sentence."""
    is_ranked = not find_problems(old.book) and not find_problems(new.book)
    found = comparison_of(old, new) if is_ranked else Comparison(changed_rows(old.book, new.book), (), ())
    places = {f"{row.part} {row.key}" for row in found.rows} | {f"example case {case.key}" for case in found.cases}
    addresses = addresses_of(places, new.book)
    return Compared(
        before=names[0],
        after=names[1],
        is_same=old.digest == new.digest,
        is_ranked=is_ranked,
        parts=tuple(_parts(found.rows, addresses)),
        number=len(found.rows),
        kinds=tuple(_kinds(new.book, found)) if is_ranked else (),
        proved=tuple(_proved(found)) if is_ranked else (),
        cases=tuple(Linked(case, addresses.get(f"example case {case.key}", "")) for case in found.cases),
        not_compared=found.not_compared,
        may_try=may_try,
    )


def _content(name: str) -> Draft:
    """The draft, or a release. Raises: BadData when the draft cannot be read."""
    if name == DRAFT:
        return latest_draft()
    release = release_numbered(int(name))
    return Draft(release.rulebook, release.digest)


def _name(name: str) -> str:
    return "the draft" if name == DRAFT else f"release {name}"


def _parts(rows: Sequence[RowChange], addresses: Mapping[str, str]) -> Iterator[Part]:
    groups: dict[str, list[Linked]] = {}
    for row in rows:
        address = "" if row.what == "gone" or not row.key else addresses.get(f"{row.part} {row.key}", "")
        groups.setdefault(row.part, []).append(Linked(row, address))
    return (Part(capfirst(part), tuple(found)) for part, found in groups.items())


def _proved(comparison: Comparison) -> Iterator[str]:
    """What no set of answers changes, of those both sides can read. None of a kind found means proved."""
    found = {one.kind for one in comparison.outcomes}
    answers = f"answers{_readable(comparison)}"
    return (f"No set of {answers} changes {NAMES[kind][1]}." for kind in KINDS if kind not in found)


def _readable(comparison: Comparison) -> str:
    """The end of "answers" where some were not compared."""
    return " that both sides can read" if comparison.not_compared else ""


def _kinds(book: Rulebook, comparison: Comparison) -> Iterator[Kind]:
    """What some answers change, and what was not decided, kind by kind."""
    for kind in KINDS:
        if found := [one for one in comparison.outcomes if one.kind == kind]:
            yield _kind(book, kind, found, _readable(comparison))


def _kind(book: Rulebook, kind: str, found: Sequence[Difference], readable: str) -> Kind:
    heading, named = NAMES[kind]
    decided = sorted((one for one in found if one.is_decided), key=lambda one: (_is_rare(one), -how_much(one)))
    if not decided:
        drawn = max((one.share.of for one in found if one.share), default=0)
        tried = f" among {drawn:,} sets of answers drawn at random" if drawn else ""
        said = f"No change of {named} was found{tried}, but the search stopped early: there may be one."
        return Kind(heading, "soon", "not decided", said, ())
    rest = f"For what is not listed it is proved that no answers{readable} do."
    if len(decided) < len(found):
        rest = "The search stopped early: there may be more."
    first = _first(decided)
    return Kind(
        heading=heading,
        tone="soon",
        badge=f"{len(decided)} can change",
        said=f"Some answers change {named}. {rest}",
        outcomes=tuple(_outcome(book, one) for one in decided[:first]),
        rare=tuple(_outcome(book, one) for one in decided[first:]),
    )


def _first(often: Sequence[Difference]) -> int:
    """How many outcomes (rare ones last) to show at once: only rare ones are folded away, and never one alone."""
    first = max(SHOWN, sum(not _is_rare(one) for one in often))
    return first if len(often) - first > 1 else len(often)


def _is_rare(one: Difference) -> bool:
    """Whether it is known to come about for very few answers."""
    return one.share is not None and how_much(one) < RARE


def how_much(one: Difference) -> float:
    """How often something differs, from 0 to 1; 0 where that is not known."""
    return one.share.changed / one.share.of if one.share and one.share.of else 0.0


def _outcome(book: Rulebook, one: Difference) -> Outcome:
    how_often = share_in_words(book, one.share) if one.share else ""
    return Outcome(one.name or one.option, one.before, one.after, how_often, questionnaire(book, one.answers))
