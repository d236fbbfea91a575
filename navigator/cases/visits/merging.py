"""Two windows on one page: whose answer counts, question by question. Pure.

Each form carries a print of every answer it was shown with. So a save knows which answers were changed in its own
window, and which in another one meanwhile. Answers to other questions never meet.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from options.rules.conditions import Answers

DIGITS = 10
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Merged:
    """What to keep, and the keys of questions that were answered differently in both windows."""

    keep: dict[str, frozenset[str]]
    clashing: frozenset[str]


def print_of(value: frozenset[str] | str) -> str:
    """A short print of an answer or a note; equal ones have the same."""
    plain = value if isinstance(value, str) else "\n".join(sorted(value))
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:DIGITS]


def written(prints: Mapping[str, str]) -> str:
    """Prints by key as one line for a form."""
    return " ".join(f"{key}={mark}" for key, mark in prints.items())


def read(line: str) -> dict[str, str]:
    """The prints in a line that a form sent; whatever is not one is left out."""
    return {key: mark for key, is_there, mark in (word.partition("=") for word in line.split()) if is_there}


def merge(mine: Answers, stored: Answers, seen: Mapping[str, str]) -> Merged:
    """Bring together what a form sends and what is stored now.

    Takes: `mine`, every question of the form; `seen`, the prints it was shown with; one that is missing counts as that
    of no answer.
    """
    keep: dict[str, frozenset[str]] = {}
    clashing = set()
    for key, chosen in mine.items():
        now, before = frozenset(stored.get(key, NONE)), seen.get(key, print_of(NONE))
        if chosen == now or print_of(frozenset(chosen)) == before:
            continue
        if print_of(now) == before:
            keep[key] = frozenset(chosen)
        else:
            clashing.add(key)
    return Merged(keep, frozenset(clashing))


def merge_notes(mine: str, stored: str, seen: str) -> str:
    """Bring two versions of a note together; when both windows changed it, one stands below the other."""
    if mine == stored or print_of(mine) == seen:
        return stored
    if print_of(stored) == seen or not stored:
        return mine
    if not mine or mine in stored:
        return stored
    return f"{stored}\n\n{mine}"
