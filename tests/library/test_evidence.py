"""The evidence library: one anchor for every finding, in sight without scripts, with how sure it is."""

import re

import pytest

from navigator.library.evidence_page import EvidencePage, FindingEntry, evidence_page, source_links
from options.rules.rulebook import Rulebook
from tests.reading import Page


@pytest.fixture(scope="module")
def page(rulebook: Rulebook) -> EvidencePage:
    """The library of the seed."""
    return evidence_page(rulebook)


@pytest.fixture(scope="module")
def entries(page: EvidencePage) -> dict[str, FindingEntry]:
    """Every finding shown, by key."""
    return {entry.finding.key: entry for group in page.groups for source in group.sources for entry in source.findings}


def test_every_finding_has_exactly_one_anchor(visit, rulebook: Rulebook) -> None:
    ids = Page(visit("/evidence/").content).ids

    assert [key for key in rulebook.finding if ids.count(key) != 1] == []


def test_every_disagreement_has_exactly_one_anchor(visit, rulebook: Rulebook) -> None:
    ids = Page(visit("/evidence/").content).ids

    assert [key for key in rulebook.conflict if ids.count(key) != 1] == []


def test_no_anchor_is_folded_away(visit) -> None:
    html = visit("/evidence/").content.decode()

    folded = re.findall(r"<details.*?</details>", html, re.DOTALL)
    assert folded
    assert not [part for part in folded if " id=" in part]


def test_the_page_says_when_its_evidence_was_last_reviewed(visit) -> None:
    page = " ".join(Page(visit("/evidence/").content).words.split())

    assert "Evidence last reviewed from Nov. 20, 2026 to Nov. 21, 2026. The next review is due by May 20, 2027." in page


def test_every_source_stands_once(page: EvidencePage, rulebook: Rulebook) -> None:
    shown = [one.source.key for group in page.groups for one in group.sources] + [one.source.key for one in page.others]

    assert sorted(shown) == sorted(rulebook.source)


def test_pooled_trials_come_first_and_interested_parties_last(page: EvidencePage) -> None:
    labels = [group.label for group in page.groups]

    assert labels[0] == "systematic review"
    assert labels.index("trial") < labels.index("cohort study") < labels.index("provider's own article")


def test_the_newest_source_of_a_type_comes_first(page: EvidencePage) -> None:
    years = [one.source.year or 0 for one in page.groups[0].sources]

    assert years == sorted(years, reverse=True)


def test_a_finding_names_every_rule_that_uses_it(entries, rulebook: Rulebook) -> None:
    for key, entry in entries.items():
        whys = [rule.why for rule in rulebook.rules if key in rule.findings]
        assert [use.why for use in entry.uses] == whys


def test_an_unchecked_finding_is_marked(visit, rulebook: Rulebook) -> None:
    html = visit("/evidence/").content.decode()

    unchecked = sum(not finding.verified for finding in rulebook.findings)
    assert unchecked > 0
    assert html.count('<li class="mark mark-open">') == unchecked


def test_a_contested_finding_stands_beside_the_stronger_evidence(entries, rulebook: Rulebook) -> None:
    contested = [finding.key for finding in rulebook.findings if finding.contested]

    assert contested
    assert [key for key in contested if not (entries[key].contested and entries[key].disagreements)] == []


def test_a_copy_points_to_the_better_one(entries, rulebook: Rulebook) -> None:
    copies = [finding for finding in rulebook.findings if finding.same_as]

    assert copies
    assert [copy.key for copy in copies if entries[copy.key].same_as.finding != copy.same_as] == []


def test_a_finding_says_when_it_was_checked_and_is_checked_next(visit) -> None:
    text = Page(visit("/evidence/").content).texts("main")[0]

    assert "Checked Nov. 20, 2026" in text
    assert "Check again by" in text


def test_a_document_is_found_by_doi_pubmed_or_address(rulebook: Rulebook) -> None:
    by_doi = next(source for source in rulebook.sources if source.doi and source.pmid)

    labels = [label for label, _ in source_links(by_doi)]

    assert labels == [f"doi {by_doi.doi}", f"PubMed {by_doi.pmid}"]


def test_no_key_of_the_data_is_read_aloud(visit, rulebook: Rulebook) -> None:
    text = Page(visit("/evidence/").content).texts("main")[0]

    assert [key for key in rulebook.finding if f"({key})" in text] == []
