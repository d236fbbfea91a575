"""Answers to start from: those that make a rule apply, or those of an invented person."""

from collections.abc import Mapping
from itertools import product

from options.admin.answers import Given
from options.rules.cases import Outcome
from options.rules.codec import encode
from options.rules.conditions import holds
from options.rules.rulebook import Expectation, Rule, Rulebook


def answers_of(book: Rulebook, wanted: Mapping[str, str]) -> Given:
    """The answers that an address asks for: `rule`, `case` or `profile` and a key; none for an unknown key."""
    if rule := book.rule.get(wanted.get("rule", "")):
        return answers_for(book, rule)
    for name, people in (("case", book.example_cases), ("profile", book.profiles)):
        for person in people:
            if person.key == wanted.get(name):
                return {question: list(choices) for question, choices in person.answers.items()}
    return {}


def answers_for(book: Rulebook, rule: Rule) -> Given:
    """As few answers as make the rule apply."""
    given: Given = {}
    for question in dict.fromkeys(clause.question for clause in rule.when):
        if choices := _choices(book, rule, question):
            given[question] = choices
    return given


def expectation_of(outcome: Outcome) -> dict[str, list[str]]:
    """All that can be expected of answers that end like this, as plain data."""
    expected = Expectation(
        first_any_of=outcome.top[:1],
        in_top3=outcome.top,
        not_suitable=tuple(sorted(outcome.not_suitable)),
        alerts=outcome.alerts,
        supports=tuple(sorted(outcome.supports)),
    )
    return dict(encode(expected))


def _choices(book: Rulebook, rule: Rule, question: str) -> list[str]:
    """The first choices that fit every clause on one question, one per group at most."""
    clauses = tuple(clause for clause in rule.when if clause.question == question)
    groups = [clause.any_of for clause in clauses if clause.any_of]
    asked = book.question.get(question)
    alone = {choice.key for choice in asked.choices if choice.exclusive} if asked else set()
    for picked in product(*groups):
        chosen = list(dict.fromkeys(picked))
        one_too_many = len(chosen) > 1 and (asked is None or asked.kind == "single" or alone & set(chosen))
        if not one_too_many and holds(clauses, {question: set(chosen)} if chosen else {}):
            return chosen
    return []
