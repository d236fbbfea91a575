"""Made-up people, cases, visits and what hangs on them, in one line each. Nothing here is random.

Visits are ranked under the release that is served, so ask for the fixture `live` (tests/cases/conftest.py). Answers are
plain: `VisitFactory(case=case, answers={"age_band": {"26_64"}})`; `example="..."` takes those of an example case;
`finished=True` closes the visit. A decision is made on a finished visit.
"""

from datetime import timedelta
from typing import Any

import factory
from django.contrib.auth.models import User
from django.utils import timezone
from factory.django import DjangoModelFactory

from navigator.cases.contents import ConsentContent, DecisionContent, FirstStep, HappeningContent, VisitContent
from navigator.cases.models import (
    Case,
    Colleague,
    Consent,
    CounselingNote,
    Decision,
    Disclosure,
    Happening,
    Membership,
    Note,
    Team,
    Visit,
)
from navigator.cases.snapshot import snapshot
from navigator.journey.kept import Kept
from options.publishing import current
from tests.knowledge import seed_book

EXAMPLES = {case.key: case for case in seed_book().example_cases}


class TeamFactory(DjangoModelFactory):
    """A team of nobody yet."""

    class Meta:
        model = Team

    name = factory.Sequence(lambda number: f"Team {number}")


class MembershipFactory(DjangoModelFactory):
    """A person with a place in a team: `MembershipFactory(team=team, role="supervisor").user`."""

    class Meta:
        model = Membership

    user = factory.LazyAttributeSequence(lambda _, number: User.objects.create_user(f"counselor{number}"))
    team = factory.SubFactory(TeamFactory)


class CaseFactory(DjangoModelFactory):
    """A case of `owner`, in the owner's team, opened today."""

    class Meta:
        model = Case

    owner = factory.LazyFunction(lambda: MembershipFactory().user)
    team = factory.LazyAttribute(lambda case: case.owner.membership.team)
    code = factory.Sequence(lambda number: f"TS-{2000 + number}")
    opened_on = factory.LazyFunction(timezone.localdate)

    class Params:
        archived = factory.Trait(state=Case.State.CLOSED, closed_on=factory.LazyFunction(timezone.localdate))
        overdue = factory.Trait(follow_up_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=3)))


class ColleagueFactory(DjangoModelFactory):
    """Somebody of the team who was named to share `case`."""

    class Meta:
        model = Colleague

    case = factory.SubFactory(CaseFactory)
    user = factory.LazyAttribute(lambda named: MembershipFactory(team=named.case.team).user)
    named_by = factory.SelfAttribute("case.owner")


class VisitFactory(DjangoModelFactory):
    """One sitting in the counselor's voice, under the release served, numbered within its case.

    Takes: `answers`, choices by question; or `example`, the key of an example case; `finished`, whether it is closed;
    `brought`, `origin`, `origin_number` as in `VisitContent`. The case notes the day.
    """

    class Meta:
        model = Visit

    class Params:
        example = ""
        answers = factory.LazyAttribute(lambda visit: answers_of(visit.example))
        brought = factory.LazyFunction(dict)
        origin = ""
        origin_number = 0
        finished = False
        live = factory.LazyFunction(current.release)
        kept = factory.LazyAttribute(lambda visit: kept_with(visit.answers, visit.live))

    case = factory.SubFactory(CaseFactory)
    number = factory.LazyAttribute(lambda visit: visit.case.visits.count() + 1)
    author = factory.SelfAttribute("case.owner")
    started_at = factory.LazyFunction(timezone.now)
    saved_at = factory.SelfAttribute("started_at")
    finished_at = factory.LazyAttribute(lambda visit: visit.saved_at if visit.finished else None)
    release = factory.SelfAttribute("live.number")
    digest = factory.SelfAttribute("live.digest")
    content = factory.LazyAttribute(
        lambda visit: VisitContent(visit.kept, frozen(visit.brought), visit.origin, visit.origin_number).plain()
    )
    ranking = factory.LazyAttribute(lambda visit: snapshot(visit.live, visit.kept))

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        visit = super()._create(model_class, *args, **kwargs)
        visit.case.last_visit_on = timezone.localdate(visit.started_at)
        visit.case.save(update_fields=["last_visit_on"])
        return visit


class DecisionFactory(DjangoModelFactory):
    """The shared decision of a finished visit. Takes: `content`, as `DecisionContent.plain` gives it; or `option`."""

    class Meta:
        model = Decision

    class Params:
        option = "iop"
        step_by = factory.LazyFunction(lambda: (timezone.localdate() + timedelta(days=3)).isoformat())

    visit = factory.SubFactory(VisitFactory, finished=True)
    content = factory.LazyAttribute(
        lambda made: DecisionContent(
            option=made.option,
            first=made.option,
            reasons="Evenings are free, and home is calm.",
            took_part=("client", "counselor"),
            steps=(FirstStep("Call the program for an intake", "client", made.step_by),),
            check={"options": "yes", "matters": "yes", "support": "unsure", "sure": "yes"},
        ).plain()
    )
    author = factory.SelfAttribute("visit.author")
    decided_at = factory.LazyFunction(timezone.now)


class HappeningFactory(DjangoModelFactory):
    """That something was started, went on or stopped."""

    class Meta:
        model = Happening

    class Params:
        what = "started"
        option = "iop"

    case = factory.SubFactory(CaseFactory)
    content = factory.LazyAttribute(
        lambda one: HappeningContent(one.what, one.option, timezone.localdate().isoformat()).plain()
    )
    author = factory.SelfAttribute("case.owner")
    written_at = factory.LazyFunction(timezone.now)


class NoteFactory(DjangoModelFactory):
    """A note about a visit, or beside `about`: "question" or "option", `key`."""

    class Meta:
        model = Note

    visit = factory.SubFactory(VisitFactory)
    about = Note.About.VISIT
    text = "A made-up note"
    author = factory.SelfAttribute("visit.author")
    written_at = factory.LazyFunction(timezone.now)


class CounselingNoteFactory(DjangoModelFactory):
    """A clinician's own note."""

    class Meta:
        model = CounselingNote

    visit = factory.SubFactory(VisitFactory)
    text = "A made-up counseling note"
    author = factory.SelfAttribute("visit.author")
    written_at = factory.LazyFunction(timezone.now)


class ConsentFactory(DjangoModelFactory):
    """A written consent that counts from today, for a year."""

    class Meta:
        model = Consent

    case = factory.SubFactory(CaseFactory)
    signed_on = factory.LazyFunction(timezone.localdate)
    expires_on = factory.LazyAttribute(lambda consent: consent.signed_on + timedelta(days=365))
    content = factory.LazyAttribute(
        lambda consent: ConsentContent(
            client=consent.case.code,
            discloser="The River clinic",
            what="The plan and the clinical summary",
            recipient="The Hill program",
            purpose="Intake",
            revocation="By telling the counselor",
            expires="One year after signing",
            signed_by="the client",
        ).plain()
    )
    author = factory.SelfAttribute("case.owner")
    written_at = factory.LazyFunction(timezone.now)


class DisclosureFactory(DjangoModelFactory):
    """One time that something was passed on, under a consent of the case."""

    class Meta:
        model = Disclosure

    case = factory.SelfAttribute("consent.case")
    consent = factory.SubFactory(ConsentFactory)
    form = "json"
    content = factory.LazyFunction(lambda: {"recipient": "The Hill program", "what": "The plan", "purpose": "Intake"})
    author = factory.SelfAttribute("case.owner")
    disclosed_at = factory.LazyFunction(timezone.now)


def answers_of(example: str) -> dict[str, set[str]]:
    """The answers of an example case; one answer when none is named."""
    if not example:
        return {"age_band": {"26_64"}}
    answers = {key: set(choices) for key, choices in EXAMPLES[example].answers.items() if key != "voice"}
    return {"safety_now": {"none"}, **answers}


def kept_with(answers: Any, live: Any) -> Kept:
    """What a counselor's visit keeps after these answers."""
    return Kept(voice="counsellor", answers=frozen(answers), past_gate=True).under(live.digest)


def frozen(answers: Any) -> dict[str, frozenset[str]]:
    """Answers as the ranking takes them."""
    return {key: frozenset(choices) for key, choices in answers.items()}
