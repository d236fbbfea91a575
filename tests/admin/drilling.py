"""Two editors at random: rows with fields to change, what each editor saw, and what must stand in the end."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.apps import apps
from django.http import QueryDict
from django.test import Client

from tests.admin.pages import Sent, address, fields_of, send

PLACES: dict[str, tuple[str, ...]] = {
    "rule": ("why", "editor_note", "ref"),
    "question": ("why", "hint_self", "choices-0-label", "choices-0-short", "choices-1-short"),
    "term": ("plain", "also_called"),
    "statement": ("heading", "text"),
    "step": ("title", "intro_self", "intro_other"),
    "helpline": ("name", "what_for", "note"),
    "profile": ("title",),
    "conflict": ("topic", "how_to_show"),
    "translation": ("text",),
    "seedclaim": ("says", "not_used"),
}
"""Text fields by kind of row, some of rows below. The word of a term is left out: one in use is not renamed."""


@dataclass
class Editor:
    """An editor at a page: what the page showed, what was changed, and what would be sent."""

    client: Client
    page: str
    saw: dict[str, str] = field(default_factory=dict)
    wrote: dict[str, str] = field(default_factory=dict)
    sent: QueryDict = field(default_factory=QueryDict)

    def open(self, names: tuple[str, ...]) -> None:
        """Open the page."""
        self.sent, self.wrote = fields_of(self.client, self.page), {}
        self.saw = {name: self.sent[name] for name in names}

    def write(self, changes: dict[str, str]) -> None:
        """Type something new."""
        self.wrote |= changes
        for name, words in changes.items():
            self.sent[name] = words

    def save(self) -> Any:
        """Send the page."""
        return send(self.client, self.page, self.sent.copy())


def pick(random: Random) -> tuple[str, tuple[str, ...]]:
    """A row to change: the address of its form, and the names of its text fields."""
    kind = random.choice(sorted(PLACES))
    pks = list(apps.get_model("options", kind)._default_manager.order_by("pk").values_list("pk", flat=True))
    if kind == "question":
        rows = apps.get_model("options", kind)._default_manager
        pks = list(rows.exclude(kind__in=("derived", "voice")).order_by("pk").values_list("pk", flat=True))
    return address(kind, "change", random.choice(pks)), PLACES[kind]


def words(random: Random) -> str:
    """Words nobody else writes."""
    return f"Words {random.getrandbits(40):010x}."


def some(random: Random, names: tuple[str, ...]) -> dict[str, str]:
    """New words for some of the fields."""
    return {name: words(random) for name in random.sample(names, random.randint(1, len(names)))}


def came_back(response: Any) -> QueryDict:
    """What the page that came back would send."""
    reader = Sent()
    reader.feed(response.content.decode())
    sent = QueryDict(mutable=True)
    for name, value in reader.pairs:
        sent.appendlist(name, value)
    return sent


def choices(page: str) -> dict[str, str]:
    """The choices on a merge page that are still open, with the text field each belongs to."""
    found = {}
    for part in page.split("<fieldset")[1:]:
        if "Please choose" in part:
            name = part.partition('type="radio" name="')[2].partition('"')[0]
            found[name] = part.partition('<textarea name="')[2].partition('"')[0]
    return found
