"""A release in words: when it was live, who answers for it, why, what was proved, and what changed."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from options.admin.timeline import Span, moment, timeline
from options.models import Release
from options.publishing.published import release_numbered
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Kept:
    """A line of the proof: what it is about, and what is said of it."""

    title: str
    said: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved when it was sealed. `held`: how many safeguards hold for every set of answers.

    `retired`: safeguards given up; `lifted`: those that did not hold while an option is suspended; `accepted`: example
    cases that may miss something. `is_known`: False for releases sealed before proofs were.
    """

    is_known: bool
    held: int
    retired: tuple[Kept, ...]
    lifted: tuple[Kept, ...]
    accepted: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A release in a line or two."""

    number: int
    address: str
    since_until: str


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """Everything about a release. `before`: the number before it, or 0; `roll_back`: where to go back to it."""

    release: Release
    span: Span
    since_until: str
    kind: str
    proof: Proof
    before: int
    roll_back: str


def brief(release: Release) -> Brief:
    """A release in a line or two. Takes: one that exists."""
    span = timeline()[release.number]
    return Brief(release.number, reverse("admin:options_release_change", args=[release.pk]), since_until(span))


def page_of(release: Release) -> ReleasePage:
    """Everything about a release.

    Raises: BadRelease when its content is damaged.
    """
    spans = timeline()
    span = spans[release.number]
    can_go_back = span.phase == "earlier"
    return ReleasePage(
        release=release,
        span=span,
        since_until=since_until(span),
        kind=release.get_kind_display(),
        proof=_proof(release.proof, release_numbered(release.number).rulebook),
        before=max((number for number in spans if number < release.number), default=0),
        roll_back=reverse("admin:options_roll_back_to", args=[release.number]) if can_go_back else "",
    )


def since_until(span: Span) -> str:
    """When a release was live, as a sentence."""
    since = moment(span.since)
    if span.phase == "never":
        return f"It was planned for {since} and never went live, because release {span.by} started first."
    if span.phase == "planned":
        return f"Readers will see it from {since}."
    if span.until is None or span.phase == "live":
        until = f" Release {span.by} follows on {moment(span.until)}." if span.until else ""
        return f"Readers see it since {since}.{until}"
    return f"Readers saw it from {since} to {moment(span.until)}. Then release {span.by} followed."


def _proof(sealed: dict[str, Any], book: Rulebook) -> Proof:
    statements = {guard.key: guard.statement for guard in book.safeguards}
    titles = {case.key: case.title for case in book.example_cases}
    lifted, retired = sealed.get("lifted", ()), sealed.get("retired", ())
    return Proof(
        is_known=bool(sealed),
        held=len(sealed.get("held", ())),
        retired=tuple(Kept(statements.get(one["safeguard"], one["safeguard"]), one["why"]) for one in retired),
        lifted=tuple(Kept(statements.get(one["safeguard"], one["safeguard"]), _said(one)) for one in lifted),
        accepted=tuple(
            Kept(titles.get(one["case"], one["case"]), f"{'; '.join(one['missed'])}. {one['why']}".strip())
            for one in sealed.get("accepted", ())
        ),
    )


def _said(lifted: dict[str, Any]) -> str:
    return str((lifted.get("witness") or {}).get("said", ""))
