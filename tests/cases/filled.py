"""A case with something in every column, each text a canary of its own."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone

from navigator.cases import models
from navigator.cases.actions import visits
from navigator.cases.contents import ConsentContent, DecisionContent, FirstStep, HappeningContent, VisitContent
from navigator.journey.kept import Kept
from options.publishing.current import LiveRelease

ANSWER = "26_64"
CANARIES = tuple(f"canary-{number}-text" for number in range(16))
"""One for each place a text can be written to."""


def fill(case: models.Case, author: User, live: LiveRelease) -> models.Visit:
    """Put something into every place of a case; gives its visit."""
    word: Iterator[str] = iter(CANARIES)
    now = timezone.now()
    visit = visits.begin(case, author, live, VisitContent(Kept("counsellor", {"age_band": frozenset({ANSWER})})))
    models.Note.objects.create(visit=visit, about="visit", text=next(word), author=author, written_at=now)
    models.CounselingNote.objects.create(visit=visit, text=next(word), author=author, written_at=now)
    decision = DecisionContent(
        option="methadone-program",
        reasons=next(word),
        override_words=next(word),
        steps=(FirstStep(next(word), next(word)),),
    )
    models.Decision.objects.create(visit=visit, content=decision.plain(), author=author, decided_at=now)
    happening = HappeningContent("started", why=next(word))
    models.Happening.objects.create(case=case, content=happening.plain(), author=author, written_at=now)
    paper = ConsentContent(*(next(word) for _ in range(8)))
    consent = models.Consent.objects.create(
        case=case, content=paper.plain(), signed_on=date(2026, 11, 1), author=author, written_at=now
    )
    models.Disclosure.objects.create(
        case=case, consent=consent, form="json", content={"recipient": next(word)}, author=author, disclosed_at=now
    )
    return visit
