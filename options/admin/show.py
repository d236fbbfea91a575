"""Small pieces of text and links for lists and forms."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html

from options.publishing.care import state_of
from options.publishing.day import today


def cut(text: str, longest: int) -> str:
    """The start of a text, cut at a word."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def link_list(model: str, wanted: dict[str, Any], number: int) -> str:
    """A number that leads to the rows it counts."""
    if not number:
        return "0"
    address = f"{reverse(f'admin:options_{model}_changelist')}?{urlencode(wanted)}"
    return format_html('<a href="{}">{}</a>', address, number)


def due(day: date) -> str:
    """A day of review, with a word when it has passed or comes soon."""
    state = state_of(day, today())
    if state == "overdue":
        return format_html('<span class="badge badge-stop">overdue</span> {}', day)
    if state == "soon":
        return format_html('<span class="badge badge-soon">soon</span> {}', day)
    return str(day)


def badge(kind: str, words: str) -> str:
    """A word in a small frame; the kind gives the color, the word the meaning."""
    return format_html('<span class="badge badge-{}">{}</span>', kind, words)
