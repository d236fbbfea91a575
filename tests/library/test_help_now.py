"""Help now: readable in panic, with numbers that were checked."""

import re

from navigator.library.help_page import help_page, sentences
from options.rules.rulebook import Rulebook
from tests.reading import Page


def test_the_first_link_of_the_page_calls_for_help(visit) -> None:
    main = visit("/help-now/").content.decode().split("<main")[1]

    assert Page(main.encode()).links[0] == "tel:911"


def test_what_to_do_comes_before_every_other_word(visit, rulebook: Rulebook) -> None:
    text = Page(visit("/help-now/").content).texts("main")[0]

    assert rulebook.alert["overdose-now"].title in text[:200]
    assert text.index("naloxone") < text.index("Numbers to call")


def test_every_checked_number_can_be_tapped(visit, rulebook: Rulebook) -> None:
    hrefs = Page(visit("/help-now/").content).links
    tapped = {href.removeprefix("tel:") for href in hrefs if href.startswith("tel:")}

    checked = [line for line in rulebook.helplines if not line.check_before_release]
    assert checked
    for line in checked:
        assert re.sub(r"\D", "", re.match(r"[\d -]+", line.number).group()) in tapped


def test_a_number_that_waits_for_its_check_is_not_shown_but_its_name_is(visit, rulebook: Rulebook) -> None:
    page = Page(visit("/help-now/").content)
    numbers = " ".join(page.texts("a"))

    waiting = [line for line in rulebook.helplines if line.check_before_release]
    assert waiting
    for line in waiting:
        if line.number not in ("999", "000"):
            assert line.number not in numbers
        assert line.name in page.texts("main")[0]


def test_an_emergency_with_two_ways_in_is_told_once(rulebook: Rulebook) -> None:
    titles = [emergency.title for emergency in help_page(rulebook).emergencies]

    assert len(titles) == len(set(titles)) > 0


def test_it_still_helps_when_the_release_has_no_overdose_message(rulebook: Rulebook) -> None:
    from dataclasses import replace

    page = help_page(replace(rulebook, alerts=(), guides=()))

    assert page.overdose is None
    assert page.first_aid == ()
    assert page.countries


def test_advice_is_cut_into_sentences() -> None:
    assert sentences("Call 911. Do not wait! Stay.") == ("Call 911.", "Do not wait!", "Stay.")
    assert sentences("At 1-800-222-1222 now.") == ("At 1-800-222-1222 now.",)
