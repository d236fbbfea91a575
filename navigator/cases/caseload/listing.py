"""The list of cases as its page shows it. An address names a filter and a page, never a code."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from navigator.cases.caseload import reading
from navigator.cases.caseload.days import Due, due
from navigator.cases.models import Case, Membership

FILTERS = {
    reading.OPEN: "Open",
    reading.DUE: "Follow-up due",
    reading.SHARED: "Shared with me",
    reading.ARCHIVED: "Archived",
    reading.TEAM: "Whole team",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to look at the list: its words, how many cases it shows, and where it is."""

    words: str
    count: int
    url: str
    is_chosen: bool
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the list. `owner` is empty for one's own; `open_visit` is the number of a visit to go on with."""

    code: str
    url: str
    due: Due | None
    last_visit_on: date | None
    closed_on: date | None
    owner: str
    open_visit: int | None
    visit_url: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list under one filter, or what a search found. `typed`: the code that was looked for, empty when none was."""

    rows: tuple[Row, ...]
    total: int
    filters: tuple[Filter, ...] = ()
    show: str = reading.OPEN
    number: int = 1
    pages: int = 1
    before: str = ""
    after: str = ""
    typed: str = ""

    @property
    def is_search(self) -> bool:
        """Whether a code was looked for."""
        return bool(self.typed)

    @property
    def has_more(self) -> bool:
        """Whether a search found more than is shown."""
        return self.total > len(self.rows)


def list_page(member: Membership, show: str, number: int, today: date) -> ListPage:
    """A page of the list. Takes: a filter and a number as they came; what there is not becomes the nearest there is."""
    counted = reading.counts(member, today)
    show = show if show in counted else reading.OPEN
    pages = max(1, -(-counted[show] // reading.PER_PAGE))
    number = min(max(number, 1), pages)
    return ListPage(
        rows=rows_of(reading.page_of(member, show, number, today), member, today),
        total=counted[show],
        filters=_filters(counted, show),
        show=show,
        number=number,
        pages=pages,
        before=_address(show, number - 1) if number > 1 else "",
        after=_address(show, number + 1) if number < pages else "",
    )


def search_page(member: Membership, code: str, found: reading.Found, today: date) -> ListPage:
    """What a search found."""
    counted = reading.counts(member, today)
    return ListPage(rows_of(found.cases, member, today), found.total, _filters(counted, ""), "", typed=code)


def rows_of(cases: list[Case], member: Membership, today: date) -> tuple[Row, ...]:
    """Cases as rows."""
    return tuple(_row(case, member, today) for case in cases)


def _row(case: Case, member: Membership, today: date) -> Row:
    is_open = case.state == Case.State.OPEN
    number = getattr(case, "open_visit", None)
    return Row(
        code=case.code,
        url=reverse("cases:case", kwargs={"case": case.uid}),
        due=due(case.follow_up_on, today) if is_open else None,
        last_visit_on=case.last_visit_on,
        closed_on=case.closed_on,
        owner="" if case.owner_id == member.user_id else str(case.owner),
        open_visit=number if is_open else None,
        visit_url=visit_url(case, number) if number and is_open else "",
    )


def visit_url(case: Case, number: int) -> str:
    """Where to go on with a visit."""
    return reverse("cases:visit", kwargs={"case": case.uid, "visit": number})


def _filters(counted: dict[str, int], chosen: str) -> tuple[Filter, ...]:
    return tuple(
        Filter(words, counted[key], _address(key), key == chosen, key == reading.DUE and counted[key] > 0)
        for key, words in FILTERS.items()
        if key in counted
    )


def _address(show: str, number: int = 1) -> str:
    words = {**({"show": show} if show != reading.OPEN else {}), **({"page": str(number)} if number > 1 else {})}
    return f"{reverse('cases:list')}?{urlencode(words)}" if words else reverse("cases:list")
