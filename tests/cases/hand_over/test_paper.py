"""On paper: two pages for the plan, the notice on every sheet, ink on white. On the screen: no fault axe knows."""

import re
from typing import Any

import pytest
from django.test import Client

from navigator.cases.contents import DecisionContent, FirstStep
from navigator.cases.hand_over.notice import STATEMENT
from tests.cases.hand_over.papers import Papers, hand_out, papers_of
from tests.cases.office import Office
from tests.plan.test_paper import RICH, assert_fits_on_two_pages
from tests.project.source import ROOT
from tests.reading import Page
from tests.screen import faults_in_short, show, widths

PAGES = ("hand-over", "plan", "summary", "consents", "disclosures")
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
INK = "getComputedStyle(document.body).color"


def on_screen(page: Any, html: bytes) -> None:
    """Show a page that was answered before."""
    show(page, "/paper/", lambda _: html)


@pytest.mark.parametrize("example", RICH)
def test_the_plan_fits_on_two_pages(cora: Client, office: Office, page: Any, example: str) -> None:
    papers = papers_of(office, example)

    for response in (
        cora.get(papers.place("plan")),
        cora.post(papers.place("export"), papers.under_consent("plan")),
    ):
        on_screen(page, response.content)
        assert_fits_on_two_pages(page)


def test_a_plan_with_the_longest_decision_fits_too(cora: Client, papers: Papers, page: Any) -> None:
    steps = tuple(
        FirstStep(f"{number}: " + "call and ask again " * 5, "The client", "2026-12-01") for number in range(12)
    )
    content = DecisionContent(option="iop", first="iop", reasons="Evenings at home matter. " * 80, steps=steps)
    papers.decision.content = content.plain()
    papers.decision.save()

    on_screen(page, cora.get(papers.place("plan")).content)

    assert_fits_on_two_pages(page)


def test_paper_is_ink_on_white_in_a_dark_browser_too(cora: Client, papers: Papers, page: Any) -> None:
    page.emulate_media(color_scheme="dark")
    for name in PAGES:
        on_screen(page, cora.get(papers.place(name)).content)
        page.emulate_media(media="print")

        assert (page.evaluate(BACKGROUND), page.evaluate(INK)) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
        page.emulate_media(media="screen")


def test_paper_has_no_letters_too_small_to_read(cora: Client, papers: Papers, page: Any) -> None:
    for name in ("plan", "summary"):
        on_screen(page, cora.get(papers.place(name)).content)
        page.emulate_media(media="print")
        sizes = page.evaluate(
            "[...document.querySelectorAll('.wrap :is(p, li, dt, dd, h2, h3, strong)')].filter(e => e.offsetParent"
            " && e.textContent.trim()).map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
        page.emulate_media(media="screen")

        assert min(sizes) >= 9.5 / 0.75 - 0.01, name


def test_the_notice_is_in_the_margin_of_every_sheet(cora: Client, papers: Papers) -> None:
    sheet = (ROOT / "static" / "css" / "cases-print.css").read_text(encoding="utf-8")
    margin = re.search(r"@media print \{\s*@page \{.*?@bottom-left \{ content: \"([^\"]+)\"", sheet, re.DOTALL)

    assert margin
    assert margin[1] == STATEMENT
    for form in ("plan", "summary"):
        page = Page(cora.post(papers.place("export"), papers.under_consent(form)).content)
        assert any(file.endswith("css/cases-print.css") for file in page.loaded)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_faults_and_fits_a_phone(
    cora: Client, office: Office, papers: Papers, page: Any, name: str
) -> None:
    hand_out(papers, office)
    on_screen(page, cora.get(papers.place(name)).content)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")

    assert widths(page) == (320, 390)
    assert faults_in_short(page) == []


def test_a_refusal_and_mistakes_have_no_faults(cora: Client, papers: Papers, page: Any) -> None:
    export, consents = papers.place("export"), papers.place("consents")
    for address, sent in ((export, {"form": "json"}), (export, {"basis": "emergency"}), (consents, {"named": "code"})):
        on_screen(page, cora.post(address, sent).content)

        assert widths(page) == (320, 390)
        assert faults_in_short(page) == []
