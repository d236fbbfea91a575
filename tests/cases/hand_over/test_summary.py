"""The clinical summary: everything in words, with what moved each option and its source."""

import re

from django.test import Client

from options.publishing.current import LiveRelease
from tests.cases.hand_over.papers import Papers, text_of
from tests.reading import Page


def test_the_summary_says_everything_with_its_release(cora: Client, papers: Papers, live: LiveRelease) -> None:
    words = text_of(cora, papers.place("summary"))

    assert live.digest in words
    for part in (
        "Not answered (not known)",
        "The ranking put first: Methadone with counseling",
        "The client wants something else",
        "Stays with a friend until Sunday.",
        "Follow-up",
        "cora",
    ):
        assert part in words


def test_every_reason_in_the_summary_names_its_rule_and_source(cora: Client, papers: Papers) -> None:
    page = Page(cora.get(papers.place("summary")).content)
    rules = page.having("data-rule")

    assert len(rules) > 50
    assert all(rule.links for rule in rules)
    assert len(page.having("data-option")) == 15 + len(papers.ranked("supports"))


def test_every_number_cited_stands_among_the_sources(cora: Client, papers: Papers) -> None:
    html = cora.get(papers.place("summary")).content.decode()
    above, _, sources = html.partition('id="sources"')

    cited = set(re.findall(r'class="ref"[^>]*><b>(\d+)</b>', above))
    listed = set(re.findall(r"<li><b>(\d+)</b>", sources))

    assert cited == listed
    assert cited
