"""Safeguards: each promise with its verdict, what suffices for it or what breaks it; then what the audit found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from options.admin.places import addresses_of
from options.admin.state import Link
from options.admin.witness import Questionnaire, questionnaire
from options.admin.workbench import allow
from options.publishing.report import Report, draft_report
from options.rules.audit import Audit
from options.rules.errors import BadData, Problem
from options.rules.proof import Verdict
from options.rules.rulebook import Rulebook, Safeguard

MOST = 25
"""Rules of one promise that are named; the rest is counted."""
KINDS = {
    "never_suitable": "Never shown as suitable",
    "always_suitable_any": "Always some suitable option",
    "never_first": "Never in first place",
    "always_first": "Always in first place",
    "never_above": "Never above another option",
    "always_listed_support": "A support is always listed",
    "always_alert": "A message is always shown",
    "never_raised_by": "Never raised by a change of one answer",
    "always_has_citation": "Always a source for every reason",
    "never_empty": "Never an empty list",
}
"""What the safeguards of each kind promise, in the order shown."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One safeguard: its statement and page; the rules that suffice, or those that break it with the answers."""

    statement: str
    key: str
    address: str
    rules: tuple[Link, ...]
    more: int = 0
    said: str = ""
    asked: Questionnaire | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The promises of one kind that hold."""

    heading: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One part of the audit: what was found, and what it means."""

    heading: str
    said: str
    none: str
    entries: tuple[Link, ...]
    is_stop: bool = False


@dataclass(frozen=True, slots=True)
class Proved:
    """What the page says."""

    broken: tuple[Promise, ...]
    kept: tuple[Kept, ...]
    number: int
    retired: tuple[Link, ...]
    audit: tuple[Found, ...]


@require_safe
def safeguards(request: HttpRequest) -> HttpResponse:
    """The page."""
    allow(request)
    user: Any = request.user
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Safeguards"}
    context["may_retire"] = user.has_perm("options.change_safeguard")
    try:
        report = draft_report()
    except BadData as error:
        context["problems"] = error.problems
    else:
        context["problems"] = () if report.is_whole else report.problems
        context["proved"] = proved_of(report) if report.is_whole else None
    context["problems"] = list(_with_pages(context["problems"]))
    return TemplateResponse(request, "options/admin/safeguards.html", context)


def proved_of(report: Report) -> Proved:
    """Every promise and the audit of a whole draft; one query for all links."""
    book, verdicts, audit = report.book, report.proof, report.audit
    pages = addresses_of(_places(book, verdicts, audit))
    guards = {guard.key: guard for guard in book.safeguards}
    kept = [(guards[one.safeguard], one) for one in verdicts if one.holds]
    return Proved(
        broken=tuple(_promise(book, guards[one.safeguard], one, pages) for one in verdicts if not one.holds),
        kept=tuple(_by_kind(book, kept, pages)),
        number=len(kept),
        retired=tuple(
            Link(guard.statement, pages[f"safeguard {guard.key}"], guard.retired)
            for guard in book.safeguards
            if guard.retired
        ),
        audit=tuple(_found(book, audit, pages)) if audit else (),
    )


def _places(book: Rulebook, verdicts: Iterable[Verdict], audit: Audit | None) -> set[str]:
    rules = {key for one in verdicts for key in one.rules[:MOST]}
    alerts = {key for one in verdicts for key in one.alerts[:MOST]}
    options: set[str] = set()
    if audit:
        rules |= {*audit.dead, *audit.idle}
        options |= {*audit.never_suitable, *audit.never_first}
    guards = {f"safeguard {guard.key}" for guard in book.safeguards}
    rest = {f"option {key}" for key in options} | {f"alert {key}" for key in alerts}
    return guards | {f"rule {key}" for key in rules} | rest


def _by_kind(book: Rulebook, kept: Sequence[tuple[Safeguard, Verdict]], pages: Mapping[str, str]) -> Iterator[Kept]:
    for kind in dict.fromkeys((*KINDS, *(guard.kind for guard, _ in kept))):
        promises = tuple(_promise(book, guard, one, pages) for guard, one in kept if guard.kind == kind)
        if promises:
            yield Kept(f"{KINDS.get(kind, kind)}: {len(promises)}", promises)


def _promise(book: Rulebook, guard: Safeguard, verdict: Verdict, pages: Mapping[str, str]) -> Promise:
    alerts = (Link(book.alert[key].title, pages[f"alert {key}"], "alert") for key in verdict.alerts[:MOST])
    rules = (*(_rule(book, key, pages) for key in verdict.rules[:MOST]), *alerts)
    witness = verdict.witness
    return Promise(
        statement=guard.statement,
        key=guard.key,
        address=pages[f"safeguard {guard.key}"],
        rules=rules,
        more=len(verdict.rules) + len(verdict.alerts) - len(rules),
        said=witness.said if witness else "",
        asked=questionnaire(book, witness.answers, witness.after) if witness else None,
    )


def _rule(book: Rulebook, key: str, pages: Mapping[str, str]) -> Link:
    """A rule as its reason, with its option and effect."""
    rule = book.rule[key]
    return Link(rule.why, pages[f"rule {key}"], f"{book.option[rule.option].name}, {book.effect[rule.effect].words}")


def _option(book: Rulebook, key: str, pages: Mapping[str, str]) -> Link:
    return Link(book.option[key].name, pages[f"option {key}"])


def _found(book: Rulebook, audit: Audit, pages: Mapping[str, str]) -> Iterator[Found]:
    """The five parts of the audit."""
    rules = tuple(tuple(_rule(book, key, pages) for key in keys) for keys in (audit.dead, audit.idle))
    options = [tuple(_option(book, key, pages) for key in keys) for keys in (audit.never_suitable, audit.never_first)]
    pairs = tuple(
        Link(f"{book.option[first].name}, always above {book.option[second].name}", "")
        for first, second in audit.never_reordered
    )
    yield Found(
        "Rules that can never apply",
        "No set of answers meets their conditions. They keep the draft from being published.",
        "Every rule applies for some answers.",
        rules[0],
        is_stop=True,
    )
    yield Found(
        "Rules that never change an order",
        "They apply, yet without them every order, and what is suitable, would be the same. They may still be worth "
        "telling. Cautions, and what only says that something comes first, are not counted.",
        "Every rule changes some order.",
        rules[1],
    )
    yield Found(
        "Options that are never suitable",
        "Whatever is answered, they are not suitable.",
        "Every option is suitable for some answers.",
        options[0],
    )
    yield Found(
        "Settings that are never first",
        "Whatever is answered, another setting stands above them.",
        "Every setting is first for some answers.",
        options[1],
    )
    yield Found(
        "Pairs that never change places",
        "Whatever is answered, the first of the two stands above the second.",
        "Every two settings change places for some answers.",
        pairs,
    )


def _with_pages(problems: Sequence[Problem]) -> Iterator[Link]:
    pages = addresses_of(problem.place for problem in problems)
    return (Link(one.place, pages[one.place], f"{one.message} {one.remedy}") for one in problems)
