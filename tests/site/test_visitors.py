"""A visitor without JavaScript gets from the start to every setting, with a working source for every reason."""

import pytest

from tests.knowledge import seed_book
from tests.site.conftest import Site
from tests.site.visitor import Page, Visitor, walk

ANSWERS = {
    "age_band": ["26_64"],
    "dsm_signs": ["craving", "tolerance", "withdrawal", "lots_of_time", "fail_duties", "cant_cut_down"],
    "opioid_type": ["heroin", "injects"],
    "other_substances": ["alcohol_daily"],
    "past_treatment": ["detox_only", "bup_not"],
    "pregnancy": ["maybe"],
    "insurance": ["none"],
    "out_of_pocket": ["nothing"],
    "days_away": ["none"],
    "travel": ["weekly"],
    "medication_view": ["none"],
}


@pytest.fixture(scope="module")
def evidence(site: Site) -> Page:
    """The evidence page."""
    return Visitor(site.base).get("/evidence/")


@pytest.mark.parametrize("voice", ["self", "other", "counsellor"])
@pytest.mark.parametrize("answers", [{}, ANSWERS], ids=["nothing answered", "much answered"])
def test_every_setting_is_ranked_or_not_first_and_every_reason_has_a_source(
    site: Site, evidence: Page, voice: str, answers: dict[str, list[str]]
) -> None:
    page = walk(Visitor(site.base), voice, answers)

    settings = [option.key for option in seed_book().options if option.kind == "setting"]
    assert sorted([*page.ranked, *page.not_first]) == sorted(settings)
    assert page.rules
    for rule, links in page.rules.items():
        findings = [link.partition("#")[2] for link in links if link.startswith("/evidence/#")]
        assert findings, f"{rule} has no citation"
        assert set(findings) <= evidence.ids


def test_every_finding_has_an_anchor_on_the_evidence_page(evidence: Page) -> None:
    assert {finding.key for finding in seed_book().findings} <= evidence.ids


def test_every_link_on_the_results_leads_somewhere(site: Site) -> None:
    visitor = Visitor(site.base)
    page = walk(visitor, "self", ANSWERS)

    paths = {link.partition("#")[0].partition("?")[0] for link in page.links if link.startswith("/")} - {"", "/leave/"}

    assert {path: visitor.get(path).status for path in paths} == dict.fromkeys(paths, 200)
