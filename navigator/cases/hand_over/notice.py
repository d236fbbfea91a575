"""The notice on everything that leaves the team, and what permits it to leave (42 CFR 2.32)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from navigator.cases.contents import ConsentContent, DisclosureContent
from navigator.cases.hand_over.scope import PARTS
from navigator.cases.models import Consent, Disclosure

STATEMENT = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
"""The short statement of 42 CFR 2.32(a), word for word."""
REDISCLOSURE = (
    "A recipient covered by HIPAA may redisclose these records as the HIPAA regulations permit, "
    "except for uses and disclosures in civil, criminal, administrative and legislative proceedings against the client "
    "(42 CFR 2.31(a)(4)(iii))."
)
Basis = Disclosure.Basis


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands on every copy: the statement, and the lines that explain what permits this copy."""

    statement: str
    scope: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, line by line."""
        return (self.statement, *self.scope)


WORKING_COPY = Notice(
    STATEMENT, ("A working copy for the team. To give it to anybody else, use Hand over: it needs a consent.",)
)
FOR_CLIENT = "A copy for the client, which needs no consent (42 CFR 2.23)."
CLIENTS_PLAN = Notice(STATEMENT, (FOR_CLIENT,))


def notice_of(disclosure: Disclosure) -> Notice:
    """The notice for one copy that leaves the team. Takes: a disclosure whose consent, if any, was fetched with it."""
    content = DisclosureContent.of(disclosure.content)
    if disclosure.basis == Basis.EMERGENCY:
        lines = _emergency(disclosure, content)
    elif disclosure.consent is None:
        lines = iter((FOR_CLIENT,))
    else:
        lines = consent_lines(disclosure.consent)
    parts = ". ".join(PARTS[part] for part in content.parts)
    return Notice(STATEMENT, (*lines, f"In this copy: {parts}. Counseling notes are never part of a copy."))


def consent_lines(consent: Consent) -> Iterator[str]:
    """The scope of a consent, line by line: the clear explanation that goes with each copy (42 CFR 2.32)."""
    content = ConsentContent.of(consent.content)
    yield f"Passed on with written consent of the client (42 CFR 2.31), signed on {_day(consent.signed_on)}."
    yield f"The consent names the client {content.client}. Signed by {content.signed_by}."
    yield _sentence("Who may pass on", content.discloser)
    yield _sentence("What", content.what)
    yield _sentence("To", content.recipient)
    yield _sentence("For", content.purpose)
    until = f" (no later than {_day(consent.expires_on)})" if consent.expires_on else ""
    yield _sentence("It ends", content.expires + until)
    yield _sentence("Revoking it", content.revocation)
    if content.is_for_care:
        yield REDISCLOSURE


def _emergency(disclosure: Disclosure, content: DisclosureContent) -> Iterator[str]:
    yield "Passed on without consent in a medical emergency (42 CFR 2.51)."
    yield _sentence("To", f"{content.recipient}, {content.affiliation}")
    yield _sentence("By", f"{disclosure.author}, {date_format(localtime(disclosure.disclosed_at), 'N j, Y, H:i e')}")
    yield _sentence("The emergency", content.nature)


def _sentence(label: str, words: str) -> str:
    return f"{label}: {words.strip().rstrip('.')}."


def _day(day: object) -> str:
    return date_format(day, "N j, Y")  # type: ignore[arg-type]
