"""No lost update: a form is saved only over what its editor was shown; else the page shows both sides.

How it works, and why there is no column for versions: docs/decisions/0018-two-editors-see-both-sides.md
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import connection
from django.forms import BaseModelFormSet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse

from options.admin.conflicts import Mine, Sent, Unit, choose, compare, read_sent, renumbered, written
from options.admin.history import change_in_words
from options.admin.merging import Merge, entries_since, lines
from options.admin.shown import FIELD, Shown, State, signed, state_of, unsigned
from options.publishing.record import with_why
from options.publishing.turns import take_turn

WHY_FIELD = "_why"
"""The field of every form in which an editor may say why."""
CHOICES = ("mine", "theirs")


class SafeEditing(admin.ModelAdmin):
    """Forms that carry what was shown, and compare it with what stands before they save."""

    merge_template = "options/admin/merge.html"
    gone_template = "options/admin/gone.html"

    def _changeform_view(self, request: Any, object_id: Any, form_url: Any, extra_context: Any) -> HttpResponse:
        if request.method == "POST":
            take_turn()
            request.POST = plain_lines(request.POST)
            may_change = object_id is not None and self.has_change_permission(request)
            if may_change and (page := self._both_sides(request, object_id)):
                return page
        return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def _both_sides(self, request: Any, pk: str) -> HttpResponse | None:
        """The page to choose on when someone else changed the row; None when the form may be saved."""
        shown = unsigned(self.model, pk, request.POST.get(FIELD, ""))
        lock(self.model, pk)
        row = self.get_object(request, pk)
        if row is None:
            return self._gone(request, pk, shown) if shown.prints else None
        request.state_now = state = self.state_now(request, row)
        sent = read_sent(request.POST, state)
        mine, shown = renumbered(choose(sent, state, shown, request.POST), state, shown)
        missing = frozenset(name for name in shown.asked if request.POST.get(name) not in CHOICES)
        units = _with_missing(compare(mine, state, shown), mine, missing)
        if any(unit.side != "mine" for unit in units):
            return self._choose(request, Merge(row, state, mine, shown, units, missing))
        if mine != sent:
            request.POST = written(mine, state)[0]
        return None

    def state_now(self, request: Any, row: Any) -> State:
        """The row and the rows below it as they stand, read through the forms of this page."""
        looking = copy(request)
        looking.method = "GET"
        names = flatten_fieldsets(self.get_fieldsets(request, row))
        form = self.get_form(request, row, change=True, fields=names)(instance=row)
        formsets, inlines = self._create_formsets(looking, row, change=row.pk is not None)  # type: ignore[attr-defined]
        pairs = zip(formsets, inlines, strict=True)
        return state_of(form, [formset for formset, inline in pairs if inline.has_change_permission(request, row)])

    def render_change_form(self, request: Any, context: Any, *args: Any, **options: Any) -> Any:
        """The form with what it shows, signed."""
        row = options.get("obj")
        if row is not None and options.get("change") and self.has_change_permission(request, row):
            state = getattr(request, "state_now", None) or state_of(context["adminform"].form, _formsets(context))
            context["shown"] = signed(self.model, row.pk, state)
        context["why_given"] = request.POST.get(WHY_FIELD, "")
        return super().render_change_form(request, context, *args, **options)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """The change in words, with what was there before, and why it was made."""
        return with_why(change_in_words(form, formsets or [], add), request.POST.get(WHY_FIELD, ""))

    def _choose(self, request: Any, merge: Merge) -> HttpResponse:
        page = merge.page()
        title = f"{self.opts.verbose_name}: two people changed it".capitalize()
        context = self._around(request, title) | {"original": merge.row, "merge": page}
        return TemplateResponse(request, self.merge_template, context, status=409)

    def _gone(self, request: Any, pk: str, shown: Shown) -> HttpResponse:
        """The page for a row that was deleted meanwhile: what was typed, and a way to add it again."""
        row = self.model(pk=pk)
        blank = self.state_now(request, self.model())
        mine = read_sent(request.POST, blank)
        fixed = {name: {"": (value,)} for name, value in shown.fixed.get("", {}).items()}
        below = tuple(_anew(sent, shown) for sent in mine.below if not sent.is_deleted)
        mine = replace(mine, cells={**mine.cells, **fixed}, below=below)
        said = [*lines(blank.rows[""].form, mine.cells)]
        for sent in below:
            said += lines(blank.formsets[sent.prefix].empty_form, sent.cells)
        hidden = [(name, value) for name, values in written(mine, blank)[0].lists() for value in values]
        context = self._around(request, f"{self.opts.verbose_name}: it was deleted meanwhile".capitalize())
        context |= {"said": said, "hidden": hidden, "entries": entries_since(row, shown.at)}
        context |= {"can_add": self.has_add_permission(request)}
        context["add_address"] = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        return TemplateResponse(request, self.gone_template, context, status=409)

    def _around(self, request: Any, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts}


def plain_lines(data: QueryDict) -> QueryDict:
    """The same with plain line ends: browsers send others than the draft has, and that is no change."""
    plain = QueryDict(mutable=True)
    for name, values in data.lists():
        plain.setlist(name, [str(value).replace("\r\n", "\n") for value in values])
    return plain


def lock(model: Any, pk: str) -> None:
    """Keep others from changing a row until this save ends; a data base with one writer at a time needs no lock."""
    if connection.features.has_select_for_update and pk.isdigit():
        list(model._base_manager.select_for_update(no_key=True).filter(pk=pk).values("pk"))


def _with_missing(units: list[Unit], mine: Mine, missing: Iterable[str]) -> list[Unit]:
    """The units, those without the choice they need marked as such."""
    found = [replace(unit, side="both") if unit.name in missing else unit for unit in units]
    known = {unit.name for unit in found}
    deleting = [Unit(row.place, "", "both", "deleting") for row in mine.below if row.is_deleted]
    return found + [unit for unit in deleting if unit.name in missing and unit.name not in known]


def _anew(sent: Sent, shown: Shown) -> Sent:
    fixed = {name: {"": (value,)} for name, value in shown.fixed.get(sent.place, {}).items()} if sent.pk else {}
    return replace(sent, pk="", cells={**sent.cells, **fixed})


def _formsets(context: Any) -> list[BaseModelFormSet]:
    """The rows below that this person may change."""
    return [below.formset for below in context["inline_admin_formsets"] if below.has_change_permission]
