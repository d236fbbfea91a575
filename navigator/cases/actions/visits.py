"""Beginning, saving and finishing a visit."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from navigator.cases.contents import VisitContent
from navigator.cases.models import Case, Visit
from navigator.cases.snapshot import snapshot
from options.publishing.current import LiveRelease


class Finished(Exception):
    """The visit is finished; what is finished is never changed."""


class Elsewhere(Exception):
    """The visit was saved in another window since it was read; nothing was written."""


def begin(case: Case, author: AbstractBaseUser, live: LiveRelease, content: VisitContent) -> Visit:
    """Begin a visit under a release. Gives the visit; the case notes its day."""
    now = timezone.now()
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        last = case.visits.aggregate(last=Max("number"))["last"] or 0
        visit = Visit.objects.create(
            case=case,
            number=last + 1,
            author_id=author.pk,
            started_at=now,
            saved_at=now,
            release=live.number,
            digest=live.digest,
            content=content.plain(),
            ranking=snapshot(live, content.kept),
        )
        Case.objects.filter(pk=case.pk).update(last_visit_on=timezone.localdate(now))
    return visit


def save(visit: Visit, content: VisitContent, live: LiveRelease) -> None:
    """Keep the content of an open visit with its ranking under a release, and count the version up.

    Raises: Finished; Elsewhere when another window saved since `visit` was read. Both write nothing.
    """
    if visit.is_finished:
        raise Finished
    now = timezone.now()
    fresh = {
        "content": content.plain(),
        "ranking": snapshot(live, content.kept),
        "release": live.number,
        "digest": live.digest,
        "saved_at": now,
    }
    mine = Visit.objects.filter(pk=visit.pk, version=visit.version, finished_at__isnull=True)
    if not mine.update(version=F("version") + 1, **fresh):
        raise Finished if Visit.objects.filter(pk=visit.pk, finished_at__isnull=False).exists() else Elsewhere
    for name, value in fresh.items():
        setattr(visit, name, value)
    visit.version += 1


def finish(visit: Visit) -> None:
    """Close a visit for good. A second time changes nothing."""
    now = timezone.now()
    if Visit.objects.filter(pk=visit.pk, finished_at__isnull=True).update(finished_at=now):
        visit.finished_at = now
