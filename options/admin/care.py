"""Evidence care: reviews due, findings nobody uses or nobody read, sources by age; and rows marked as read again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from options.admin.places import ROWS, addresses_of
from options.admin.show import cut
from options.publishing import day
from options.publishing.care import Age, Care, Review, care_of
from options.publishing.latest import latest_draft
from options.publishing.record import record
from options.publishing.turns import take_turn
from options.rules.errors import BadData

HEADINGS = {"source": "Sources", "finding": "Findings", "conflict": "Disagreements", "helpline": "Help lines"}
NEEDS = ("options.change_source", "options.change_finding", "options.change_conflict", "options.change_helpline")
"""The rights of those who may mark rows as read again."""
LONGEST = timedelta(days=3 * 366)
"""How far off the next review may be set."""
USUAL, CHOSEN = "usual", "chosen"
MOST_NAMED = 100
"""As many rows fit into an address."""


class ReadForm(forms.Form):
    """What was done with the rows that were ticked, and when they are read again."""

    note = forms.CharField(
        label="What you did",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text="One sentence, such as: Read the page again; the figures stand. The history keeps it with your name.",
        error_messages={"required": "Say in a sentence what you did."},
    )
    next_by = forms.ChoiceField(
        label="To be read again",
        choices=[(USUAL, "after the usual time for its kind (as the table says)"), (CHOSEN, "by this day:")],
        widget=forms.RadioSelect,
        initial=USUAL,
    )
    next_day = forms.DateField(
        label="The day, if you choose one", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Refuse a day that is missing, past or too far off."""
        cleaned = super().clean() or self.cleaned_data
        chosen = cleaned.get("next_day")
        if cleaned.get("next_by") != CHOSEN or "next_day" in self.errors:
            return cleaned
        if chosen is None:
            self.add_error("next_day", "Choose the day.")
        elif not self.today < chosen <= self.today + LONGEST:
            self.add_error("next_day", "Choose a day after today, at most three years off.")
        return cleaned


class ReadAgain(admin.ModelAdmin):
    """A list whose rows can be chosen and marked as read again, all at once."""

    actions = ("read_again",)

    @admin.action(description="Mark the chosen rows as read again", permissions=["change"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Lead to the page with these rows ticked."""
        noun = next(noun for noun, model in ROWS.items() if model is self.model)
        places = [("row", f"{noun} {key}") for key in queryset.values_list("key", flat=True)[: MOST_NAMED + 1]]
        if len(places) > MOST_NAMED:
            self.message_user(request, f"Choose at most {MOST_NAMED} rows at a time.", messages.ERROR)
            return None
        return HttpResponseRedirect(f"{reverse('admin:options_care')}?{urlencode(places)}")


@dataclass(frozen=True, slots=True)
class Row:
    """A review in the table: the page of its row, and whether its box is ticked."""

    review: Review
    address: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """The reviews of one kind of row, the one due first on top."""

    noun: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the evidence in a list: its page, what it says, and the rows that cite it."""

    key: str
    said: str
    address: str
    uses: tuple[tuple[str, str, bool], ...] = ()


@require_http_methods(["GET", "POST"])
def care(request: HttpRequest) -> HttpResponse:
    """The page; a post marks the rows that were ticked as read today."""
    user: Any = request.user
    may_mark = user.has_perms(NEEDS)
    if not user.has_perm("options.view_source") or (request.method == "POST" and not may_mark):
        raise PermissionDenied
    try:
        found = care_of(latest_draft().book, day.today())
    except BadData:
        return _page(request, {"is_unread": True})
    form = ReadForm(request.POST or None, today=found.today)
    wanted = {*(request.POST if request.method == "POST" else request.GET).getlist("row")}
    wanted |= {one.place for one in found.due("overdue", "soon") if one.noun in request.POST.getlist("all")}
    ticked = [review for review in found.reviews if review.place in wanted]
    if request.method == "POST" and form.is_valid():
        if ticked:
            number = _mark(user, ticked, form.cleaned_data, found.today)
            messages.success(request, f"{number} {'row' if number == 1 else 'rows'} marked as read today.")
            return HttpResponseRedirect(reverse("admin:options_care"))
        form.add_error(None, "Tick at least one row.")
    return _page(request, _context(request, found, form, wanted) | {"may_mark": may_mark})


@transaction.atomic
def _mark(user: Any, reviews: Iterable[Review], said: Mapping[str, Any], today: date) -> int:
    """Set both days of each row, and write into its history who read it, and what they said."""
    take_turn()
    wanted: dict[type[Model], dict[str, Review]] = {}
    for review in reviews:
        wanted.setdefault(ROWS[review.noun], {})[review.key] = review
    number = 0
    for model, listed in wanted.items():
        rows: list[Any] = list(model._default_manager.filter(key__in=listed))
        for row in rows:
            row.retrieved = today
            row.review_by = said["next_day"] if said["next_by"] == CHOSEN else listed[row.key].next_due
        model._default_manager.bulk_update(rows, ["retrieved", "review_by"], batch_size=200)
        for row in rows:
            record(user, f"Read again on {today}. To be read again by {row.review_by}.", said["note"], row)
        number += len(rows)
    return number


def _context(request: HttpRequest, found: Care, form: ReadForm, wanted: set[str]) -> dict[str, Any]:
    """All that the page shows, with every link found in one query."""
    shown = _shown(request, found, wanted)
    places = [review.place for review in shown]
    places += [f"finding {finding.key}" for finding in found.unused]
    places += [
        place for one in found.unread for place in (f"finding {one.finding.key}", *(use.place for use in one.uses))
    ]
    places += [f"source {one.source.key}" for age in found.ages for one in age.sources]
    addresses = addresses_of(dict.fromkeys(places))
    return {
        "care": found,
        "overdue": len(found.due("overdue")),
        "soon": len(found.due("soon")),
        "first_due": found.reviews[0].due if found.reviews else None,
        "form": form,
        "kinds": _kinds(shown, wanted, addresses),
        "shows_all": request.GET.get("show") == "all",
        "shows_some": bool(wanted),
        "unused": [Listed(one.key, cut(one.statement, 140), addresses[f"finding {one.key}"]) for one in found.unused],
        "unread": [
            Listed(
                one.finding.key,
                cut(one.finding.statement, 140),
                addresses[f"finding {one.finding.key}"],
                tuple((use.place, addresses[use.place], use.is_alone) for use in one.uses),
            )
            for one in found.unread
        ],
        "ages": [(age, _sources(age, addresses)) for age in found.ages],
    }


def _shown(request: HttpRequest, found: Care, wanted: set[str]) -> tuple[Review, ...]:
    """The reviews in the table: those asked for by name, or all, or those that press."""
    if wanted and request.method == "GET":
        return tuple(review for review in found.reviews if review.place in wanted)
    if request.GET.get("show") == "all":
        return found.reviews
    return tuple(one for one in found.reviews if one.state != "later" or one.place in wanted)


def _kinds(shown: Iterable[Review], ticked: set[str], addresses: Mapping[str, str]) -> list[Kind]:
    rows = [Row(review, addresses[review.place], review.place in ticked) for review in shown]
    kinds = (
        Kind(noun, heading, tuple(row for row in rows if row.review.noun == noun)) for noun, heading in HEADINGS.items()
    )
    return [kind for kind in kinds if kind.rows]


def _sources(age: Age, addresses: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"weight": one, "title": cut(one.source.title, 110), "address": addresses[f"source {one.source.key}"]}
        for one in age.sources
    ]


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    around = admin.site.each_context(request) | {"title": "Evidence care"}
    return TemplateResponse(request, "options/admin/care.html", around | context)
