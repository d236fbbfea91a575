"""Writing down what happened after a decision."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from navigator.cases.actions.decisions import follow_up
from navigator.cases.contents import HappeningContent
from navigator.cases.models import Case, Happening


def note(case: Case, author: AbstractBaseUser, content: HappeningContent, follow_up_on: date | None) -> Happening:
    """Add to what happened, and keep the day on which to ask again (None for none). Entries are never changed."""
    with transaction.atomic():
        happening = Happening.objects.create(
            case=case, content=content.plain(), author_id=author.pk, written_at=timezone.now()
        )
        follow_up(case, follow_up_on)
    return happening
