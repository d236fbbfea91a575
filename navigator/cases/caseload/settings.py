"""The settings of a case: each form names what it does, changes one thing, and comes back to the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from navigator.cases import access, log
from navigator.cases.actions import cases
from navigator.cases.caseload import reading
from navigator.cases.caseload.forms import CodeForm, FollowUpForm, HandOverForm, PersonForm
from navigator.cases.door import Opened, looking_or_sending, open_case
from navigator.cases.models import Case, Colleague
from navigator.cases.rendering import show

RENAME, OWNER, NAME, REMOVE = "rename", "hand-over", "name-colleague", "remove-colleague"
FOLLOW_UP, ARCHIVE, REOPEN = "follow-up", "archive", "reopen"
DONE = {
    RENAME: "renamed",
    OWNER: "handed over",
    NAME: "colleague named",
    REMOVE: "colleague removed",
    FOLLOW_UP: "follow-up set",
    ARCHIVE: "archived",
    REOPEN: "reopened",
}
FOR_ALL = {FOLLOW_UP}
"""What a colleague may change as well; the rest is for the owner and supervisors."""


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """The settings: the case, its people, and a form for each thing that can be typed or chosen.

    `working`: the ids of those in the team now but the owner. `done`: the word of what was done just before.
    """

    case: Case
    may_steer: bool
    colleagues: list[Colleague]
    rename: CodeForm
    hand_over: HandOverForm
    name: PersonForm
    follow_up: FollowUpForm
    working: frozenset[int] = frozenset()
    done: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether a form was sent that cannot be done."""
        return any(form.errors for form in (self.rename, self.hand_over, self.name, self.follow_up))

    @property
    def can_be_named(self) -> bool:
        """Whether there is anybody left to share with."""
        return self.name.has_people

    @property
    def can_be_owner(self) -> bool:
        """Whether there is anybody to hand over to."""
        return self.hand_over.has_people


@open_case
@looking_or_sending
def case_settings(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Show the settings, or do what the form asks for."""
    what = request.POST.get("do", "") if request.method == "POST" else ""
    if what and what not in FOR_ALL and not opened.may_steer:
        raise PermissionDenied
    page = _page(opened, what, request)
    if what in DONE and _do(what, page, opened, request):
        log.done(request, DONE[what])
        return _after(what, opened)
    if request.method == "POST":
        log.done(request, "not changed")
    return show(request, opened.member, "caseload/settings.html", page, case=opened.case)


def _page(opened: Opened, what: str, request: HttpRequest) -> SettingsPage:
    """Every form with what stands now; the one that was sent, with what was sent."""
    case = opened.case
    sent = {key: (request.POST if key == what else None) for key in DONE}
    colleagues = reading.colleagues_of(case)
    team = [place.user for place in reading.team_of(case) if place.user_id != case.owner_id] if opened.may_steer else []
    named = {colleague.user_id for colleague in colleagues}
    today = timezone.localdate()
    rename = CodeForm(sent[RENAME], initial={"code": case.code}, prefix=RENAME)
    rename.fields["code"].label = "New code"
    return SettingsPage(
        case=case,
        may_steer=opened.may_steer,
        colleagues=colleagues,
        rename=rename,
        hand_over=HandOverForm(sent[OWNER], people=team, prefix=OWNER),
        name=PersonForm(sent[NAME], people=[one for one in team if one.pk not in named], prefix=NAME),
        follow_up=FollowUpForm(sent[FOLLOW_UP], initial={"day": case.follow_up_on}, today=today, prefix=FOLLOW_UP),
        working=frozenset(one.pk for one in team),
        done=request.GET.get("done", "") if not what else "",
    )


def _do(what: str, page: SettingsPage, opened: Opened, request: HttpRequest) -> bool:
    """Do what one form asks for. Gives: whether it was done; else the form says why not."""
    if what == ARCHIVE:
        cases.archive(opened.case)
        return True
    if what == REOPEN:
        cases.reopen(opened.case)
        return True
    if what == REMOVE:
        sharing = {str(named.user_id): named.user_id for named in page.colleagues}
        person = sharing.get(request.POST.get("person", ""))
        return person is not None and cases.remove_colleague(opened.case, person)
    form, deed = _typed(what, page, opened)
    if not form.is_valid():
        return False
    try:
        deed()
    except cases.CodeTaken:
        form.add_error("code", "A case of your team has this code. Choose another one.")
    except cases.NotInTeam:
        form.add_error("person", "This person is not in the team any more. Nothing was changed.")
    return form.is_valid()


def _typed(what: str, page: SettingsPage, opened: Opened) -> tuple[forms.Form, Callable[[], None]]:
    """A form that was filled in, and what to do with it when it has no error."""
    case, me = opened.case, opened.member.user

    def said(form: forms.Form, field: str) -> Any:
        return form.cleaned_data[field]

    deeds: dict[str, tuple[forms.Form, Callable[[], None]]] = {
        RENAME: (page.rename, lambda: cases.rename(case, said(page.rename, "code"))),
        OWNER: (
            page.hand_over,
            lambda: cases.hand_over(case, said(page.hand_over, "person"), me, said(page.hand_over, "stays")),
        ),
        NAME: (page.name, lambda: cases.name_colleague(case, said(page.name, "person"), me)),
        FOLLOW_UP: (page.follow_up, lambda: cases.set_follow_up(case, said(page.follow_up, "day"))),
    }
    return deeds[what]


def _after(what: str, opened: Opened) -> HttpResponse:
    """Back to the settings, or to the list for who has just given the case away."""
    if access.may_open(opened.member, opened.case):
        return redirect(f"{reverse('cases:settings', kwargs={'case': opened.case.uid})}?done={what}")
    return redirect(f"{reverse('cases:list')}?done={what}")
