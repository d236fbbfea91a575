"""Whatever a browser sends to the pages of a visit, there is no server error, and what is stored can be ranked.

The suite sends a few hundred forms; `POSTS=500` (walks of four to twelve forms) sends as many as one likes.
"""

import os
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from navigator.cases.contents import VisitContent
from navigator.cases.snapshot import snapshot
from navigator.cases.visits import groups
from navigator.journey import flow
from options.publishing.current import LiveRelease
from options.rules.answers import read_answers, settle
from tests.cases.visits.desk import Desk
from tests.knowledge import seed_book

BOOK = seed_book()
PAGES = [group.key for group in groups.groups(BOOK)]
CHOICES = {key: [choice.key for choice in question.choices] for key, question in BOOK.question.items()}
WALKS = int(os.environ.get("POSTS", "30"))
BUTTONS = ["to", "stay", "leave-gate", "clashed", "seen", "message", "about", "key", "text", "sure", "return"]
SAID = [*PAGES, *CHOICES, "answers", "results", "newer", "", "option", "visit"]
PLACES = [*(f"questions/{page}/" for page in PAGES), "stop/?return=home", "notes/", "counseling-notes/"]

some_text = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["Ann Lee", "555-0142", "x" * 5000, "\0"]
)


def fields(names: list[str], values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, list[str]]]:
    """Fields of a form: any of these names, with a few values."""
    return st.tuples(st.sampled_from(names), st.lists(values, max_size=3))


an_answer = st.sampled_from(list(CHOICES)).flatmap(lambda key: fields([key], st.sampled_from(CHOICES[key]) | some_text))
a_note = fields([f"{start}{key}" for key in CHOICES for start in ("note-", "sure-")], some_text)
a_button = fields(BUTTONS, st.sampled_from(SAID) | some_text)
a_word = fields([f"which-{key}" for key in CHOICES], st.sampled_from(["mine", "theirs", "?"]))
a_form = st.lists(an_answer | an_answer | a_note | a_button | a_word, max_size=9).map(dict)
a_walk = st.lists(st.tuples(st.sampled_from(PLACES), a_form, st.booleans()), min_size=4, max_size=12)


@settings(
    max_examples=WALKS,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(walk=a_walk)
def test_no_form_gives_a_server_error_and_answers_always_settle(
    desk: Desk, live: LiveRelease, walk: list[tuple[str, dict[str, Any], bool]]
) -> None:
    desk.client.handler.enforce_csrf_checks = False
    if not desk.case.visits.exists():
        desk.sit_down()
    for place, form, is_honest in walk:
        response = desk.client.post(f"/cases/{desk.case.uid}/visits/1/{place}", form | prints(desk, place, is_honest))
        assert response.status_code in (200, 302, 404, 409), response.content[:500]

    visit = desk.visit
    kept = VisitContent.of(visit.content).kept
    assert read_answers(BOOK, {key: sorted(given) for key, given in kept.answers.items()}) == kept.answers
    assert settle(BOOK, flow.counted(BOOK, kept)).given
    assert visit.ranking == snapshot(live, kept)
    assert all(desk.at(f"visits/1/{page}").last.status_code == 200 for page in ("answers/", "questions/safety/"))


def prints(desk: Desk, place: str, is_honest: bool) -> dict[str, str]:
    """The prints that the page on screen would send; none from a browser that makes things up."""
    if not is_honest or not place.startswith("questions"):
        return {}
    inputs = desk.at(f"visits/1/{place}").page.forms[-1].inputs
    return {"seen": next((one["value"] for one in inputs if one.get("name") == "seen"), "")}
