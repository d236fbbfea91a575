"""The release as one file on disk: header line, content line, and a digest of both, written in one move.

The header holds the layouts of earlier releases too, so that share codes made under them can be read without the data
base, and the public log of changes. A file written before there were layouts or a log is read as one that knows none.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from options.publishing.layouts import Layout, layout_of, shared
from options.rules.codec import canonical_json, decode, encode, read_sealed
from options.rules.errors import BadRelease, Problem
from options.rules.languages import ENGLISH
from options.rules.rulebook import Rulebook
from options.rules.translations import in_language


@dataclass(frozen=True, slots=True)
class Logged:
    """What readers can see of a release in the log of changes.

    `live_from`: the ISO date it was first shown on. `kind`: "first", "change", "roll_back" or "suspension". `reason`
    and `changes` in plain words. `is_alone`: one person published its content, without a second one's approval.
    """

    number: int
    live_from: str
    kind: str
    reason: str
    changes: tuple[str, ...] = ()
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class LiveRelease:
    """A release ready to be read: its number, digest, ISO date readers see it from, and rulebook.

    `layouts`: the layout of every release known here by its number, this one's always among them. `language`: the one
    its texts are in (see `in_language`). `log`: every release readers have seen, newest first; empty until it is
    learned, a moment after the release itself. `is_alone`: one person published it, which result pages state.
    """

    number: int
    digest: str
    published_on: str
    rulebook: Rulebook
    layouts: Mapping[int, Layout] = field(default_factory=dict, hash=False)
    language: str = ENGLISH
    log: tuple[Logged, ...] = field(default=(), hash=False)
    is_alone: bool = False

    def __post_init__(self) -> None:
        """Add this release's own layout; equal layouts are kept once."""
        layouts = shared({**self.layouts, self.number: layout_of(self.rulebook)})
        object.__setattr__(self, "layouts", layouts)


@lru_cache(maxsize=4)
def translated(live: LiveRelease, language: str) -> LiveRelease:
    """The same release with its texts in another language, made once; English gives the release itself."""
    if language == live.language:
        return live
    return replace(live, rulebook=in_language(live.rulebook, language), language=language)


def write(path: str | Path, live: LiveRelease) -> None:
    """Write the file beside its place and move it there, so that a reader never sees half of it.

    Raises: OSError when it cannot be written; then what stood there stays, and nothing is left beside it.
    """
    folder = Path(path).parent
    folder.mkdir(parents=True, exist_ok=True)
    header = {"number": live.number, "digest": live.digest, "published_on": live.published_on}
    header |= {"is_alone": live.is_alone, "log": [encode(one) for one in live.log]} | _packed(live.layouts)
    text = json.dumps(header) + "\n" + canonical_json(live.rulebook) + "\n"
    handle, name = tempfile.mkstemp(dir=folder, prefix=".release-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + _digest(text) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError:
        os.unlink(name)
        raise


def read(path: str | Path) -> LiveRelease:
    """Read the file.

    Raises: FileNotFoundError; BadRelease when anything in it was changed or cut off.
    """
    text = Path(path).read_bytes().decode("utf-8", errors="replace")
    lines = text.split("\n")
    if len(lines) != 4 or _digest("\n".join(lines[:2]) + "\n") != lines[2]:
        message = "The release file was changed or cut off."
        raise BadRelease([Problem("digest", Path(path).name, message, "Delete it; it is written again by itself.")])
    header = json.loads(lines[0])
    rulebook = read_sealed(lines[1], header["digest"])
    log = tuple(decode(Logged, plain) for plain in header.get("log", ()))
    return LiveRelease(
        header["number"],
        header["digest"],
        header["published_on"],
        rulebook,
        _unpacked(header),
        log=log,
        is_alone=header.get("is_alone", False),
    )


def _packed(layouts: Mapping[int, Layout]) -> dict[str, Any]:
    """Layouts for the header: each once, and for every release the place of its own among them."""
    once = list(dict.fromkeys(layouts.values()))
    return {
        "layouts": [encode(layout) for layout in once],
        "layout_of": {str(number): once.index(layout) for number, layout in layouts.items()},
    }


def _unpacked(header: Mapping[str, Any]) -> dict[int, Layout]:
    """The layouts in a header; none in one of a file written before there were any."""
    once = [decode(Layout, plain) for plain in header.get("layouts", ())]
    return {int(number): once[place] for number, place in header.get("layout_of", {}).items()}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
