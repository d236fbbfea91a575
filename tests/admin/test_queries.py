"""Pages need few queries: at most five more than Django's own admin, and no more for more rows or after an edit."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from options.models import Rule
from tests import people
from tests.admin.pages import MODELS, RULE, address
from tests.admin.released import prove_at_once, publish_seed

OURS = 5
DJANGOS = 5
"""Session, person, phone and two of permissions: every page of the admin needs them."""
LISTED = (*MODELS, "safeguard", "release")
OF_THE_DRAFT = (
    "/admin/",
    "/admin/workbench/",
    "/admin/compare/",
    "/admin/safeguards/",
    "/admin/care/",
    "/admin/cases/",
    "/admin/cases/no-signs-worried/accept/",
    "/admin/changes/",
    "/admin/exchange/",
    "/admin/options/rule/try/?rule=methadone-moderate-or-severe",
    "/admin/options/release/change-sets/",
    "/admin/options/release/change-sets/submit/",
)
"""Pages that need the whole draft."""


def queries(look: Any) -> int:
    """How many queries it takes to look at a page."""
    look()
    with CaptureQueriesContext(
        connection,
    ) as seen:
        look()
    return len(seen)


def plain_list(model: str) -> int:
    """How many queries Django's admin takes for a list of the same rows with the same filters, without a session."""
    kind = apps.get_model("options", model)
    ours = admin.site.get_model_admin(kind)
    options = {"list_filter": ours.list_filter, "date_hierarchy": ours.date_hierarchy}
    options |= {"list_per_page": ours.list_per_page, "list_display": ("pk",)}
    plain = type("Plain", (admin.ModelAdmin,), options)(kind, admin.AdminSite())
    request = RequestFactory().get("/")
    request.user = people.User.objects.get(username="edda")

    return queries(lambda: plain.changelist_view(request).render())


@pytest.mark.parametrize("model", LISTED)
def test_a_list_takes_few_queries(editor: Client, model: str) -> None:
    own = queries(lambda: editor.get(address(model)))

    assert own <= plain_list(model) + DJANGOS + OURS


@pytest.mark.parametrize("model", LISTED)
def test_a_list_takes_no_more_queries_for_more_rows(editor: Client, model: str) -> None:
    ours = admin.site.get_model_admin(apps.get_model("options", model))
    before = queries(lambda: editor.get(address(model)))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ours, "list_per_page", 5)
        assert queries(lambda: editor.get(address(model))) == before


def test_the_form_of_a_rule_takes_few_queries(editor: Client) -> None:
    row = Rule.objects.first()

    # Session, person, phone, two of permissions, the rule twice, three of its clauses, its citations, the words in
    # three, and both lists of options to choose from.
    assert queries(lambda: editor.get(address("rule", "change", row.pk))) <= 19


def test_the_form_of_an_option_takes_few_queries_whatever_its_facts(editor: Client) -> None:
    most = apps.get_model("options", "option").objects.get(key="methadone-counselling")
    least = apps.get_model("options", "option").objects.filter(kind="comparison").get()

    counts = {queries(lambda row=row: editor.get(address("option", "change", row.pk))) for row in (most, least)}

    assert max(counts) - min(counts) <= 8


@pytest.mark.parametrize("page", OF_THE_DRAFT)
def test_the_first_look_after_an_edit_takes_few_queries(
    editor: Client, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    prove_at_once(monkeypatch)
    publish_seed()
    editor.get(page)
    Rule.objects.filter(key=RULE).update(why=f"Whoever looks at {page} first sees this.")

    with CaptureQueriesContext(connection) as seen:
        response = editor.get(page)

    assert response.status_code == 200
    assert len(seen) <= DJANGOS + OURS
