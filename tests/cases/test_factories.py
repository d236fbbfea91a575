"""What tests make by factory is what the product would have made."""

from navigator.cases.contents import ConsentContent, DecisionContent, HappeningContent, VisitContent
from navigator.cases.models import Visit
from navigator.cases.snapshot import snapshot
from options.publishing.current import LiveRelease
from tests import factories
from tests.cases.office import Office


def test_a_visit_is_ranked_under_the_release_served(office: Office, live: LiveRelease) -> None:
    factories.VisitFactory(case=office.case, answers={"age_band": {"18_25"}})
    visit = factories.VisitFactory(case=office.case, example="away-several-months", finished=True)

    stored = Visit.objects.get(pk=visit.pk)
    assert (stored.number, stored.author, stored.is_finished) == (2, office.cora, True)
    assert stored.ranking == snapshot(live, VisitContent.of(stored.content).kept)
    assert office.case.last_visit_on


def test_every_factory_works_alone(db: None, live: LiveRelease) -> None:
    decision, happening = factories.DecisionFactory(), factories.HappeningFactory()
    consent, disclosure = factories.ConsentFactory(), factories.DisclosureFactory()

    assert DecisionContent.of(decision.content).option == HappeningContent.of(happening.content).option == "iop"
    assert ConsentContent.of(consent.content).client == consent.case.code
    assert disclosure.consent.case == disclosure.case
    assert factories.NoteFactory().text
    assert factories.CounselingNoteFactory().text
    assert factories.ColleagueFactory().case.colleagues.count() == 1
    assert factories.CaseFactory(archived=True).closed_on
    assert factories.CaseFactory(overdue=True).follow_up_on
