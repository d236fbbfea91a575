"""The journey in Spanish: the same questions, answers, order and points; switching on the way loses nothing."""

import re

from options.publishing import current
from options.rules.ranking import rank
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed, seed_book
from tests.languages.conftest import STORY, BothSites
from tests.reading import Page

BOOK = seed_book()


def test_the_results_stand_in_the_same_order_with_the_same_reasons(sites: BothSites) -> None:
    english, spanish = (
        re.findall(r'data-(option|rank|rule|not-first|support|alert)="([^"]*)"', sites.html(path))
        for path in ("/results/", "/es/results/")
    )

    assert spanish == english
    assert len(spanish) > 50


def test_every_example_case_ranks_alike_in_both_languages() -> None:
    english, spanish = current.release("en").rulebook, current.release("es").rulebook

    for case in BOOK.example_cases:
        answers = {key: frozenset(choices) for key, choices in case.answers.items()}
        ranked = [
            [(one.option.key, one.rank, one.points, one.fit, one.suitable) for one in rank(book, answers).options]
            for book in (english, spanish)
        ]
        assert ranked[0] == ranked[1], case.key


def test_forms_send_the_same_names_and_values(sites: BothSites) -> None:
    for step in BOOK.questionnaire.steps:
        english, spanish = (
            [(one.get("name"), one.get("value")) for one in Page(sites.html(path).encode()).forms[0].inputs]
            for path in (f"/questions/{step.key}/", f"/es/questions/{step.key}/")
        )
        assert [pair for pair in spanish if pair[0] != "csrfmiddlewaretoken"] == [
            pair for pair in english if pair[0] != "csrfmiddlewaretoken"
        ]


def test_switching_language_on_the_way_keeps_every_answer() -> None:
    visitor = Visitor().pass_gate("other").answer_all(STORY)
    told = visitor.cookie

    visitor.open("/es/check/").open("/es/results/").open("/check/")

    assert visitor.page.title.startswith("Check your answers")
    assert visitor.cookie == told
    assert "26 to 64" in visitor.page.words


def test_a_whole_journey_stays_in_spanish() -> None:
    visitor = Visitor().open("/es/").press("Para mí").press("Continuar", {"safety_now": ["none"]})

    while visitor.url != "/es/check/":
        assert visitor.url.startswith("/es/questions/")
        visitor.press("Continuar")

    assert visitor.open("/es/results/").trail[-1].status_code == 200


def test_a_mistake_is_explained_in_spanish() -> None:
    visitor = Visitor().open("/es/").press("Para mí").press("Continuar", {"safety_now": []})

    assert visitor.page.title.startswith("Error: ")
    assert "Elija lo que es cierto en este momento" in visitor.page.words


def test_an_unknown_language_is_no_page() -> None:
    assert Visitor().client.get("/fr/").status_code == 404


def test_english_pages_cost_nothing_more() -> None:
    assert current.release("en") is current.release()
    assert current.release("es") is current.release("es")
    assert current.release("en").rulebook is live_seed().rulebook
