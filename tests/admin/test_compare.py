"""Compare: what changed in words, what it changes for people, and only what is proved is called proved."""

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.test import Client

from options.admin import compared
from options.admin.odds import percent, share_in_words
from options.admin.summary import summary_of
from options.models import ExampleCase, Option, Rule
from options.publishing.compare import CaseChange, Comparison
from options.publishing.rows import changed_rows
from options.rules.codec import canonical_json, digest_of
from options.rules.differences import Difference, Share
from options.rules.rulebook import Rulebook
from tests.admin.pages import RULE, rule_page
from tests.admin.released import publish_seed
from tests.knowledge import seed_book, with_rule

PAGE = "/admin/compare/"
ANSWERS = {"voice": ("self",), "pregnancy": ("yes",)}
FIRST = Difference("first", "iop", ANSWERS, "2nd", "1st", Share(3, 2000, False), "Intensive outpatient program")


def shown(client: Client, query: str = "") -> str:
    """The page as text with single spaces."""
    return re.sub(r"\s+", " ", client.get(PAGE + query).content.decode())


def found(
    monkeypatch: pytest.MonkeyPatch,
    *outcomes: Difference,
    cases: tuple[CaseChange, ...] = (),
    not_compared: tuple[str, ...] = (),
) -> None:
    """Let the comparison find these outcomes, so that no test waits for the search."""

    def compare(before: Rulebook, after: Rulebook) -> Comparison:
        return Comparison(changed_rows(before, after), outcomes, cases, not_compared)

    monkeypatch.setattr("options.publishing.report.compare", compare)
    monkeypatch.setattr("options.publishing.report._compared", lambda pair: compare(pair.before.book, pair.after.book))


def test_an_unchanged_draft_has_no_difference(editor: Client) -> None:
    publish_seed()

    assert "The draft says the same as release 1, word for word." in shown(editor)


def test_changed_words_are_marked_and_told_without_color(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch)
    publish_seed()
    why = Rule.objects.get(key=RULE).why
    Rule.objects.filter(key=RULE).update(why=why.replace("evidence", "proof"))

    text = shown(editor)

    assert '<del><span class="visually-hidden">taken out: </span>evidence' in text
    assert '<ins><span class="visually-hidden">put in: </span>proof' in text
    assert f'<a href="{rule_page()}">Open this row</a>' in text


def test_nothing_found_is_said_to_be_proved(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch)
    publish_seed()
    Rule.objects.filter(key=RULE).update(editor_note="A note.")

    text = shown(editor)

    assert "Nobody's order or messages change" in text
    assert "No set of answers changes the alerts." in text
    assert "proved over all answers" in text


def test_where_some_answers_are_read_by_one_side_only_no_more_is_claimed_than_is_proved(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "several answers to “Which?” together (gone)"
    found(monkeypatch, not_compared=(said,))
    publish_seed()
    Rule.objects.filter(key=RULE).update(editor_note="A note.")

    text = shown(editor)

    assert "Several answers to “Which?” together (gone)" in text
    assert "No set of answers that both sides can read changes the alerts." in text
    assert "proved over the answers both sides can read" in text
    assert "Nobody's order" not in text
    assert "proved over all answers" not in text


def test_a_summary_claims_no_more_than_is_proved() -> None:
    page = "options/admin/summary.html"
    whole, parted = (Comparison((), (), (), some) for some in ((), ("several answers to “Which?” together (gone)",)))

    assert "Whatever people answer" in render_to_string(page, {"summary": summary_of(whole)})
    text = render_to_string(page, {"summary": summary_of(parted)})
    assert "Whatever people answer" not in text
    assert "Over the answers both sides can read" in text
    assert "several answers to “Which?” together (gone)" in text


def test_what_changes_most_often_comes_first_and_what_is_rare_is_folded(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = (0, 700, 0, 40, 1, 300, 0, 20)
    shares = [*(Share(changed, 2000, False) for changed in counts), None]
    found(monkeypatch, *(replace(FIRST, option=f"o{n}", name=f"Name {n}", share=one) for n, one in enumerate(shares)))
    publish_seed()
    Rule.objects.filter(key=RULE).update(editor_note="A note.")

    response = editor.get(PAGE)

    (kind,) = response.context["compared"].kinds
    assert [one.name for one in kind.outcomes] == ["Name 1", "Name 5", "Name 3", "Name 7", "Name 8"]
    assert [one.name for one in kind.rare] == ["Name 4", "Name 0", "Name 2", "Name 6"]
    assert kind.badge == "9 can change"
    assert "4 more, each for very few answers" in response.content.decode()


def test_an_outcome_is_told_with_its_answers_and_opens_in_try_it(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(monkeypatch, FIRST)
    publish_seed()
    Rule.objects.filter(key=RULE).update(editor_note="A note.")

    text = shown(editor)

    assert "Some answers change first place." in text
    assert "For 3 of 2,000 sets of answers drawn at random (0.1 %). This is a sample, not a count." in text
    assert '<input type="hidden" name="pregnancy" value="yes">' in text
    assert "No set of answers changes first place." not in text
    tried = editor.post("/admin/options/rule/try/", {key: list(value) for key, value in ANSWERS.items()})
    assert tried.status_code == 200


def test_a_search_that_stopped_early_is_not_called_proof(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, Difference("order", "", {}, "", "", Share(0, 2000, False), is_decided=False))
    publish_seed()
    Rule.objects.filter(key=RULE).update(editor_note="A note.")

    text = shown(editor)

    assert "among 2,000 sets of answers drawn at random, but the search stopped early: there may be one." in text
    assert "No set of answers changes the place of a setting." not in text


def test_example_cases_that_change_are_told_with_their_page(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    case = ExampleCase.objects.all()[:1].get()
    change = CaseChange(case.key, case.title, ("First: A",), ("First: B",), True, False)
    found(monkeypatch, cases=(change,))
    publish_seed()
    Rule.objects.filter(key=RULE).update(editor_note="A note.")

    text = shown(editor)

    assert "First: A" in text
    assert "First: B" in text
    assert "not as expected" in text
    assert f"/admin/options/examplecase/{case.pk}/change/" in text


def test_a_harmful_edit_is_told_with_people_it_moves(editor: Client) -> None:
    publish_seed()
    Rule.objects.filter(key=RULE).update(effect="caution")

    kinds = {kind.heading: kind for kind in editor.get(PAGE).context["compared"].kinds}

    assert "Methadone with counseling" in {outcome.name for outcome in kinds["First place"].outcomes}
    assert all(outcome.asked.fields for outcome in kinds["First place"].outcomes)


def test_two_releases_are_compared_by_their_numbers(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch)
    publish_seed()
    other = with_rule(seed_book(), RULE, why="Another reason, said in one sentence.")
    content = canonical_json(other)
    publish_seed(2, content=content, digest=digest_of(content))

    text = shown(editor, "?before=1&after=2")

    assert "From <strong>release 1</strong> to <strong>release 2</strong>: 1 row changed." in text
    assert "Try these answers" not in text


@pytest.mark.parametrize("query", ["?before=99", "?before=x&after=draft", "?after=-1"])
def test_a_release_that_does_not_exist_is_refused_in_words(editor: Client, query: str) -> None:
    publish_seed()

    response = editor.get(PAGE + query)

    assert response.status_code == 200
    assert "not one of the available choices" in response.content.decode()
    assert "compared" not in response.context


def test_before_the_first_release_there_is_nothing_to_compare(editor: Client) -> None:
    assert "nothing to compare with" in shown(editor)


def test_a_draft_that_is_not_whole_shows_its_rows_and_leads_to_what_to_mend(editor: Client) -> None:
    publish_seed()
    Rule.objects.filter(key=RULE).update(why="No full stop")

    text = shown(editor)

    assert "worked out when the content is whole" in text
    assert "1 row changed" in text


def test_a_draft_that_cannot_be_read_says_so(editor: Client) -> None:
    publish_seed()
    Option.objects.filter(key="iop").update(search={"nonsense": 1})

    assert "The draft cannot be read" in shown(editor)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (
            Share(12, 5000, False),
            "For 12 of 5,000 sets of answers drawn at random (0.2 %). This is a sample, not a count.",
        ),
        (Share(0, 5000, False), "Rare: for none of 5,000 sets of answers drawn at random, yet for the answers below."),
        (Share(4, 4, True, ("pregnancy",)), "For every set of answers. Counted exactly."),
    ],
)
def test_how_often_is_said_honestly(share: Share, said: str) -> None:
    assert share_in_words(seed_book(), share) == said


def test_an_exact_count_names_what_decides_it() -> None:
    said = share_in_words(seed_book(), Share(1, 4, True, ("pregnancy",)))

    assert said.startswith("For 1 of all 4 ways to answer what decides it (25.0 %): ")
    assert said.endswith(". Counted exactly.")


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 7, "0.0 %"), (1, 10**40, "less than 0.1 %"), (10**40 - 1, 10**40, "more than 99.9 %"), (1, 2, "50.0 %")],
)
def test_a_share_is_never_rounded_to_none_or_all(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said


def test_every_kind_of_outcome_has_words() -> None:
    assert set(compared.NAMES) == set(compared.KINDS)
