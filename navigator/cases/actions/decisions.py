"""Writing down the shared decision of a visit."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from navigator.cases.actions.visits import Elsewhere, Finished
from navigator.cases.contents import DecisionContent
from navigator.cases.models import Case, Decision, Visit


def decide(
    visit: Visit, author: AbstractBaseUser, content: DecisionContent, follow_up_on: date | None, seen: str
) -> Decision:
    """Keep the decision of an open visit, and the day of the follow-up with the case.

    Takes: `seen`, the `stamp` of the decision that was on the screen.
    Raises: Finished; Elsewhere when another window saved since. Both write nothing.
    """
    with transaction.atomic():
        held = Visit.objects.select_for_update().get(pk=visit.pk)
        if held.is_finished:
            raise Finished
        known = Decision.objects.filter(visit=held).first()
        if stamp(known) != seen:
            raise Elsewhere
        decision = known or Decision(visit=held)
        decision.content, decision.decided_at = content.plain(), timezone.now()
        decision.author_id = author.pk
        decision.save()
        follow_up(visit.case, follow_up_on)
    return decision


def follow_up(case: Case, day: date | None) -> None:
    """Keep the day on which to ask again; None for none."""
    Case.objects.filter(pk=case.pk).update(follow_up_on=day)
    case.follow_up_on = day


def stamp(decision: Decision | None) -> str:
    """Which saving of a decision this is; empty for none."""
    return decision.decided_at.isoformat() if decision else ""
