"""What hypothesis may invent: answers to a rulebook, and small rulebooks with every kind of condition."""

import random
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from options.rules.conditions import Clause
from options.rules.questionnaire import VOICES, Alert, Band, Derived, LeaveOut, Question, UnknownIf
from options.rules.rulebook import Rule, Rulebook
from tests.rules.books import POINTS, alert, option, question, rule, small

Answers = dict[str, frozenset[str]]
QUESTIONS = (
    question("one", "single", "a", "b", "c", "not_sure"),
    question("two", "multi", "d", "e", "f", "none", "not_sure"),
    question("three", "multi", "g", "h"),
)
OPTIONS = (option("home"), option("clinic"), option("ward"), option("today", "comparison"), option("group", "support"))
COUNTED = Derived(
    key="count",
    label="How many",
    source_question="two",
    counts=("d", "e", "f"),
    bands=(Band("few", 0, "", ""), Band("some", 2, "", ""), Band("many", 3, "", "")),
    unknown_if=UnknownIf(True, ("not_sure",), 2),
    unknown_counts_as="some",
    unknown_short="",
    why="",
    leave_out_if=(LeaveOut("e", ("f",)),),
)


def every_answer(question: Question) -> Iterator[frozenset[str]]:
    """Every way to answer a question: one choice, or for several any set without "none of these" beside others."""
    alone = [choice.key for choice in question.choices if choice.exclusive or question.kind == "single"]
    yield from (frozenset({key}) for key in alone)
    rest = [choice.key for choice in question.choices if choice.key not in alone]
    for size in range(1, len(rest) + 1):
        yield from (frozenset(keys) for keys in combinations(rest, size))


def answers_to(book: Rulebook) -> st.SearchStrategy[Answers]:
    """Answers a visitor could give; any question may stay unanswered, and a derived answer may be overridden."""
    parts: dict[str, st.SearchStrategy[frozenset[str]]] = {
        "voice": st.sampled_from(VOICES).map(lambda v: frozenset({v}))
    }
    for asked in book.question.values():
        alone = [choice.key for choice in asked.choices if choice.exclusive or asked.kind == "single"]
        rest = [choice.key for choice in asked.choices if choice.key not in alone]
        ways = [st.sampled_from(alone).map(lambda key: frozenset({key}))] if alone else []
        ways += [st.frozensets(st.sampled_from(rest), min_size=1)] if rest else []
        parts[asked.key] = st.one_of(ways)
    for derived in book.questionnaire.derived:
        parts[derived.key] = st.sampled_from([band.key for band in derived.bands]).map(lambda key: frozenset({key}))
    return st.fixed_dictionaries({}, optional=parts)


def random_answers(book: Rulebook, dice: random.Random) -> Answers:
    """The same, quickly: answers a visitor could give, with about one question in six left out."""
    answers = {"voice": frozenset({dice.choice(VOICES)})}
    for asked in book.question.values():
        if dice.random() < 0.17:
            continue
        alone = [choice.key for choice in asked.choices if choice.exclusive or asked.kind == "single"]
        rest = [choice.key for choice in asked.choices if choice.key not in alone]
        if not rest or (alone and dice.random() < 0.2):
            answers[asked.key] = frozenset({dice.choice(alone)})
        else:
            answers[asked.key] = frozenset(dice.sample(rest, dice.randint(1, min(len(rest), 6))))
    return answers


def clauses(*keys: str, book: Rulebook) -> st.SearchStrategy[Clause]:
    """A clause on one of the questions, deciding either way."""

    def deciding(key: str) -> st.SearchStrategy[Clause]:
        named = st.lists(st.sampled_from(list(book.choices[key])), min_size=1, max_size=3, unique=True).map(tuple)
        return st.one_of(named.map(lambda c: Clause(key, any_of=c)), named.map(lambda c: Clause(key, none_of=c)))

    return st.sampled_from(keys).flatmap(deciding)


EMPTY = small(QUESTIONS, OPTIONS, (), derived=(COUNTED,))
ASKED = ("one", "two", "three", "count", "voice")
CONDITIONS = st.lists(clauses(*ASKED, book=EMPTY), max_size=4).map(tuple)


@st.composite
def rules(draw: st.DrawFn, key: str) -> Rule:
    """A rule with any effect and up to four clauses, several of which may ask the same question."""
    more: dict[str, Any] = {"theme": draw(st.sampled_from(["health", "preference"]))}
    effect = draw(st.sampled_from(list(POINTS)))
    if effect == "not_suitable":
        more["reason_kind"] = draw(st.sampled_from(["unsafe", "out_of_reach"]))
    if effect == "needs_first":
        more["first"] = draw(st.sampled_from(["home", "clinic", "ward"]))
    target = draw(st.sampled_from([item.key for item in OPTIONS]))
    return rule(key, target, effect, *draw(CONDITIONS), **more)


@st.composite
def alerts(draw: st.DrawFn, key: str) -> Alert:
    """An alert, or a second way into the first one."""
    level = draw(st.sampled_from(["stop_now", "urgent", "important"]))
    shows = draw(st.sampled_from([None, "alert-0"])) if key != "alert-0" else None
    return alert(key, level, *draw(CONDITIONS), shows=shows, replaces_ranking=draw(st.booleans()))


@st.composite
def small_books(draw: st.DrawFn) -> Rulebook:
    """A small rulebook: four options and the comparison row, up to a dozen rules, up to three alerts."""
    drawn = tuple(draw(rules(f"rule-{number}")) for number in range(draw(st.integers(0, 12))))
    shown = tuple(draw(alerts(f"alert-{number}")) for number in range(draw(st.integers(0, 3))))
    return small(QUESTIONS, OPTIONS, drawn, shown, (COUNTED,))


@st.composite
def books_and_answers(draw: st.DrawFn) -> tuple[Rulebook, Answers]:
    """A small rulebook with answers to it."""
    book = draw(small_books())
    return book, draw(answers_to(book))
