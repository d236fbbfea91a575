"""A rule is ticked, cited and refused in sentences; opening and saving it changes nothing."""

import re
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from options.admin import forms
from options.admin.cells import cell_of
from options.admin.cells import fields_of as fields_of_form
from options.admin.links import condition_on, with_citations, with_condition, write_condition
from options.admin.rule_form import RuleForm
from options.admin.ticks import condition_of, ticks_of
from options.admin.vocabulary import read_vocabulary
from options.models import Finding, Rule
from options.publishing.draft import read_draft
from options.rules.codec import canonical_json
from options.rules.conditions import Clause
from options.rules.rulebook import Rule as RuleValue
from tests.admin.pages import RULE, fields_of, mistakes, rule_page, send

TICKED = re.compile(r'<input type="(?:checkbox|radio|hidden)" name="([^"]+)" value="([^"]+)"(?: checked)?>')
FORTY_WORDS = "Word " * 39 + "word."


def saved(key: str = RULE) -> RuleValue:
    """The rule as the draft holds it now."""
    return read_draft().rule[key]


def ids(*keys: str) -> list[str]:
    """The ids of findings, as the form sends them."""
    known = {finding.key: str(finding.pk) for finding in Finding.objects.filter(key__in=keys)}
    return [known[key] for key in keys]


def sent_by(form: RuleForm) -> QueryDict:
    """What the form sends when nothing is changed."""
    sent = QueryDict(mutable=True)
    for name in ("key", *fields_of_form(form)):
        for rest, values in cell_of(form[name]).items():
            sent.setlist(f"{name}{rest}", list(values))
    return sent


def boxes_of(form: RuleForm) -> QueryDict:
    """What the boxes of the condition send, read from the page."""
    sent = QueryDict(mutable=True)
    for found in TICKED.finditer(str(form["condition"])):
        if "hidden" in found[0] or "checked" in found[0]:
            sent.appendlist(found[1], found[2])
    return sent


def shapes(row: Rule) -> tuple[Any, Any]:
    """What makes the form of a rule look and behave in its own way: the effect, and how its questions count."""
    ticks = ticks_of(condition_on(row)).values()
    return row.effect, frozenset((one.how, bool(one.counts), bool(one.rules_out)) for one in ticks)


@pytest.fixture
def rules(draft: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """All rules, and the words of the draft read once."""
    vocabulary = read_vocabulary()
    monkeypatch.setattr(forms, "read_vocabulary", lambda: vocabulary)
    return with_citations(with_condition(Rule.objects.select_related("option", "first")))


def test_no_rule_is_changed_by_what_its_form_sends(rules: Any) -> None:
    for row in rules:
        form = RuleForm(instance=row)
        assert RuleForm(sent_by(form), instance=row).changed_data == [], row
    assert len(rules) > 500


def test_opening_and_saving_a_rule_of_every_shape_changes_nothing(rules: Any) -> None:
    before = canonical_json(read_draft())
    one_of_each = {shape: row for row in rules for shape in shapes(row)}

    for row in set(one_of_each.values()):
        form = RuleForm(instance=row)
        sent, boxes = sent_by(form), boxes_of(form)
        assert {name: sorted(boxes.getlist(name)) for name in boxes if not name.endswith("-how")} == {
            name: sorted(sent.getlist(name))
            for name in sent
            if name.startswith("condition-") and not name.endswith("-how")
        }
        saved_form = RuleForm(sent, instance=row)
        assert saved_form.is_valid(), (row, saved_form.errors)
        saved_form.save()

    assert len(one_of_each) > 10
    assert canonical_json(read_draft()) == before


def test_ticks_written_anew_give_the_same_clauses(draft: None) -> None:
    order = {one.key: [choice.key for choice in one.choices] for one in read_vocabulary().asked}

    for rule in read_draft().rules:
        assert set(condition_of(ticks_of(rule.when), (), order)) == set(rule.when), rule.key


def test_a_tick_becomes_a_choice_of_the_clause(editor: Client) -> None:
    page = rule_page()

    response = send(editor, page, fields_of(editor, page), **{"condition-severity-counts": ["mild", "severe"]})

    assert response.status_code == 302
    assert saved().when[0].any_of == ("mild", "severe")


def test_a_new_question_comes_after_those_written(editor: Client) -> None:
    page = rule_page()

    send(editor, page, fields_of(editor, page), **{"condition-pregnancy-out": ["pregnant"]})

    assert [(clause.question, clause.choices) for clause in saved().when] == [
        ("severity", ("moderate", "severe")),
        ("pregnancy", ("pregnant",)),
    ]


def test_every_ticked_answer_can_be_needed(editor: Client) -> None:
    page = rule_page()
    ticks = {"condition-other_substances-counts": ["alcohol_daily", "benzos_daily"]}

    send(editor, page, fields_of(editor, page), **ticks, **{"condition-other_substances-how": "all"})

    assert [clause.any_of for clause in saved().when[1:]] == [("alcohol_daily",), ("benzos_daily",)]


def test_groups_written_elsewhere_are_kept_while_other_things_change(editor: Client) -> None:
    groups = (
        Clause("opioid_type", any_of=("heroin", "fentanyl")),
        Clause("opioid_type", any_of=("injects", "street_pills")),
    )
    write_condition(Rule.objects.get(key=RULE), groups)
    page = rule_page()

    send(editor, page, fields_of(editor, page), why="Another reason.")

    assert saved().when == (
        Clause("opioid_type", any_of=("heroin", "fentanyl")),
        Clause("opioid_type", any_of=("street_pills", "injects")),
    )
    assert saved().why == "Another reason."


def test_citations_keep_the_order_of_their_places(editor: Client) -> None:
    page, wanted = rule_page(), ["f-mortality-santo", "meds-offered-to-all", "f-bup-retention"]

    changes = {"citations": ids(*wanted), "citations-place": ["2", "1", "3"]}
    send(editor, page, fields_of(editor, page), **changes)

    assert saved().findings == ("meds-offered-to-all", "f-mortality-santo", "f-bup-retention")


def test_without_scripts_citations_are_written_as_keys(editor: Client) -> None:
    page = rule_page()

    send(editor, page, fields_of(editor, page), **{"citations-keys": "f-bup-retention\r\n\r\nmeds-offered-to-all"})

    assert saved().findings == ("f-bup-retention", "meds-offered-to-all")


def test_a_new_rule_can_be_added(editor: Client) -> None:
    page, filled = "/admin/options/rule/add/", {"condition-severity-counts": "mild", "effect": "favours"}
    option = str(Rule.objects.get(key=RULE).option_id)

    sent = fields_of(editor, page)
    more = {
        "key": "a-new-rule",
        "option": option,
        "theme": "severity",
        "why": "A reason.",
        "citations": ids("f-bup-retention"),
    }
    response = send(editor, page, sent, **filled, **more)

    assert response.status_code == 302, mistakes(response)
    assert saved("a-new-rule") == read_draft().rules[-1]


REFUSED = [
    ({"why": FORTY_WORDS}, "at most 25 words"),
    ({"why": "No full stop"}, "ends with a full stop"),
    ({"citations": None}, "Cite at least one finding that is citation-ready"),
    ({"citations-keys": "no-such-finding"}, "There is no finding “no-such-finding”"),
    ({"citations-keys": "f-bup-retention\nf-bup-retention"}, "cited twice"),
    ({"effect": "not_suitable"}, "Say why it is not suitable"),
    ({"reason_kind": "unsafe"}, "Say why it is not suitable"),
    ({"effect": "needs_first"}, "Choose what has to come first"),
    ({"condition-severity-counts": None}, "Tick at least one answer that counts"),
    ({"condition-always": "1"}, "Take one of the two away"),
    ({"condition-severity-out": ["severe"]}, "both counts and rules out"),
    ({"condition-severity-out": ["none", "mild", "moderate", "severe"]}, "Every answer rules out"),
    ({"condition-age_band-counts": ["18_25", "26_64"], "condition-age_band-how": "all"}, "One person gives one answer"),
    ({"condition-mental_health-counts": ["none", "bipolar"], "condition-mental_health-how": "all"}, "stands alone"),
    ({"condition-medication_view-counts": ["want_any"]}, "its theme must be “Wishes”"),
    ({"condition-travel-counts": ["by_boat"]}, "was changed meanwhile"),
    ({"condition-whole": None}, "did not arrive whole"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_bad_rule_is_refused_with_a_sentence(editor: Client, changes: dict[str, Any], sentence: str) -> None:
    before, page = saved(), rule_page()

    response = send(editor, page, fields_of(editor, page), **changes)

    assert response.status_code == 200
    assert sentence in mistakes(response)
    assert saved() == before


def test_weak_sources_alone_carry_one_point(editor: Client) -> None:
    page = rule_page()
    weak = Finding.objects.filter(citation_ready=True, source__type_label="encyclopedia").first()

    response = send(editor, page, fields_of(editor, page), citations=[str(weak.pk)])

    assert "Weak sources alone may move an option by one point" in mistakes(response)


def test_nothing_typed_is_lost_when_a_rule_is_refused(editor: Client) -> None:
    page = rule_page()
    changes = {"condition-travel-out": ["phone_only"], "citations": ids("f-bup-retention"), "why": FORTY_WORDS}

    shown = send(editor, page, fields_of(editor, page), **changes).content.decode()

    assert 'name="condition-travel-out" value="phone_only" checked' in shown
    assert FORTY_WORDS in shown
    assert "f-bup-retention" in shown
    assert "f-mortality-santo" not in shown.partition("citation-row")[2]


def test_what_to_mend_stands_on_top_with_a_link(editor: Client) -> None:
    page = rule_page()

    shown = send(editor, page, fields_of(editor, page), why="No full stop").content.decode()

    assert 'role="alert"' in shown
    assert '<a href="#id_why">Reason</a>: Say it in one short sentence' in shown
