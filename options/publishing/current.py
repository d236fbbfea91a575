"""The release readers see: held in memory, backed by a hash-checked file, looked for in the background.

A page asks `release()` and gets a value; it never waits for the data base. One daemon thread per process asks the data
base for the current number every `RELEASE_POLL_SECONDS`, and rests `REST_SECONDS` after a failure. A cold start reads
the file first, so the public site ranks while the data base is down. With a release come the public log of changes and
the layouts of all earlier releases, each learned once, so that share codes made under them can be read. A release with
a planned start is found by the same looking, at the first time the data base is asked after that moment.
"""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import Error as DataBaseError
from django.db import close_old_connections, connection

from options.publishing import release_file
from options.publishing.layouts import Layout, layout_in
from options.publishing.release_file import LiveRelease, Logged, translated
from options.rules.codec import read_sealed
from options.rules.errors import BadRelease, Problem, RulesError
from options.rules.languages import ENGLISH

log = logging.getLogger(__name__)
REST_SECONDS = 5.0
__all__ = ["LiveRelease", "Logged", "NoRelease", "install", "numbered", "refresh", "release"]


class NoRelease(RulesError):
    """Nothing has been published, or it cannot be reached now."""


@dataclass
class Holder:
    """What this process serves. Swapping `live` is one assignment, so every response is wholly from one release.

    `complete`: the number of the release whose log and earlier layouts were learned and whose file was written, so that
    all of it is done once.
    """

    live: LiveRelease | None = None
    watching: bool = False
    complete: int = 0


_holder = Holder()
_starting = threading.Lock()


def release(language: str = ENGLISH) -> LiveRelease:
    """The release to serve now, in a language; what has no translation there stays English and is marked.

    Raises: NoRelease when neither memory, nor the file, nor the data base has one.
    """
    live = _holder.live
    if live is None or (not _holder.watching and settings.RELEASE_POLL_SECONDS > 0):
        live = _start()
    if live is None:
        message = "No release has been published yet, or the data base cannot be reached."
        raise NoRelease([Problem("no-release", "release", message, "Run: manage.py load_knowledge --publish")])
    return translated(live, language)


def install(live: LiveRelease | None) -> None:
    """Serve this release from now on (None forgets it and stops the looking)."""
    _holder.live = live
    _holder.complete = 0
    if live is None:
        _holder.watching = False


def refresh() -> bool:
    """Ask the data base for the current release and serve it if it is another one. Gives whether it changed.

    It is served at once, with the log, which is one short query; then the layouts of earlier releases are learned, and
    the file is written.
    Raises: django.db.Error when the data base cannot be reached; BadRelease when the sealed content is damaged;
    OSError when the file cannot be written, which is tried again the next time.
    """
    from options.models import Release
    from options.publishing import history

    pointer = Release.objects.live().values_list("number", "digest").first()
    before = _holder.live
    is_same = before is not None and (before.number, before.digest) == pointer
    if pointer is None or (is_same and _holder.complete == pointer[0]):
        return False
    # A number that did not grow means another data base: what was known of its releases may be wrong.
    known = before.layouts if before is not None and (is_same or before.number < pointer[0]) else {}
    if before is None or not is_same:
        before = _holder.live = replace(numbered(pointer[0]), layouts=known, log=history.log(pointer[0]))
    log_now = before.log or history.log(before.number)
    live = replace(before, layouts=_earlier(before.number, known), log=log_now)
    if live.layouts.keys() != before.layouts.keys() or live.log != before.log:
        _holder.live = live
    release_file.write(settings.RELEASE_FILE, live)
    _holder.complete = live.number
    return not is_same


def numbered(number: int) -> LiveRelease:
    """Any release, read from the data base and checked.

    Raises: NoRelease for a number that was never published; BadRelease when the content is damaged.
    """
    from options.models import Release

    row = Release.objects.filter(number=number).first()
    if row is None:
        raise NoRelease(
            [Problem("no-release", f"release {number}", f"There is no release {number}.", "Look at the list.")]
        )
    live_from = row.live_from.date().isoformat()
    rulebook = read_sealed(row.content, row.digest)
    return LiveRelease(row.number, row.digest, live_from, rulebook, is_alone=row.is_alone)


def _earlier(number: int, known: Mapping[int, Layout]) -> dict[int, Layout]:
    """The layouts of all releases before this number. Only what is not known yet is read, one release at a time.

    A damaged release is left out: its codes cannot be read, everything else can.
    """
    from options.models import Release

    layouts = {earlier: known[earlier] for earlier in range(1, number) if earlier in known}
    if len(layouts) == number - 1:
        return layouts
    missing = Release.objects.filter(number__lt=number).exclude(number__in=layouts)
    for earlier, digest, content in missing.values_list("number", "digest", "content").iterator(chunk_size=1):
        try:
            layouts[earlier] = layout_in(content, digest)
        except BadRelease as error:
            log.error("The layout of release %s was not learned: %s", earlier, error)
    return layouts


def _start() -> LiveRelease | None:
    """Load what can be had at once, and start looking for newer releases."""
    with _starting:
        if _holder.live is None:
            _holder.live = _from_file()
        if _holder.live is None:
            _try_refresh()
        if settings.RELEASE_POLL_SECONDS > 0 and not _holder.watching:
            _holder.watching = True
            threading.Thread(target=_watch, name="release-watch", daemon=True).start()
    return _holder.live


def _from_file() -> LiveRelease | None:
    try:
        return release_file.read(settings.RELEASE_FILE)
    except FileNotFoundError:
        return None
    except BadRelease as error:
        log.error("The release file was not used: %s", error)
        return None


def _try_refresh() -> bool:
    """Refresh; gives whether the data base answered."""
    try:
        refresh()
    except (DataBaseError, BadRelease, OSError) as error:
        log.warning("The current release could not be looked up: %s", type(error).__name__)
        return False
    return True


def _watch() -> None:
    """Look for a newer release for as long as the process lives."""
    pause = threading.Event()
    while _holder.watching:
        answered = _try_refresh()
        if not answered:
            connection.close()
        close_old_connections()
        pause.wait(settings.RELEASE_POLL_SECONDS if answered else REST_SECONDS)
