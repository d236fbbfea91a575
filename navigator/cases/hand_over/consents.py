"""The page of consents: those of the case with what each permits today, and the form for another one."""

from dataclasses import dataclass
from datetime import date

from navigator.cases.actions.consents import Why, why_not
from navigator.cases.contents import ConsentContent
from navigator.cases.hand_over import reading
from navigator.cases.hand_over.forms import ConsentForm
from navigator.cases.hand_over.notice import consent_lines
from navigator.cases.hand_over.scope import PARTS, SHORT
from navigator.cases.models import Case, Consent


@dataclass(frozen=True, slots=True)
class Shown:
    """One consent. `ended`: why it permits nothing today, or None; `lines`: all of its scope in words."""

    consent: Consent
    content: ConsentContent
    covers: tuple[str, ...]
    ended: Why | None
    lines: tuple[str, ...]

    @property
    def label(self) -> str:
        """How it is chosen from a list."""
        short = ", ".join(SHORT[key] for key in self.content.covers)
        return f"{self.content.recipient}. For: {self.content.purpose}. Covers: {short}"


@dataclass(frozen=True, slots=True)
class ConsentsPage:
    """The consents of a case: those that count today, those that do not, and the form (None: it is not opened)."""

    case: Case
    counting: tuple[Shown, ...]
    others: tuple[Shown, ...]
    form: ConsentForm
    done: str

    @property
    def is_open(self) -> bool:
        """Whether the form stands open: it was sent with mistakes, or there is no consent yet."""
        return self.form.is_bound or not (self.counting or self.others)


def consents_page(case: Case, form: ConsentForm, today: date, done: str = "") -> ConsentsPage:
    """Read the page. Takes: `done`, "recorded" or "revoked" for what was done just before."""
    every = shown(case, today)
    counting = tuple(one for one in every if one.ended is None)
    return ConsentsPage(case, counting, tuple(one for one in every if one.ended), form, done)


def shown(case: Case, today: date) -> tuple[Shown, ...]:
    """Every consent of a case as it counts today, the latest first."""
    return tuple(_shown(consent, today) for consent in reading.consents_of(case))


def _shown(consent: Consent, today: date) -> Shown:
    content = ConsentContent.of(consent.content)
    ended = why_not(consent, content.covers, today)
    covers = tuple(PARTS[part] for part in content.covers)
    return Shown(consent, content, covers, ended, tuple(consent_lines(consent)))
