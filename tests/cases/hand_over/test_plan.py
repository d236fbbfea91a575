"""The client's plan: for the option decided for, with its days, and without a word of the answers."""

from django.test import Client

from navigator.cases.contents import DecisionContent
from options.publishing.current import LiveRelease
from tests.cases.hand_over.papers import Papers, consent_of, text_of
from tests.factories import VisitFactory
from tests.reading import Page

LOOKED_AT = ("hand-over", "plan", "summary")


def test_the_plan_has_the_decision_its_days_and_numbers_to_call(cora: Client, papers: Papers) -> None:
    words = text_of(cora, papers.place("plan"))

    assert "Intensive outpatient program" in words
    for part in ("Evenings at home matter most.", "Call the River program for an intake", "We talk again on", "988"):
        assert part in words


def test_the_plan_does_not_tell_the_client_where_the_counselor_disagrees(cora: Client, papers: Papers) -> None:
    assert "ninety minutes" not in text_of(cora, papers.place("plan"))


def test_the_plan_shows_no_answer(cora: Client, papers: Papers) -> None:
    assert "You said:" not in text_of(cora, papers.place("plan"))


def test_an_option_that_is_not_first_for_now_comes_with_its_warning(
    cora: Client, papers: Papers, live: LiveRelease
) -> None:
    option = next(one for one in papers.ranked() if not one["suitable"])
    content = DecisionContent(option=option["key"], first="methadone-counselling")
    papers.decision.content = content.plain()
    papers.decision.save()

    words = text_of(cora, papers.place("plan"))

    assert "Take care with this choice" in words
    assert live.rulebook.option[option["key"]].name in words


def test_without_a_decision_the_plan_is_for_what_fits_best(cora: Client, papers: Papers, live: LiveRelease) -> None:
    papers.decision.delete()
    first = next(one for one in papers.ranked() if one["suitable"])

    words = text_of(cora, papers.place("plan"))

    assert "No decision is written down for this visit." in words
    assert live.rulebook.option[first["key"]].name in words


def test_a_visit_without_answers_has_its_pages_too(cora: Client, papers: Papers) -> None:
    VisitFactory(case=papers.case, answers={}, number=2)

    for name in LOOKED_AT:
        assert cora.get(f"/cases/{papers.case.uid}/visits/2/{name}/").status_code == 200


def test_a_plan_for_somebody_else_holds_what_the_consent_names_and_nothing_of_answers_and_order(
    cora: Client, papers: Papers
) -> None:
    own = text_of(cora, papers.place("plan"))
    consent = consent_of(papers.case, ("plan",))
    sent = cora.post(papers.place("export"), papers.under_consent("plan", consent=consent.pk))
    copy = Page(sent.content)

    for words in ("What would change this", "questions are open", "Tolerance may be lost"):
        assert words in own
        assert words not in copy.words
    assert "would move" not in copy.words
    assert "Numbers to call" in copy.words
