"""The admin site of the knowledge: its name, its areas, and the panel that says how the draft stands.

It lives outside `options.admin`, because importing that package already needs a site to register with.
"""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse

AREAS = {
    "Rules and safety": ("Rule", "Safeguard", "Alert", "ExampleCase", "Profile"),
    "Options": ("Option", "ScaleEntry"),
    "Questionnaire": ("Step", "Question"),
    "Evidence": ("Source", "Finding", "Conflict", "Helpline", "Guide", "Term", "Statement", "SeedClaim"),
    "Languages": ("Translation",),
    "Releases": ("Release",),
}
"""What stands together on the first page, in the order of an editor's work."""


class KnowledgeSite(admin.AdminSite):
    """Django's admin with the knowledge sorted by area and the state of the draft on the first page."""

    site_header = "Treatment option navigator: knowledge"
    site_title = "Navigator knowledge"
    index_title = "Knowledge"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The list of models; those of the knowledge by area."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        areas = []
        for app in apps:
            areas += _by_area(app) if app["app_label"] == "options" else [app]
        return sorted(areas, key=lambda area: area["app_label"] != "options")

    def get_urls(self) -> list[Any]:
        """Django's addresses, and before them those of the pages of the workbench."""
        from options.admin.pages import addresses

        return [*addresses(self), *super().get_urls()]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page may show; `ways` is the row of links between the pages of the workbench."""
        from options.admin.pages import ways

        return {**super().each_context(request), "ways": partial(ways, request)}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The first page, with the state of the draft."""
        from options.admin.workbench import panel_for

        return super().index(request, {"panel": panel_for(request), **(extra_context or {})})

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """Search for a row by words; rows may say more about themselves than their key."""
        from options.admin.search import WordedAutocomplete

        return WordedAutocomplete.as_view(admin_site=self)(request)


def _by_area(app: dict[str, Any]) -> list[dict[str, Any]]:
    """One entry per area in place of one for the whole application."""
    known = {model["object_name"]: model for model in app["models"]}
    areas = []
    for name, models in AREAS.items():
        if shown := [known.pop(model) for model in models if model in known]:
            areas.append({**app, "name": name, "models": shown})
    if known:
        areas.append({**app, "name": "Other", "models": list(known.values())})
    return areas
