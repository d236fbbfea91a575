"""Our form pack: questions, special choices, errors, and ids that all lead somewhere."""

import re
from typing import Any

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import engines

from navigator.templatetags.forms_pack import choice_rows, error_links
from tests.screen import faults, show, widths
from tests.templates.forms import EntryForm, StepForm


def render(form: forms.BaseForm) -> str:
    """Render a form the way a page does."""
    source = "{% load crispy_forms_filters %}{{ form|crispy }}"
    return engines["django"].from_string(source).render({"form": form})


def test_a_question_is_a_legend_with_rows() -> None:
    html = render(StepForm())

    assert "<legend>When did they last use opioids?</legend>" in html
    assert html.count('type="checkbox"') == 6
    assert html.count('type="radio"') == 4
    assert "Why we ask" in html


def test_special_choices_stand_apart() -> None:
    rows = {row.value: row for row in choice_rows(StepForm()["opioid_type"])}

    assert rows["none"].lead == "or"
    assert rows["not_sure"].lead == "apart"
    assert rows["heroin"].lead == ""
    assert [value for value, row in rows.items() if row.is_exclusive] == ["none", "not_sure"]


def test_a_field_without_flags_needs_none() -> None:
    class Plain(forms.Form):
        yes = forms.ChoiceField(choices=[("y", "Yes")], widget=forms.RadioSelect)

    assert [row.lead for row in choice_rows(Plain()["yes"])] == [""]


def test_given_answers_are_checked() -> None:
    html = render(StepForm(initial={"opioid_type": ["heroin", "fentanyl"], "last_use": "within_day"}))

    assert re.findall(r'value="(\w+)"[^>]* checked', html) == ["heroin", "fentanyl", "within_day"]


def test_the_error_summary_takes_the_focus_and_leads_to_each_field() -> None:
    html = render(StepForm({}))

    assert 'role="alert" tabindex="-1" autofocus' in html
    assert 'href="#id_opioid_type_0"' in html
    assert 'href="#id_last_use_0"' in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error-summary" not in render(StepForm())


@pytest.mark.parametrize("form", [StepForm(), StepForm({}), EntryForm(), EntryForm({})])
def test_every_named_id_exists_once(form: forms.BaseForm) -> None:
    html = render(form)
    ids = re.findall(r' id="([^"]+)"', html)
    named = [
        name
        for names in re.findall(r'(?:for|aria-describedby|aria-labelledby)="([^"]+)"', html)
        for name in names.split()
    ]
    linked = re.findall(r'href="#([^"]+)"', html)

    assert len(ids) == len(set(ids))
    assert set(named) | set(linked) <= set(ids)


def test_an_error_of_the_whole_form_is_said_without_a_link() -> None:
    form = EntryForm({})
    form.add_error(None, "This code belongs to another site.")

    assert error_links(form)[0].target == ""
    assert "This code belongs to another site." in render(form)


def test_hints_and_labels_are_escaped() -> None:
    form = StepForm()
    form.fields["last_use"].help_text = "<b>"

    assert "&lt;b&gt;" in render(form)


def test_a_helper_with_a_layout_works_too() -> None:
    form = EntryForm()
    form.helper = FormHelper()
    form.helper.add_layout(Div(Fieldset("Your code", "code", "note"), "country"))
    form.helper.add_input(Submit("save", "Save"))

    html = render_crispy_form(form)

    assert "<legend>Your code</legend>" in html
    assert 'method="post" novalidate' in html
    assert 'value="Save"' in html


def test_a_set_of_forms_renders() -> None:
    formset = forms.formset_factory(EntryForm, extra=2)()

    assert render(formset).count("Your code") == 2


@pytest.mark.parametrize("form", [EntryForm(), EntryForm({})], ids=["empty", "with errors"])
def test_every_sort_of_field_is_accessible(page: Any, form: forms.BaseForm) -> None:
    source = '{% extends "base.html" %}{% block main %}<h1>Code</h1>{{ fields }}{% endblock %}'
    html = engines["django"].from_string(source).render({"fields": render(form)}).encode()
    show(page, "/", lambda path: html)

    assert faults(page) == []
    assert widths(page) == (320, 390)
