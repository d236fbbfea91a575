"""The frame of every page: what stands in the foot about the release."""

from datetime import date
from typing import Any

from options.publishing.current import LiveRelease


def frame(live: LiveRelease) -> dict[str, Any]:
    """What base.html needs of the release behind a page."""
    return {
        "release_number": live.number,
        "release_date": date.fromisoformat(live.published_on),
        "release_digest": live.digest[:12],
    }
