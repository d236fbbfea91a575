"""Phone numbers in sentences become links that dial, and nothing else does."""

import pytest

from navigator.templatetags.numbers import dial
from tests.reading import Page


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Call 911 or go to an emergency room", ["tel:911"]),
        ("call or text 988 now.", ["tel:988"]),
        ("SafeSpot, 1-800-972-0590, stays on the line.", ["tel:18009720590"]),
        ("1-800-972-0590 or 1-800-484-3731", ["tel:18009720590", "tel:18004843731"]),
        ("$1,176.50 a month ($14,112 a year)", []),
        ("42 CFR Part 2; 9110 people; 1988", []),
    ],
)
def test_numbers_to_call_are_found(text: str, links: list[str]) -> None:
    html = dial(text)

    assert Page(html.encode()).links == links
    assert Page(html.encode()).words == text


def test_words_from_the_release_are_escaped() -> None:
    assert dial("<b>911</b>") == '&lt;b&gt;<a class="dial" href="tel:911">911</a>&lt;/b&gt;'
