"""The seed as a value, and ways to change one thing in it."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import options
from options.publishing.files import read_folder
from options.publishing.release_file import LiveRelease
from options.rules.codec import canonical_json, digest_of
from options.rules.rulebook import Rulebook

SEED = Path(options.__file__).parent / "seed"


@cache
def seed_book() -> Rulebook:
    """The first knowledge base, read once per test process. Nobody can change it: it is frozen."""
    return read_folder(SEED)


@cache
def live_seed() -> LiveRelease:
    """The seed as release 1."""
    book = seed_book()
    return LiveRelease(1, digest_of(canonical_json(book)), "2026-11-21", book)


def with_rule(book: Rulebook, key: str, **changes: Any) -> Rulebook:
    """The same rulebook with one rule changed."""
    rules = tuple(replace(rule, **changes) if rule.key == key else rule for rule in book.rules)
    return replace(book, rules=rules)
