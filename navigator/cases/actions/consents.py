"""Recording and revoking a client's written consent, and passing something on: only with what permits it.

Every check stands here, inside the transaction that writes the account, so that a consent revoked a moment ago permits
nothing any more.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from navigator.cases.contents import ConsentContent, DisclosureContent
from navigator.cases.hand_over.scope import PARTS, Form, held
from navigator.cases.models import Case, Consent, Disclosure

Why = Literal["none", "revoked", "expired", "not yet", "not covered"]


class Refused(Exception):
    """Nothing may be passed on. `why`: no consent was chosen, it ended, has not begun, or does not cover this."""

    def __init__(self, why: Why) -> None:
        self.why: Why = why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Copy:
    """What is to be passed on: a form of `scope.FORMS`, and the number of the visit."""

    form: Form
    visit: int

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"{self.form.name}, visit {self.visit}"


def record(
    case: Case, author: AbstractBaseUser, content: ConsentContent, signed_on: date, expires_on: date | None
) -> Consent:
    """Write down a consent that was signed."""
    return Consent.objects.create(
        case=case,
        author_id=author.pk,
        content=content.plain(),
        signed_on=signed_on,
        expires_on=expires_on,
        written_at=timezone.now(),
    )


def revoke(case: Case, consent: int) -> bool:
    """End a consent of a case now; it permits nothing from this moment. Gives whether the case has such a consent.

    A second time changes nothing: the first moment stays.
    """
    own = Consent.objects.filter(case=case, pk=consent)
    if own.filter(revoked_at=None).update(revoked_at=timezone.now()):
        return True
    return own.exists()


def pass_on(case: Case, author: AbstractBaseUser, copy: Copy, consent: int | None, recipient: str = "") -> Disclosure:
    """Write into the account that something goes out under a consent. Gives the entry, with its consent.

    What the consent does not cover stays out of the copy. Takes: `consent`, the id of the one chosen, or None;
    `recipient`, who gets it, or empty for the one the consent names.
    Raises: Refused, and writes nothing, when the consent does not count today or does not cover this form.
    """
    with transaction.atomic():
        own = Consent.objects.select_for_update(of=("self",)).select_related("author")
        chosen = own.filter(case=case, pk=consent).first() if consent else None
        if chosen is None:
            raise Refused("none")
        content = ConsentContent.of(chosen.content)
        parts = held(copy.form, content.covers)
        if why := why_not(chosen, parts, timezone.localdate()):
            raise Refused(why)
        passed = DisclosureContent(recipient or content.recipient, copy.what, content.purpose, parts, copy.visit)
        return _write(case, author, copy, Disclosure.Basis.CONSENT, passed, chosen)


def why_not(consent: Consent, parts: Collection[str], today: date) -> Why | None:
    """Why a consent permits nothing today; None when it permits these parts of what it covers, at least one."""
    if consent.revoked_at:
        return "revoked"
    if consent.signed_on > today:
        return "not yet"
    if not consent.counts_on(today):
        return "expired"
    return None if parts else "not covered"


def pass_on_in_emergency(
    case: Case,
    author: AbstractBaseUser,
    copy: Copy,
    needed: Collection[str],
    recipient: str,
    affiliation: str,
    nature: str,
) -> Disclosure:
    """Write into the account that something goes to medical staff in an emergency (42 CFR 2.51), with what (c) names.

    Takes: `needed`, the parts they need; the name of who gets it, where they work, and what the emergency is.
    Raises: Refused when the form holds nothing of what they need; ValueError when a text is empty.
    """
    if not (recipient.strip() and affiliation.strip() and nature.strip()):
        raise ValueError("An emergency is recorded with recipient, affiliation and nature.")
    parts = held(copy.form, needed)
    if not parts:
        raise Refused("not covered")
    content = DisclosureContent(recipient, copy.what, "Medical emergency", parts, copy.visit, affiliation, nature)
    return _write(case, author, copy, Disclosure.Basis.EMERGENCY, content, None)


def give_to_client(case: Case, author: AbstractBaseUser, copy: Copy) -> Disclosure:
    """Write into the account that the client got a copy; that needs no consent (42 CFR 2.23)."""
    parts = held(copy.form, tuple(PARTS))
    content = DisclosureContent("The client", copy.what, "A copy for the client", parts, copy.visit)
    return _write(case, author, copy, Disclosure.Basis.CLIENT, content, None)


def _write(
    case: Case,
    author: AbstractBaseUser,
    copy: Copy,
    basis: Disclosure.Basis,
    content: DisclosureContent,
    consent: Consent | None,
) -> Disclosure:
    return Disclosure.objects.create(
        case=case,
        author_id=author.pk,
        basis=basis,
        consent=consent,
        form=copy.form.key,
        content=content.plain(),
        disclosed_at=timezone.now(),
    )
