"""Visitors who have answered as the people of the example cases did, and now look at their results."""

import re

from tests.journey.visitor import Visitor
from tests.knowledge import seed_book

CASES = {case.key: case for case in seed_book().example_cases}


def answers_of(case: str) -> dict[str, frozenset[str]]:
    """The answers of an example case as the ranking takes them."""
    answers = {key: frozenset(choices) for key, choices in CASES[case].answers.items()}
    return {"voice": frozenset({"self"}), "safety_now": frozenset({"none"})} | answers


def visitor_of(case: str) -> Visitor:
    """Someone who went the whole way with the answers of an example case, and said they are safe where asked."""
    answers = {key: list(choices) for key, choices in CASES[case].answers.items()}
    visitor = Visitor().begin(answers.pop("voice", ["self"])[0])
    visitor.press("Continue", {"safety_now": answers.pop("safety_now", ["none"])})
    if visitor.url.startswith("/questions/safety/help/"):
        pass_stop(visitor)
    return pass_stop(visitor.answer_all(answers).open("/results/"))


def pass_stop(visitor: Visitor) -> Visitor:
    """Say "I am safe for now" as often as it is asked."""
    while 'class="alert alert-stop_now"' in text_of(visitor) and not places(visitor):
        visitor.press(next(iter(visitor.page.forms[0].buttons)))
    return visitor


def post(visitor: Visitor, url: str, **data: str) -> Visitor:
    """Send a form of the page on screen to an address, with its security token."""
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text_of(visitor))
    assert token, "There is no form on the page."
    return visitor._arrive(url, visitor.client.post(url, {**data, "csrfmiddlewaretoken": token[1]}))


def text_of(visitor: Visitor) -> str:
    """The HTML on screen."""
    return visitor.trail[-1].content.decode()


def places(visitor: Visitor) -> dict[str, int]:
    """The rank of every option in the order on screen."""
    return {key: int(rank) for key, rank in re.findall(r'data-option="([^"]+)" data-rank="(\d+)"', text_of(visitor))}


def changes_on(visitor: Visitor) -> list[tuple[str, str, str]]:
    """Every change on screen: what it is said to do, the option it is said to put in the lead, its button's value."""
    groups = re.findall(
        r'data-sort="(\w+)"(?: data-lead="([^"]+)")?(.*?)(?=data-sort=|</form>)', text_of(visitor), re.S
    )
    return [(sort, lead, value) for sort, lead, rows in groups for value in values_in(rows)]


def values_in(html: str) -> list[str]:
    """The values of the buttons that try something."""
    return re.findall(r'name="change" value="([^"]+)"', html)
