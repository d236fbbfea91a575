"""A source with its findings in one go: everything checked together, and nothing half-saved."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from options.models import Finding, Source
from options.publishing.draft import read_draft
from options.rules.problems import find_problems
from tests.admin.test_queries import queries
from tests.reading import Page

SOURCE = {
    "title": "The effect of visits at home on staying in care",
    "authors": "Doe J, Roe R",
    "year": "2025",
    "publisher": "Journal of Care",
    "type_label": "trial",
    "kind": "randomised-trial",
    "verified": "on",
    "retrieved": "2026-11-21",
    "seen_at": "https://example.org/visits",
}
FINDING = {
    "statement": "Visits at home kept more people in care for half a year.",
    "population": "200 adults on methadone, US",
    "certainty": "low",
    "certainty_by": "judged",
    "conditions": "When a nurse can come",
    "verified": "on",
    "citation_ready": "on",
}


def entry_page() -> str:
    """The address of the form."""
    return reverse("admin:options_source_entry")


def sent(*findings: dict[str, str], **source: str) -> dict[str, str]:
    """What a browser sends for a source and some findings on the five rows."""
    data = {**SOURCE, **source, "findings-TOTAL_FORMS": "5", "findings-INITIAL_FORMS": "0"}
    data |= {f"findings-{number}-certainty_by": "judged" for number in range(5)}
    return data | {
        f"findings-{place}-{name}": value for place, row in enumerate(findings) for name, value in row.items()
    }


def rows() -> tuple[int, int, int]:
    """How many sources, findings and entries of the history there are."""
    return Source.objects.count(), Finding.objects.count(), LogEntry.objects.count()


def test_it_offers_five_rows_for_findings(editor: Client) -> None:
    assert Page(editor.get(entry_page()).content).texts("legend") == [
        "The source",
        *(f"Finding {n}" for n in range(1, 6)),
    ]


def test_a_source_and_its_findings_are_saved_together(editor: Client) -> None:
    second = {**FINDING, "statement": "Fewer visits were missed.", "key": "visits-missed"}

    response = editor.post(entry_page(), sent(FINDING, second))

    source = Source.objects.get(title=SOURCE["title"])
    assert response.status_code == 302
    assert source.key == "effect-visits-home-staying-2025"
    assert [finding.key for finding in source.findings.all()] == ["visits-home-kept-more", "visits-missed"]
    assert {(finding.retrieved, finding.review_by) for finding in source.findings.all()} == {
        (source.retrieved, source.review_by)
    }
    assert str(source.review_by) == "2027-11-21"
    assert find_problems(read_draft()) == ()
    assert {entry.user.username for entry in LogEntry.objects.all()} == {"edda"}
    assert LogEntry.objects.count() == 3


@pytest.mark.parametrize(
    ("findings", "source", "place"),
    [
        ((FINDING, {**FINDING, "population": ""}), {}, "findings-1-population"),
        ((FINDING,), {"title": ""}, "title"),
        ((FINDING,), {"key": "asam-2020"}, "key"),
        ((FINDING,), {"review_by": "2026-11-01"}, "review_by"),
        (({**FINDING, "key": "bup-severe-liver"},), {}, "findings-0-key"),
        (({**FINDING, "key": "twice"}, {**FINDING, "key": "twice"}), {}, "findings-1-key"),
        (({**FINDING, "verified": "", "citation_ready": "on"},), {}, "findings-0-citation_ready"),
    ],
)
def test_one_mistake_saves_nothing_and_stands_beside_its_field(
    editor: Client, findings: Any, source: dict[str, str], place: str
) -> None:
    before = rows()
    data = {name: value for name, value in sent(*findings, **source).items() if value}

    response = editor.post(entry_page(), data)

    page = Page(response.content)
    (field,) = (one for one in page.having("name") if one.attributes["name"] == place)
    assert response.status_code == 200
    assert "Nothing was saved" in page.words
    assert field.attributes.get("aria-invalid") == "true"
    assert rows() == before


def test_a_source_without_findings_is_refused(editor: Client) -> None:
    before = rows()

    assert "Give at least one finding" in editor.post(entry_page(), sent()).content.decode()
    assert rows() == before


def test_checking_proposes_keys_says_how_it_reads_and_saves_nothing(editor: Client) -> None:
    before = rows()
    hard = {**FINDING, "statement": "Addicts who had visits at home stayed in care for longer than others did."}

    shown = editor.post(entry_page(), sent(hard, _check="1")).content.decode()

    assert 'value="effect-visits-home-staying-2025"' in shown
    assert "Nothing is saved yet" in shown
    assert "“Addicts”: say a person" in shown
    assert rows() == before


def test_a_key_that_is_taken_gets_a_number(editor: Client) -> None:
    editor.post(entry_page(), sent(FINDING))
    editor.post(entry_page(), sent(FINDING))

    assert Source.objects.filter(key="effect-visits-home-staying-2025-2").exists()
    assert Finding.objects.filter(key="visits-home-kept-more-2").exists()


def test_more_rows_are_added_and_what_was_typed_stays(editor: Client) -> None:
    page = Page(editor.post(entry_page(), sent(FINDING, _more="1", title="")).content)

    assert len(page.texts("legend")) == 1 + 10
    assert FINDING["statement"] in page.words
    assert page.texts("ul").count("This field is required.") == 0


def test_those_who_only_look_are_refused(publisher: Client) -> None:
    assert publisher.get(entry_page()).status_code == 403
    assert publisher.post(entry_page(), sent(FINDING)).status_code == 403


def test_other_methods_are_refused(editor: Client) -> None:
    assert editor.put(entry_page()).status_code == 405


def test_the_form_takes_few_queries(editor: Client) -> None:
    # Session, person, phone and two of permissions: every page of the admin needs them.
    assert queries(lambda: editor.get(entry_page())) <= 5 + 5
