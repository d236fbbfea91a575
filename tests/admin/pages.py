"""What these tests share: addresses, what a form on a page would send, and the models to look at."""

from html.parser import HTMLParser
from typing import Any

from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from options.models import Rule

MODELS = (
    "alert",
    "conflict",
    "examplecase",
    "finding",
    "guide",
    "helpline",
    "option",
    "profile",
    "question",
    "rule",
    "scaleentry",
    "seedclaim",
    "source",
    "step",
    "term",
)
"""What editors change; safeguards and releases they only see."""
RULE = "methadone-moderate-or-severe"


def address(model: str, page: str = "changelist", *arguments: Any) -> str:
    """The address of an admin page."""
    return reverse(f"admin:options_{model}_{page}", args=arguments)


def rule_page(key: str = RULE) -> str:
    """The address of a rule's form."""
    return address("rule", "change", Rule.objects.get(key=key).pk)


class Sent(HTMLParser):
    """What a browser would send for the main form of a page, without scripts that add anything."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self._inside = self._text = False
        self._name = self._select = ""
        self._words: list[str] = []
        self._quiet = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Take the value of a field."""
        own = dict(attrs)
        if tag == "form":
            self._inside = own.get("method") == "post" and own.get("id") != "logout-form"
        self._quiet += tag == "noscript"
        name = own.get("name")
        if not self._inside or self._quiet or "disabled" in own:
            return
        if tag == "input" and name:
            self._input(own, name)
        elif tag == "select" and name:
            self._select = name
        elif tag == "option" and self._select and "selected" in own:
            self.pairs.append((self._select, own.get("value") or ""))
        elif tag == "textarea" and name:
            self._name, self._words, self._text = name, [], True

    def _input(self, own: dict[str, Any], name: str) -> None:
        kind = own.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in own:
                self.pairs.append((name, own.get("value", "on") or ""))
        elif kind not in ("submit", "button"):
            self.pairs.append((name, own.get("value") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Leave a field or the form."""
        self._quiet -= tag == "noscript"
        if tag == "textarea" and self._text:
            self.pairs.append((self._name, "".join(self._words).removeprefix("\n").removeprefix("\n")))
            self._text = False
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._inside = False

    def handle_data(self, data: str) -> None:
        """Take the words of a text field."""
        if self._text:
            self._words.append(data)


def fields_of(client: Client, page: str) -> QueryDict:
    """What the form on a page sends when nothing is changed."""
    return fields_in(client.get(page))


def fields_in(response: Any) -> QueryDict:
    """What the form on a page that was shown sends when nothing is changed."""
    reader = Sent()
    reader.feed(response.content.decode())
    sent = QueryDict(mutable=True)
    for name, value in reader.pairs:
        sent.appendlist(name, value)
    sent.pop("_save", None)
    return sent


def send(client: Client, page: str, sent: QueryDict, **changes: Any) -> Any:
    """Send a form with some fields changed; a list replaces all values, None takes the field out."""
    for name, value in changes.items():
        sent.setlist(name, [] if value is None else value if isinstance(value, list) else [value])
    return client.post(page, sent.urlencode(), content_type="application/x-www-form-urlencoded")


def mistakes(response: Any) -> str:
    """Every sentence of refusal on a page."""
    form = response.context["adminform"].form
    return " ".join(str(said) for listed in form.errors.values() for said in listed)
