"""Two editors at one row: what each sends, and the page on which the second one chooses."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, User
from django.http import QueryDict
from django.test import Client

from tests.admin.conftest import signed_in
from tests.admin.pages import Sent, fields_of, send


def second_editor() -> Client:
    """Emil, another editor, signed in."""
    emil = User.objects.create_user("emil", is_staff=True)
    emil.groups.add(Group.objects.get(name="editor"))
    return signed_in(emil)


@dataclass
class Sitting:
    """An editor with a page open: what it would send, as it was when it was opened."""

    client: Client
    page: str
    sent: QueryDict

    def save(self, **changes: Any) -> Any:
        """Send the page with changes."""
        return send(self.client, self.page, self.sent, **changes)


def opened(client: Client, page: str) -> Sitting:
    """Open a page."""
    return Sitting(client, page, fields_of(client, page))


def sent_by(response: Any) -> QueryDict:
    """What the form on a page that came back would send."""
    reader = Sent()
    reader.feed(response.content.decode())
    sent = QueryDict(mutable=True)
    for name, value in reader.pairs:
        sent.appendlist(name, value)
    return sent


def differences(response: Any) -> dict[str, Any]:
    """The differences a merge page shows, by the name of their choice."""
    assert response.status_code == 409, response.status_code
    return {one.name: one for group in response.context["merge"].groups for one in group.differences}


def chosen(response: Any) -> dict[str, str]:
    """The sides ticked beforehand, by the name of the choice."""
    return {name: one.chosen for name, one in differences(response).items()}
