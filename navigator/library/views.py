"""The library's pages. None of them looks at the visitor, and none asks the data base."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from navigator import errors
from navigator.library.changes_page import changes_page
from navigator.library.evidence_page import evidence_page
from navigator.library.glossary_page import glossary_page
from navigator.library.help_page import help_page
from navigator.library.how_page import how_page
from navigator.library.option_page import OptionPage, option_page
from navigator.library.options_page import options_page
from navigator.library.search import search
from navigator.library.search_form import SearchForm
from navigator.shown.frame import frame
from navigator.shown.languages import live_release, path_of
from navigator.shown.shelf import serve
from options.publishing import current
from options.publishing.current import LiveRelease


@require_safe
def options(request: HttpRequest) -> HttpResponseBase:
    """All options at a glance."""
    return serve(request, "library/options.html", lambda live: options_page(live.rulebook))


@require_safe
def option(request: HttpRequest, key: str) -> HttpResponseBase:
    """One option in full; 404 for a key the release does not have."""

    def make(live: LiveRelease) -> OptionPage:
        if key not in live.rulebook.option:
            raise Http404
        return option_page(live.rulebook, live.rulebook.option[key])

    return serve(request, "library/option.html", make)


@require_safe
def evidence(request: HttpRequest) -> HttpResponseBase:
    """Every finding and every disagreement."""
    return serve(request, "library/evidence.html", lambda live: evidence_page(live.rulebook))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def evidence_search(request: HttpRequest) -> HttpResponseBase:
    """Findings by words, type, option and theme. It changes nothing, so its form needs no security token."""
    try:
        live = live_release()
    except current.NoRelease:
        return errors.no_release()
    form = SearchForm(live.rulebook, request.POST if request.method == "POST" else None)
    wanted = form.wanted
    page = {"form": form, "found": search(live.rulebook, wanted), "is_asked": bool(wanted)}
    context = {**page, **frame(live, path_of(request))}
    return HttpResponse(render_to_string("library/evidence_search.html", context))


@require_safe
def help_now(request: HttpRequest) -> HttpResponseBase:
    """What to do in an emergency, and numbers to call."""
    return serve(request, "library/help_now.html", lambda live: help_page(live.rulebook))


@require_safe
def how_it_works(request: HttpRequest) -> HttpResponseBase:
    """How answers become an order, and all rules in words."""
    return serve(request, "library/how_it_works.html", lambda live: how_page(live.rulebook, live.digest))


@require_safe
def glossary(request: HttpRequest) -> HttpResponseBase:
    """Words explained plainly."""
    return serve(request, "library/glossary.html", lambda live: glossary_page(live.rulebook))


@require_safe
def changes(request: HttpRequest) -> HttpResponseBase:
    """What changed in this guide, and when."""
    return serve(request, "library/changes.html", changes_page)
