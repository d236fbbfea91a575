"""The ranking of a visit as it was: written down once, and compared bit for bit with what its release gives today."""

import json

from navigator.journey import flow
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease
from options.rules.ranking import rank
from options.rules.report import as_plain


def snapshot(live: LiveRelease, kept: Kept) -> str:
    """The ranking of these answers under a release, as canonical JSON: the same answers and release, the same text."""
    ranking = as_plain(rank(live.rulebook, flow.counted(live.rulebook, kept)))
    named = {"release": live.number, "digest": live.digest, **ranking}
    return json.dumps(named, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
