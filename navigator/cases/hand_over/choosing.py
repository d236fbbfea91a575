"""The page where a counselor chooses what to hand over, to whom, and what permits it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.cases.actions.consents import Why
from navigator.cases.door import Opened
from navigator.cases.hand_over.consents import Shown, shown
from navigator.cases.hand_over.forms import ForClient, Handing, InEmergency, WithConsent
from navigator.cases.models import Case, Visit


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """What can be handed over from a visit. `refused`: why nothing went out just now; empty when nothing was asked.

    `counting`: the consents that count today; `others`: how many were written and do not.
    """

    case: Case
    visit: Visit
    counting: tuple[Shown, ...]
    others: int
    with_consent: WithConsent
    in_emergency: InEmergency
    for_client: ForClient
    refused: Why | None

    @property
    def sent(self) -> Handing | None:
        """The form that was sent, if any."""
        return next((one for one in (self.with_consent, self.in_emergency, self.for_client) if one.is_bound), None)

    @property
    def has_errors(self) -> bool:
        """Whether something filled in has to be mended."""
        return self.sent is not None and not self.sent.is_valid()


def hand_over_page(
    opened: Opened, today: date, sent: Mapping[str, Any] | None = None, refused: Why | None = None
) -> HandOverPage:
    """Read the page. Takes: `sent`, what was filled in, to be shown again in the form for its basis."""
    every = shown(opened.case, today)
    counting = tuple(one for one in every if one.ended is None)
    choices = [(str(one.consent.pk), one.label) for one in counting]
    basis = sent.get("basis", "") if sent is not None else None
    is_other = basis in (InEmergency.basis, ForClient.basis)
    return HandOverPage(
        case=opened.case,
        visit=opened.the_visit,
        counting=counting,
        others=len(every) - len(counting),
        with_consent=WithConsent(None if is_other else sent, consents=choices),
        in_emergency=InEmergency(sent if basis == InEmergency.basis else None),
        for_client=ForClient(sent if basis == ForClient.basis else None),
        refused=refused,
    )
