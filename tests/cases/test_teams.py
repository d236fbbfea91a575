"""Who works in which team is kept in the admin, by superusers, and every change of it stands in the access log."""

from django.urls import reverse

from navigator.cases.models import AccessEntry, Membership
from tests.admin.pages import fields_of, send
from tests.cases.conftest import signed_in
from tests.cases.office import Office


def test_a_change_of_a_team_stands_in_the_access_log(office: Office) -> None:
    ada, page = signed_in(office.ada), reverse("admin:cases_team_change", args=(office.team.pk,))
    sent = fields_of(ada, page)
    row = next(name for name, value in sent.items() if name.endswith("-role") and value == "supervisor")
    sent[row] = "counselor"

    assert send(ada, page, sent).status_code == 302
    assert not Membership.objects.get(user=office.sue).is_supervisor
    entry = AccessEntry.objects.get()
    assert (entry.user_name, entry.act, entry.detail) == ("ada", "change", "who works in a team")


def test_a_counselor_cannot_change_teams(office: Office) -> None:
    page = reverse("admin:cases_team_change", args=(office.team.pk,))

    assert signed_in(office.omar).get(page).status_code in (302, 403)
