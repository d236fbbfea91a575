"""Text of a release where no HTML is allowed."""

from django import template

from options.rules.languages import plain as without_mark

register = template.Library()


@register.filter
def plain(text: str) -> str:
    """A text without the mark that it is still English: for titles, attributes and choices of a list."""
    return without_mark(text)
