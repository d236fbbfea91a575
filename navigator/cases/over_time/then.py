"""A visit as it was: its stored ranking, and whether its release still gives the same one, bit for bit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from navigator.cases.contents import VisitContent
from navigator.cases.models import Visit
from navigator.cases.over_time.stored import Unreadable, ranking_in
from navigator.cases.releases import release
from navigator.cases.snapshot import snapshot
from navigator.cases.together.board import Order, order_of
from options.publishing.current import LiveRelease, NoRelease
from options.rules.errors import BadRelease
from options.rules.ranking import Ranking

Proof = Literal["same", "differs", "no-release", "empty"]
"""Whether the release of a visit, asked today, gives exactly what is stored; "empty": nothing was ranked yet."""


@dataclass(frozen=True, slots=True)
class Then:
    """A visit as it was. `live`, `ranking` and `order` are None when its release cannot be read, or has other words."""

    visit: Visit
    content: VisitContent
    proof: Proof
    live: LiveRelease | None
    ranking: Ranking | None
    order: Order | None


def then_of(visit: Visit, notes: Mapping[str, str]) -> Then:
    """Read a visit as it was. Takes: `notes`, what was noted beside options, by their key."""
    content = VisitContent.of(visit.content)
    try:
        live = release(visit.release)
    except (NoRelease, BadRelease):
        return Then(visit, content, "no-release", None, None, None)
    proof = proof_of(visit, content, live)
    if not visit.ranking:
        return Then(visit, content, proof, live, None, None)
    try:
        ranking = ranking_in(visit.ranking, live.rulebook)
    except Unreadable:
        return Then(visit, content, "differs", live, None, None)
    return Then(visit, content, proof, live, ranking, order_of(live, ranking, notes))


def proof_of(visit: Visit, content: VisitContent, live: LiveRelease) -> Proof:
    """Whether a release gives the stored ranking for the stored answers, bit for bit."""
    if not visit.ranking:
        return "empty"
    is_same = live.digest == visit.digest and snapshot(live, content.kept) == visit.ranking
    return "same" if is_same else "differs"
