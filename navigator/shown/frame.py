"""The frame of every page: the release in the foot, and the same page in the other languages."""

from datetime import date
from typing import Any

from navigator.shown.languages import ways_to
from options.publishing.current import LiveRelease


def frame(live: LiveRelease, path: str = "") -> dict[str, Any]:
    """What base.html needs of the release behind a page.

    Takes: `path`, where the page can be asked for again (see `languages.path_of`); without one it has no language link.
    """
    return {
        "release_number": live.number,
        "release_date": date.fromisoformat(live.published_on),
        "release_digest": live.digest[:12],
        "release_alone": live.is_alone,
        "ways": ways_to(path),
    }
