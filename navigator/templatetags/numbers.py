"""Phone numbers inside sentences become links that dial."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from options.rules.languages import IN_ENGLISH, Marked

register = template.Library()

NUMBER = re.compile(r"(?<![\d-])(1-\d{3}-\d{3}-\d{4}|911|988)(?![\d-])")


@register.filter
def dial(text: str) -> SafeString:
    """The text, escaped, with every phone number of the United States as a link.

    >>> dial("Call 911 & stay")
    'Call <a class="dial" href="tel:911">911</a> &amp; stay'
    """
    pieces = NUMBER.split(text)
    html = format_html_join("", "{}", ((_link(piece) if place % 2 else piece,) for place, piece in enumerate(pieces)))
    return format_html(IN_ENGLISH, html) if isinstance(text, Marked) else html


def _link(number: str) -> SafeString:
    return format_html('<a class="dial" href="tel:{}">{}</a>', number.replace("-", ""), number)
