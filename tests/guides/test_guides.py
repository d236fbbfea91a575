"""The guides: everything the release says in them is on the page, cited or marked, and what is typed goes nowhere."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from django.test import Client

from navigator.guides.guide_page import PRACTICAL, findings_of, guide_page
from navigator.shown.citations import refs
from options.rules.evidence import Guide, GuideSection
from options.rules.rulebook import Rulebook
from tests.knowledge import seed_book
from tests.reading import Page

BOOK = seed_book()
GUIDES = {guide.key: guide for guide in BOOK.guides}
NOT_SHOWN = ("findings", "sources", "conflict", "basis", "key", "from_hours", "to_hours")
WRITTEN_ON = ("triggers-worksheet", "support-worksheet", "ten-questions", "family-talk")
every_guide = pytest.mark.parametrize("guide", BOOK.guides, ids=lambda guide: guide.key)


def page_of(key: str) -> Page:
    """The page of one guide, for a reader without answers."""
    response = Client().get(f"/guides/{key}/")
    assert response.status_code == 200
    return Page(response.content)


def texts(item: Any) -> Iterator[str]:
    """Every text inside a part of a guide that readers see."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, tuple):
        for one in item:
            yield from texts(one)
    elif is_dataclass(item):
        for part in fields(item):
            if part.name not in NOT_SHOWN:
                yield from texts(getattr(item, part.name))


def said(section: GuideSection) -> list[str]:
    """What a part must say, its fair words where sources disagree included."""
    conflict = [BOOK.conflict[section.conflict].honest_wording] if section.conflict else []
    return [*texts(section), *conflict, *(BOOK.source[key].title for key in section.sources)]


@every_guide
def test_everything_the_release_says_is_in_its_part_of_the_page(guide: Guide) -> None:
    page = page_of(guide.key)

    for section in guide.sections:
        words = page.part(section.key)
        assert [text for text in said(section) if " ".join(text.split()) not in words] == [], section.key


@every_guide
def test_every_statement_leads_to_its_findings(guide: Guide) -> None:
    links = page_of(guide.key).links
    wanted = {f"/evidence/#{finding}" for finding in findings_of(guide.sections)}

    assert wanted <= set(links)


def test_what_has_no_finding_says_so() -> None:
    for guide in BOOK.guides:
        page = page_of(guide.key)
        for section in guide.sections:
            words = page.part(section.key)
            practical = [item for item in section.items if item.basis == PRACTICAL]
            unchecked = [item for item in section.items if item.basis not in (None, PRACTICAL)]
            assert words.count("Practical advice") == len(practical), section.key
            assert words.count("Not checked yet") == len(unchecked), section.key


@every_guide
def test_links_lead_to_parts_and_pages_that_exist(guide: Guide) -> None:
    page, client = page_of(guide.key), Client()
    inside = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    others = {link.partition("#")[0] for link in page.links if link.startswith("/") and "leave" not in link}

    assert inside <= set(page.ids)
    assert {part.key for part in guide_page(BOOK, guide).parts} <= set(page.ids)
    assert [link for link in others if client.get(link).status_code not in (200, 302)] == []


@every_guide
def test_no_id_stands_twice(guide: Guide) -> None:
    ids = page_of(guide.key).ids

    assert sorted(ids) == sorted(set(ids))


def test_the_list_names_every_guide() -> None:
    page = Page(Client().get("/guides/").content)

    assert [link for link in page.links if link.startswith("/guides/") and link != "/guides/"] == [
        f"/guides/{key}/" for key in GUIDES
    ]
    assert [guide.summary for guide in BOOK.guides if guide.summary not in " ".join(page.words.split())] == []


@pytest.mark.parametrize("key", WRITTEN_ON)
def test_what_is_typed_cannot_be_sent_or_kept(key: str) -> None:
    response = Client().get(f"/guides/{key}/")
    page = Page(response.content)
    lines = [one for one in page.elements if one.tag in ("textarea", "input")]

    assert lines
    assert page.forms == []
    assert [one.attributes for one in lines if "name" in one.attributes] == []
    assert {one.attributes["autocomplete"] for one in lines if one.tag == "textarea"} == {"off"}
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response
    assert "Nothing you type is saved" in page.words


@pytest.mark.parametrize("key", WRITTEN_ON)
def test_every_line_to_fill_in_has_a_label(key: str) -> None:
    page = page_of(key)
    labeled = {one.attributes.get("for") for one in page.elements if one.tag == "label"}
    lines = [one.attributes for one in page.elements if one.tag in ("textarea", "input")]

    assert [line for line in lines if line.get("id") not in labeled and "aria-label" not in line] == []


@pytest.mark.parametrize("key", sorted(set(GUIDES) - set(WRITTEN_ON)))
def test_a_guide_to_read_may_be_kept_for_five_minutes(key: str) -> None:
    response = Client().get(f"/guides/{key}/")

    assert response["Cache-Control"] == "public, max-age=300"
    assert not response.cookies


def test_every_question_to_a_program_has_both_answers_and_room_for_notes() -> None:
    (section,) = [section for section in GUIDES["ten-questions"].sections if section.questions]
    page = page_of("ten-questions")
    cells = [one.attributes["class"] for one in page.having("class") if one.attributes["class"].startswith("asked-")]

    assert len(section.questions) == 10
    assert [cells.count(kind) for kind in ("asked-good", "asked-poor", "asked-notes")] == [10, 10, 10]


def test_numbers_to_call_can_be_dialed() -> None:
    links = page_of("safer-today").links

    assert {"tel:911", "tel:18009720590", "tel:18004843731", "tel:18002221222"} <= set(links)


def test_withdrawal_is_drawn_and_said() -> None:
    page = page_of("withdrawal-timeline")
    when = [row.when or "" for section in GUIDES["withdrawal-timeline"].sections for row in section.rows]
    shown = "".join(page.texts("figure"))

    assert [name for name in when if name not in shown] == []
    assert [name for name in when if name not in "".join(page.texts("table"))] == []


def test_a_guide_the_release_does_not_have_is_not_found(rulebook: Rulebook) -> None:
    assert Client().get("/guides/astrology/").status_code == 404
    assert Client().post("/guides/ten-questions/").status_code == 405


def test_what_is_not_checked_is_marked_in_its_citations() -> None:
    for guide in BOOK.guides:
        for ref in refs(BOOK, set(findings_of(guide.sections))):
            if ref.is_unverified:
                assert "not checked yet" in page_of(guide.key).words
