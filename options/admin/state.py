"""How the draft stands, as one page says it: one line first, what to do next, then every part with links."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst

from options.admin.places import Mend, addresses_of, mend_of, mends
from options.models import ChangeSet
from options.publishing.current import LiveRelease
from options.publishing.day import SOON
from options.publishing.published import live_release as current_release
from options.publishing.report import CaseResult, Report
from options.publishing.rows import RowChange
from options.rules.errors import Problem
from options.rules.rulebook import Rulebook

__all__ = ["Mend", "Standing", "current_release", "mends", "standing_of", "unread"]
SHORT = 8
"""A list longer than this is folded."""
GROUPS = {
    "case": "Example cases",
    "safeguard": "Safeguards",
    "locked": "Safeguards",
    "dead": "Rules that can never apply",
    "review": "Reviews overdue",
    "stigma": "Words",
    "british": "Words",
    "grade": "Words",
    "detail": "Equal detail",
}
"""The heading under which problems of a code are listed; every other stands under the content itself."""
CONTENT = "Content"
REVIEWED = {"source": "sources", "finding": "findings", "conflict": "conflicts", "helpline": "helplines"}
"""What has a day of review: the noun of a row, and the part of the rulebook that holds it."""


@dataclass(frozen=True, slots=True)
class Link:
    """Some words that lead to a page, and what else is said of it; the address may be empty."""

    words: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Problems or links under one heading; long ones are folded."""

    heading: str
    entries: Sequence[Any]

    @property
    def is_short(self) -> bool:
        """Whether it is short enough to stand open."""
        return len(self.entries) <= SHORT


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page says. `tone` is the kind of badge; `steps` is what this person can do next, the first one first."""

    tone: str
    summary: str
    said: str
    steps: tuple[Link, ...]
    live: LiveRelease | None
    digest: str = ""
    is_known: bool = True
    to_mend: int = 0
    is_whole: bool = True
    problems: tuple[Group, ...] = ()
    changed: tuple[Group, ...] = ()
    rows: int = 0
    overdue: tuple[Group, ...] = ()
    soon: tuple[Group, ...] = ()
    cases: int = 0
    failing: tuple[Link, ...] = ()
    accepted: tuple[Link, ...] = ()
    proved: int = 0
    broken: tuple[Link, ...] = ()
    retired: int = 0

    @property
    def overdue_number(self) -> int:
        """How many reviews are overdue."""
        return sum(len(group.entries) for group in self.overdue)

    @property
    def soon_number(self) -> int:
        """How many reviews are due soon."""
        return sum(len(group.entries) for group in self.soon)


def standing_of(report: Report, user: Any) -> Standing:
    """How a draft that can be read stands, for one person; in two queries."""
    waiting = ChangeSet.objects.filter(release=None, closed_at=None).select_related("submitted_by").first()
    addresses = addresses_of(_all_places(report), report.book)
    proofs = _proofs(report)
    tone, summary, said = _summary(report, waiting, report.problems)
    cases, guards = report.cases, {guard.key: guard for guard in report.book.safeguards}
    broken = [(guards[one.safeguard].statement, f"safeguard {one.safeguard}") for one in report.proof if not one.holds]
    return Standing(
        tone=tone,
        summary=summary,
        said=said,
        steps=(*_first_to_mend(report.problems, {**addresses, **proofs}), *_steps(report, waiting, user)),
        live=report.live,
        digest=report.draft.digest,
        to_mend=len(report.problems),
        is_whole=report.is_whole,
        problems=_by_heading(_in_short(report), {**addresses, **proofs}),
        changed=_by_part(report.rows, addresses),
        rows=len(report.rows),
        overdue=_reviews(report, addresses, lambda day: day < report.today.isoformat()),
        soon=_reviews(report, addresses, lambda day: report.today.isoformat() <= day <= _soon(report.today)),
        cases=len(cases),
        failing=_cases((one for one in cases if not one.passes), addresses),
        accepted=_cases((one for one in cases if one.is_accepted), addresses),
        proved=sum(verdict.holds for verdict in report.proof),
        broken=tuple(Link(words, proofs[place]) for words, place in broken),
        retired=sum(bool(guard.retired) for guard in report.book.safeguards),
    )


def glimpse_of(report: Report) -> Standing:
    """What is known of a draft at once; the rest takes seconds after an edit, and has a page of its own."""
    addresses = addresses_of(_places(report), report.book)
    if report.is_same:
        summary, said = _summary(report, None, ())[1:]
    else:
        summary = f"{_number(len(report.rows), 'row')} changed since the release" if report.live else "A first draft"
        said = "Problems, example cases and safeguards are looked at again after every edit. It takes a few seconds."
    return Standing(
        tone="plain",
        summary=summary,
        said=said,
        steps=(),
        live=report.live,
        digest=report.draft.digest,
        is_known=False,
        rows=len(report.rows),
        overdue=_reviews(report, addresses, lambda day: day < report.today.isoformat()),
        soon=_reviews(report, addresses, lambda day: report.today.isoformat() <= day <= _soon(report.today)),
    )


def unread(problems: Sequence[Problem], live: LiveRelease | None) -> Standing:
    """How a draft stands that cannot be read: only its problems are known."""
    addresses = addresses_of(problem.place for problem in problems)
    summary = f"The draft cannot be read: {_number(len(problems), 'thing')} to mend first"
    said = "Until then nothing can be tried, compared or submitted. Readers are not affected: they see the release."
    groups = _by_heading(problems, addresses)
    first = tuple(_first_to_mend(problems, addresses))
    return Standing("stop", summary, said, first, live, to_mend=len(problems), is_whole=False, problems=groups)


def _summary(report: Report, waiting: ChangeSet | None, problems: Sequence[Problem]) -> tuple[str, str, str]:
    """The kind of badge, one line, and a sentence more."""
    number = len(problems)
    if number:
        summary = f"Not ready: {_number(number, 'thing')} to mend"
        return "stop", summary, "Each is listed with a link to the row and the field that mend it."
    if report.is_same and report.live:
        said = "Nothing waits to be published."
        return "good", f"No changes: the draft is what readers see in release {report.live.number}", said
    if waiting and waiting.digest == report.draft.digest:
        words = "waits to be published" if waiting.approved_by_id else "waits for a publisher"
        return "good", f"Submitted: change set {waiting.pk} {words}", "Any edit now would call for submitting it again."
    if waiting:
        said = f"Change set {waiting.pk} holds an earlier state of the draft. Withdraw it, then submit again."
        return "soon", "Changed after it was submitted", said
    changed = f"{_number(len(report.rows), 'row')} changed, and nothing is to be mended." if report.live else ""
    return "good", "Ready to submit", changed or "Nothing was published yet, and nothing is to be mended."


def _first_to_mend(problems: Iterable[Problem], addresses: Mapping[str, str]) -> Iterator[Link]:
    """A link to the first problem that has one."""
    for problem in problems:
        if address := addresses.get(problem.place):
            yield Link("Mend the first one", address)
            return


def _steps(report: Report, waiting: ChangeSet | None, user: Any) -> Iterator[Link]:
    """What this person can do next."""
    may_submit, may_approve = user.has_perm("options.add_changeset"), user.has_perm("options.approve_changeset")
    if waiting and (may_approve or may_submit):
        words = f"Review change set {waiting.pk}" if may_approve else f"Look at change set {waiting.pk}"
        yield from _way(words, "options_review", waiting.pk)
    elif may_submit and not report.problems and not report.is_same:
        yield from _way("Submit the draft", "options_submit")
    if not report.is_same and report.live:
        yield from _way("See what changes", "options_compare")
    if user.has_perm("options.change_rule"):
        yield from _way("Find a rule", "options_rule_changelist")
    yield from _way("Try answers", "options_try")


def _way(words: str, name: str, *args: int) -> Iterator[Link]:
    try:
        yield Link(words, reverse(f"admin:{name}", args=args))
    except NoReverseMatch:
        return


def _places(report: Report) -> Iterator[str]:
    """Every place a glimpse links to."""
    last = _soon(report.today)
    return (f"{noun} {row.key}, review_by" for noun, row in _reviewed(report.book) if row.review_by <= last)


def _all_places(report: Report) -> Iterator[str]:
    """Every place the page links to."""
    yield from _places(report)
    yield from (problem.place for problem in report.problems)
    yield from (f"{row.part} {row.key}" for row in report.rows)
    yield from (f"example case {result.case.key}" for result in report.cases if result.missed)
    yield from (f"safeguard {verdict.safeguard}" for verdict in report.proof if not verdict.holds)


def _reviewed(book: Rulebook) -> Iterator[tuple[str, Any]]:
    return ((noun, row) for noun, part in REVIEWED.items() for row in getattr(book, part))


def _in_short(report: Report) -> Iterator[Problem]:
    """The problems; of a broken promise only what it says, since its answers and rules have a page of their own."""
    guards = {f"safeguard {guard.key}": guard for guard in report.book.safeguards}
    for problem in report.problems:
        if problem.code == "safeguard" and problem.place in guards:
            remedy = "Look at the answers that break it, and mend the rules."
            problem = Problem(problem.code, problem.place, guards[problem.place].statement, remedy)
        yield problem


def _proofs(report: Report) -> dict[str, str]:
    """Where each broken promise is shown with its answers and rules."""
    page = reverse("admin:options_safeguards")
    return {f"safeguard {one.safeguard}": f"{page}#broken-{one.safeguard}" for one in report.proof if not one.holds}


def _by_heading(problems: Iterable[Problem], addresses: Mapping[str, str]) -> tuple[Group, ...]:
    """Problems under headings, those of the content first."""
    groups: dict[str, list[Mend]] = {CONTENT: []}
    for problem in problems:
        groups.setdefault(GROUPS.get(problem.code, CONTENT), []).append(mend_of(problem, addresses))
    return tuple(Group(heading, found) for heading, found in groups.items() if found)


def _by_part(rows: Iterable[RowChange], addresses: Mapping[str, str]) -> tuple[Group, ...]:
    """Changed rows by kind."""
    groups: dict[str, list[Link]] = {}
    for row in rows:
        address = "" if row.what == "gone" or not row.key else addresses.get(f"{row.part} {row.key}", "")
        fields = ", ".join(field.name for field in row.fields[:3]) + (" …" if len(row.fields) > 3 else "")
        what = f"{row.what}: {fields}" if row.what == "changed" else row.what
        note = f"{row.key}, {what}" if row.key and row.key != row.title else what
        groups.setdefault(row.part, []).append(Link(row.title, address, note))
    return tuple(Group(f"{capfirst(part)}: {len(found)}", found) for part, found in groups.items())


def _reviews(report: Report, addresses: Mapping[str, str], wanted: Callable[[str], bool]) -> tuple[Group, ...]:
    """Rows by kind whose day of review is wanted, the earliest first."""
    groups: dict[str, list[Link]] = {}
    for noun, row in sorted(_reviewed(report.book), key=lambda pair: str(pair[1].review_by)):
        if wanted(row.review_by):
            link = Link(row.key, addresses.get(f"{noun} {row.key}, review_by", ""), f"by {row.review_by}")
            groups.setdefault(noun, []).append(link)
    return tuple(Group(f"{capfirst(noun)}: {len(found)}", found) for noun, found in groups.items())


def _cases(results: Iterable[CaseResult], addresses: Mapping[str, str]) -> tuple[Link, ...]:
    places = [(one, addresses.get(f"example case {one.case.key}", "")) for one in results]
    return tuple(Link(one.case.title, address, "; ".join(one.missed)) for one, address in places)


def _soon(today: date) -> str:
    return (today + SOON).isoformat()


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
