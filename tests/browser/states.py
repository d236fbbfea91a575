"""Every public page in every state that a visitor can meet, each once, as HTML made without a server.

The seed must be the release served.
"""

import re
from collections.abc import Callable, Iterator

from django.test import RequestFactory

from navigator import errors
from tests.journey.example_people import post, text_of, visitor_of
from tests.journey.visitor import Visitor
from tests.knowledge import seed_book

State = tuple[str, bytes]
"""A name (the address, and what is special about it) and the HTML."""

BOOK = seed_book()
STEPS = [f"/questions/{step.key}/" for step in BOOK.questionnaire.steps]
GUIDES = ["/guides/", *(f"/guides/{guide.key}/" for guide in BOOK.guides)]
OPTIONS = ["/options/", *{option.kind: f"/options/{option.key}/" for option in BOOK.options}.values()]
SEARCH, COMPARE, PLAN, CODE = "/evidence/search/", "/compare/", "/plan/", "/code/"
TALK, AGAIN = "/guides/family-talk/", "/guides/after-return-to-use/again/"
FIVE = ["methadone-counselling", "iop", "recovery-housing", "medical-detox", "therapeutic-community"]
CAN_RISE, CANNOT_RISE = "/results/therapeutic-community/", "/results/withdrawal-alone/"
RICH = "away-several-months"
SPANISH = [f"/es{path}" for path in ("/", STEPS[1], "/check/", "/results/", COMPARE, PLAN, CODE, TALK, "/help-now/")]


def of_the_library() -> Iterator[State]:
    """Pages that need no answers, but for the guides."""
    visitor = Visitor()
    yield from _opened(
        visitor, *OPTIONS, "/evidence/", "/help-now/", "/how-it-works/", "/glossary/", "/what-changed/", SEARCH
    )
    for state, sent in {"found": {"words": "craft"}, "nothing": {"words": "xyzzy"}, "error": {"type": "rumor"}}.items():
        yield f"{SEARCH} {state}", visitor.client.post(SEARCH, sent).content
    yield from _opened(visitor, COMPARE, CODE)
    yield _now(post(visitor.open(COMPARE), COMPARE, pick="1", option="iop"), f"{COMPARE} one, nothing kept")


def of_the_guides() -> Iterator[State]:
    """Every guide, and those that use answers in each of their states."""
    yield from _opened(Visitor(), *GUIDES, AGAIN)
    yield from _opened(Visitor().pass_gate("self"), TALK, note="about oneself")
    relative = Visitor().pass_gate("other").answer_all({"dsm_signs": ["craving", "tolerance"]})
    yield from _opened(relative, TALK, AGAIN, note="answered")
    yield _now(relative.press("Show my options now", {"safety_now": []}), f"{AGAIN} error")
    relative.open("/questions/safety/").press("Continue", {"safety_now": ["unsafe_home"]})
    yield from _opened(relative, TALK, note="held back")


def of_the_questions() -> Iterator[State]:
    """The start, the gate, what interrupts, every step, and each with an error."""
    visitor = Visitor().open("/")
    yield _now(visitor, "/")
    yield _now(post(visitor, "/questions/voice/", voice="nobody"), "/ error")
    yield _now(visitor.begin(), "/questions/safety/")
    yield _now(visitor.press("Continue", {"safety_now": []}), "/questions/safety/ error")
    yield _now(visitor.press("Continue", {"safety_now": ["suicidal"]}), "/questions/safety/help/")
    visitor.client.cookies["answers"] = "damaged"
    yield from _opened(visitor, CODE, "/", note="cleared")
    visitor = Visitor().pass_gate("other")
    for path in STEPS:
        yield from _opened(visitor, path)
        first = next(one["name"] for one in visitor.page.forms[0].inputs if one["name"] != "csrfmiddlewaretoken")
        yield _now(visitor.press("Continue", {first: ["no_such_choice"]}), f"{path} error")


def of_the_results() -> Iterator[State]:
    """What nearly no answers, some, tried ones and dangerous ones lead to."""
    yield from _opened(Visitor().pass_gate(), "/check/", "/results/", "/results/open/", note="nothing answered")
    yield from _opened(visitor_of("unsafe-flat"), "/results/", note="supports held back")
    tries = visitor_of("pregnant-12-weeks")
    yield _now(post(tries, "/results/try/", change="insurance=none"), "/results/ trying")
    yield from _opened(tries, "/results/open/", "/results/iop/", COMPARE, note="trying")
    visitor = visitor_of(RICH)
    yield from _opened(visitor, "/", "/check/", "/results/", "/results/open/", CAN_RISE, CANNOT_RISE, note="answered")


def of_what_follows() -> Iterator[State]:
    """Comparison, plan and code of someone with many answers, and their main pages in Spanish."""
    visitor = visitor_of(RICH)
    yield from _opened(visitor, COMPARE, note="answered")
    yield _now(visitor.press("Compare these", {"option": FIVE[:4]}), f"{COMPARE} four")
    yield _now(visitor.press("Compare these", {"option": FIVE}), f"{COMPARE} error")
    yield from _opened(visitor, PLAN, note="choice")
    yield _now(post(visitor, PLAN, pick="1"), f"{PLAN} error")
    yield _now(post(visitor, PLAN, option=FIVE[-1]), f"{PLAN} picked")
    yield _now(post(visitor, PLAN, show="1", answers="1", code="1"), f"{PLAN} with answers")
    yield from _opened(visitor, CODE, note="own")
    code = " ".join(re.findall(r"<li>([0-9A-Z]{4})</li>", text_of(visitor)))
    yield _now(post(visitor, CODE, code="7KQ2 7KQ2"), f"{CODE} wrong")
    yield _now(post(visitor.open(CODE), CODE, code=code), f"{CODE} opened")
    yield from _opened(visitor, *SPANISH)
    post(visitor.open("/results/"), "/results/try/", change="days_away=none")
    yield from _opened(visitor, PLAN, note="not suitable")


def of_what_went_wrong() -> Iterator[State]:
    """The pages for faults."""
    request, fault = RequestFactory().get("/"), Exception()
    yield "400", errors.bad_request(request, fault).content
    yield "403", errors.permission_denied(request, fault).content
    yield "403 without a token", errors.csrf_failure(request).content
    yield "404", errors.page_not_found(request, fault).content
    yield "500", errors.server_error(request).content
    yield "503", errors.not_available_now().content
    yield "503 without a release", errors.no_release().content


PARTS: tuple[Callable[[], Iterator[State]], ...] = (
    of_the_library,
    of_the_guides,
    of_the_questions,
    of_the_results,
    of_what_follows,
    of_what_went_wrong,
)
"""All states, in parts of about the same size."""


def _now(visitor: Visitor, name: str) -> State:
    """What is on screen."""
    return name, visitor.trail[-1].content


def _opened(visitor: Visitor, *paths: str, note: str = "") -> Iterator[State]:
    """Pages as this visitor sees them."""
    return (_now(visitor.open(path), f"{path} {note}".strip()) for path in paths)
