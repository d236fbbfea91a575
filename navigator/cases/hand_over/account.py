"""The account of disclosures of a case: what left the team, when, to whom, why (42 CFR 2.25), as a page and a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from navigator.cases.contents import DisclosureContent
from navigator.cases.hand_over import reading
from navigator.cases.hand_over.cells import table
from navigator.cases.hand_over.notice import STATEMENT
from navigator.cases.hand_over.scope import FORMS, PARTS
from navigator.cases.models import Case, Disclosure

HEAD = ("date_and_time", "to", "where_they_work", "what", "purpose", "permitted_by", "emergency", "passed_on_by")


@dataclass(frozen=True, slots=True)
class Entry:
    """One time that something left the team. `affiliation` and `nature` are empty outside emergencies."""

    at: datetime
    recipient: str
    affiliation: str
    what: str
    parts: tuple[str, ...]
    purpose: str
    basis: str
    basis_words: str
    nature: str
    author: str

    @property
    def why(self) -> str:
        """What for, and what permits it."""
        if self.basis == Disclosure.Basis.CONSENT:
            return f"{self.purpose} ({self.basis_words})"
        return f"{self.purpose}. {self.nature}" if self.nature else self.purpose


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The account: `entries` are disclosures, `copies` what the client got, which is none. The latest first."""

    case: Case
    entries: tuple[Entry, ...]
    copies: tuple[Entry, ...]


def account_page(case: Case) -> AccountPage:
    """Read the account of a case."""
    entries = tuple(_entry(disclosure) for disclosure in reading.account_of(case))
    client: str = Disclosure.Basis.CLIENT.value
    return AccountPage(
        case, tuple(one for one in entries if one.basis != client), tuple(one for one in entries if one.basis == client)
    )


def as_table(page: AccountPage) -> bytes:
    """The account as a CSV file, with the notice in its first row."""
    return table(_rows(page))


def _rows(page: AccountPage) -> Iterator[tuple[object, ...]]:
    yield (STATEMENT,)
    yield ("Account of disclosures (42 CFR 2.25)", page.case.code)
    yield HEAD
    for one in (*page.entries, *page.copies):
        what = "; ".join((one.what, *one.parts))
        at = localtime(one.at).isoformat(timespec="minutes")
        yield (at, one.recipient, one.affiliation, what, one.purpose, one.basis_words, one.nature, one.author)


def _entry(disclosure: Disclosure) -> Entry:
    content = DisclosureContent.of(disclosure.content)
    form = FORMS.get(disclosure.form)
    return Entry(
        at=disclosure.disclosed_at,
        recipient=content.recipient,
        affiliation=content.affiliation,
        what=content.what or (form.name if form else disclosure.form),
        parts=tuple(PARTS[part] for part in content.parts if part in PARTS),
        purpose=content.purpose,
        basis=disclosure.basis,
        basis_words=disclosure.get_basis_display(),
        nature=content.nature,
        author=str(disclosure.author),
    )
