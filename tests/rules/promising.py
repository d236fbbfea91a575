"""Small rulebooks with promises of every kind, and every set of answers to them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from options.rules.conditions import Condition
from options.rules.evidence import Finding
from options.rules.problems.safeguards import NEEDS
from options.rules.questionnaire import VOICES
from options.rules.rulebook import Change, Rulebook, Safeguard
from tests.rules.strategies import ASKED, CONDITIONS, EMPTY, Answers, every_answer, small_books

SETTINGS, SUPPORTS = ("home", "clinic", "ward"), ("group",)
_SEEN = Finding("read", "s", "It helps.", "people", "high", "us", "", True, True, "2026-01-01", "2027-01-01")
FINDINGS = (_SEEN, replace(_SEEN, key="unread", verified=False, citation_ready=False))


def all_answers(book: Rulebook) -> Iterator[Answers]:
    """Every set of answers to what is asked by any condition: unanswered or answered, bands also given outright."""
    conditions = [one.when for one in (*book.rules, *book.alerts, *book.safeguards)]
    asked = {clause.question for when in conditions for clause in when}
    asked |= {guard.change.question for guard in book.safeguards if guard.change}
    ways: dict[str, list[frozenset[str]]] = {"voice": [frozenset({voice}) for voice in VOICES]}
    for question in book.question.values():
        ways[question.key] = list(every_answer(question))
    for derived in book.questionnaire.derived:
        ways[derived.key] = [frozenset({band.key}) for band in derived.bands]
        asked |= {derived.source_question} if derived.key in asked else set()
    ways = {key: answers for key, answers in ways.items() if key in asked}
    for said in product(*[[frozenset(), *answers] for answers in ways.values()]):
        yield {key: answer for key, answer in zip(ways, said, strict=True) if answer}


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A change of any answer, from any other."""
    question = draw(st.sampled_from(ASKED))
    known = [*EMPTY.choices[question]]
    new = draw(st.sampled_from(known))
    several = question in EMPTY.question and EMPTY.question[question].kind == "multi"
    starts = ["any", *(["unticked"] if several else []), *(key for key in known if key != new)]
    return Change(question, draw(st.sampled_from(starts)), new)


@st.composite
def safeguards(draw: st.DrawFn, book: Rulebook, key: str) -> Safeguard:
    """A safeguard of any kind that this rulebook can have."""
    kinds = [kind for kind in NEEDS if kind != "always_alert" or book.alerts]
    kind = draw(st.sampled_from(kinds))
    needs = NEEDS[kind]
    whom: tuple[str, ...] = (*SETTINGS, *SUPPORTS)
    if kind in ("never_first", "always_first", "always_suitable_any"):
        whom = SETTINGS
    if kind == "always_listed_support":
        whom = SUPPORTS
    when: Condition = draw(st.one_of(st.just(()), CONDITIONS))
    some = st.lists(st.sampled_from(whom), min_size=1, max_size=2, unique=True).map(tuple)
    return Safeguard(
        key=key,
        statement="A promise.",
        kind=kind,
        when=when,
        options=draw(some) if "options" in needs else (),
        over=draw(some) if "over" in needs else (),
        alert=draw(st.sampled_from([alert.key for alert in book.alerts])) if "alert" in needs else None,
        change=draw(changes()) if "change" in needs else None,
    )


@st.composite
def promising_books(draw: st.DrawFn) -> Rulebook:
    """A small rulebook with three safeguards, some findings of its rules checked and some not."""
    book = draw(small_books())
    guards = tuple(draw(safeguards(book, f"guard-{number}")) for number in range(3))
    rules = tuple(replace(rule, findings=(draw(st.sampled_from(["read", "unread"])),)) for rule in book.rules)
    return replace(book, rules=rules, safeguards=guards, findings=FINDINGS)
