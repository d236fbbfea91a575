"""`manage.py compare_releases BEFORE AFTER [--format json]`: what changed between two releases, or up to the draft."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from options.publishing.compare import CaseChange, Comparison, compare
from options.publishing.current import NoRelease, numbered
from options.publishing.draft import read_draft
from options.publishing.rows import FieldChange, RowChange
from options.rules.differences import Difference
from options.rules.errors import BadData, BadRelease
from options.rules.rulebook import Rulebook

DRAFT = "draft"
PASSES = {None: "cannot be ranked", True: "passes", False: "misses"}


class Command(BaseCommand):
    """Compare two releases, or a release with the draft: content, outcomes, example cases."""

    help = "Say what changed between two releases (numbers, or the word draft), and what that changes for people."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The two sides, and how to print."""
        parser.add_argument("before", help="the number of a release, or draft")
        parser.add_argument("after", help="the number of a release, or draft")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **choices: Any) -> None:
        """Compare and print.

        Raises: CommandError for a release that does not exist or is damaged, and for a draft that cannot be read.
        """
        comparison = compare(_side(choices["before"]), _side(choices["after"]))
        if choices["format"] == "json":
            self.stdout.write(json.dumps(asdict(comparison), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_text(comparison)))


def _side(named: str) -> Rulebook:
    """The rulebook that a word of the command names."""
    if named == DRAFT:
        try:
            return read_draft()
        except BadData as error:
            raise CommandError(f"The draft cannot be read.\n{error}") from error
    if not named.isdecimal():
        raise CommandError(f"{named!r} is neither the number of a release nor the word {DRAFT}.")
    try:
        return numbered(int(named)).rulebook
    except (NoRelease, BadRelease) as error:
        raise CommandError(str(error)) from error


def _text(comparison: Comparison) -> Iterator[str]:
    """The comparison as lines of text, part by part."""
    yield f"What changed: {len(comparison.rows)} in all"
    for row in comparison.rows:
        yield from _row(row)
    if comparison.blocked:
        yield "What that changes for people cannot be told before these problems are mended:"
        yield from (f"  {problem}" for problem in comparison.blocked)
        return
    if comparison.not_compared:
        yield "Only one side can read these answers, so they are not compared:"
        yield from (f"  {words}" for words in comparison.not_compared)
    over = ", over the answers both sides can read" if comparison.not_compared else ""
    yield f"What that changes for people{over}: {len(comparison.outcomes)} outcomes"
    for difference in comparison.outcomes:
        yield from _outcome(difference)
    yield f"Example cases with another result: {len(comparison.cases)}"
    for case in comparison.cases:
        yield from _case(case)


def _row(row: RowChange) -> Iterator[str]:
    yield f"  {row.part} {row.key}, {row.what}: {row.title}".replace(" ,", ",")
    if row.what == "changed":
        yield from (_field(change) for change in row.fields)


def _field(change: FieldChange) -> str:
    if change.added or change.gone:
        parts = [f"added {', '.join(change.added)}"] if change.added else []
        parts += [f"took out {', '.join(change.gone)}"] if change.gone else []
        return f"    {change.name}: {'; '.join(parts)}"
    return f"    {change.name}: {change.before or 'nothing'} -> {change.after or 'nothing'}"


def _outcome(difference: Difference) -> Iterator[str]:
    if not difference.is_decided:
        yield f"  {difference.kind}: not decided; other answers may differ, and the search stopped before it could tell"
        return
    how_often = f" ({difference.share.in_words})" if difference.share else ""
    yield f"  {difference.kind}, {difference.name}{how_often}"
    yield f"    {difference.before} -> {difference.after}"
    said = "; ".join(f"{question}: {', '.join(choices)}" for question, choices in difference.answers.items())
    yield f"    shown by: {said or 'no answers at all'}"


def _case(case: CaseChange) -> Iterator[str]:
    yield f"  {case.key}: {PASSES[case.passes_before]} -> {PASSES[case.passes_after]}"
    yield from (f"    before: {line}" for line in case.before)
    yield from (f"    after:  {line}" for line in case.after)
