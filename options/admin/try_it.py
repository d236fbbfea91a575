"""Try it: answers ranked by the draft and by the current release side by side.

The answers are ticked, those of an example case, or those that a share code carries. They are sent in the body of a
request, never in its address, and nothing of them is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from options.admin.answers import Ticked, askings_of, sent_answers, ticked_of
from options.admin.code_form import CodeForm, carried
from options.admin.places import mends
from options.admin.prefill import answers_of
from options.admin.side_by_side import compare, known_part
from options.models import Rule
from options.publishing.latest import latest_draft
from options.publishing.layouts import Layout
from options.publishing.published import live_release
from options.rules.errors import BadData
from options.rules.rulebook import Rulebook

PAGE = "options/admin/try_it.html"
FROM_CODE = "code"


@dataclass(frozen=True, slots=True)
class Tried:
    """What to rank: the answers ticked, and the form for a share code.

    `source`: "code" when the answers came with one. `strange`: answers in it that the draft does not know.
    """

    ticked: Ticked
    code: CodeForm
    source: str = ""
    strange: tuple[str, ...] = ()


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def try_it(request: HttpRequest) -> HttpResponse:
    """The page: answers on top, both orders below."""
    user: Any = request.user
    if not user.has_perm("options.view_rule"):
        raise PermissionDenied
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Try it"}
    try:
        book = latest_draft().book
    except BadData as error:
        return TemplateResponse(request, PAGE, {**context, "mends": mends(error.problems)})
    live = live_release()
    tried = _tried(request, book, live.layouts if live else {})
    sent = request.POST if request.method == "POST" else request.GET
    rule = book.rule.get(sent.get("rule", ""))
    pages = rule_pages()
    context |= {"tried": tried, "rule": rule, "rule_page": pages.get(rule.key) if rule else None}
    context |= {"cases": book.example_cases, "live": live, "case": request.GET.get("case", "")}
    context["may_add"] = tried.source != FROM_CODE and user.has_perm("options.add_examplecase")
    if not (tried.ticked.mistakes or tried.code.errors):
        result = compare(book, live.rulebook if live else None, tried.ticked.given, pages, rule.key if rule else "")
        context |= {"result": result, "fires": rule is not None and result.shows(rule.key)}
    return TemplateResponse(request, PAGE, context)


def rule_pages() -> dict[str, str]:
    """The page of each rule of the draft, by its key."""
    return {key: reverse("admin:options_rule_change", args=[pk]) for key, pk in Rule.objects.values_list("key", "pk")}


def _tried(request: HttpRequest, book: Rulebook, layouts: Mapping[int, Layout]) -> Tried:
    """The answers sent, those in the share code sent, or those that the address names."""
    code = CodeForm(layouts=layouts)
    if request.method != "POST":
        return Tried(ticked_of(book, answers_of(book, request.GET.dict())), code)
    if "open" in request.POST:
        return _opened(CodeForm(request.POST, layouts=layouts), book)
    source = FROM_CODE if request.POST.get("source") == FROM_CODE else ""
    return Tried(ticked_of(book, sent_answers(askings_of(book), request.POST)), code, source)


def _opened(code: CodeForm, book: Rulebook) -> Tried:
    """The answers in a share code; no answers, and what is wrong with the code, when it cannot be read."""
    if not code.is_valid():
        return Tried(ticked_of(book, {}), code)
    given, strange = known_part(book, carried(code.cleaned_data["code"]))
    return Tried(ticked_of(book, given), CodeForm(layouts=code.layouts), FROM_CODE, strange)
