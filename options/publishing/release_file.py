"""The release as one file on disk: header line, content line, and a digest of both, written in one move."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from options.rules.codec import canonical_json, read_sealed
from options.rules.errors import BadRelease, Problem
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class LiveRelease:
    """A release ready to be read: its number, digest, ISO date and rulebook."""

    number: int
    digest: str
    published_on: str
    rulebook: Rulebook


def write(path: str | Path, live: LiveRelease) -> None:
    """Write the file beside its place and move it there, so that a reader never sees half of it."""
    folder = Path(path).parent
    folder.mkdir(parents=True, exist_ok=True)
    header = {"number": live.number, "digest": live.digest, "published_on": live.published_on}
    text = json.dumps(header) + "\n" + canonical_json(live.rulebook) + "\n"
    handle, name = tempfile.mkstemp(dir=folder, prefix=".release-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text + _digest(text) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(name, path)


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
    return LiveRelease(header["number"], header["digest"], header["published_on"], rulebook)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
