"""The same rules on datalogic-py, a JSONLogic engine written in Rust: the fastest public one we found for Python.

It gets every help that changes no outcome: answers as flags (faster than lists), rules compiled once, our own severity
band, Python that adds up with plain lists. It gives the order, the points and the rules that fired for each option;
it does not say which answers triggered a rule, what an unknown answer could change, or which alerts to show.
"""

from collections.abc import Callable
from typing import Any

from datalogic_py import DataHandle, Engine

from options.rules.answers import settle
from options.rules.conditions import Answers, Clause, Condition
from options.rules.rulebook import Rulebook

Flags = dict[str, dict[str, bool]]
Placed = tuple[str, int, int, bool, tuple[str, ...]]
"""Option, points, what the cap took off, whether suitable, rules that fired."""


class JsonLogicRanking:
    """A ranking whose rules are decided by datalogic-py, in one of three ways."""

    def __init__(self, rulebook: Rulebook, way: str) -> None:
        self._rulebook = rulebook
        self._options = [option for option in rulebook.options if option.kind != "comparison"]
        number = {option.key: place for place, option in enumerate(self._options)}
        self._rules = [
            (rule.key, number[rule.option], rulebook.effect[rule.effect].points, rule.theme == "preference",
             rule.effect, rule.first == rule.option)
            for rule in rulebook.rules
        ]  # fmt: skip
        self._fire = WAYS[way]([logic(rule.when) for rule in rulebook.rules])

    def rank(self, answers: Answers) -> tuple[list[Placed], list[Placed]]:
        """Settings in order, and supports above zero in order."""
        given = settle(self._rulebook, answers).given
        flags = {question: dict.fromkeys(choices, True) for question, choices in given.items()}
        size, cap = len(self._options), self._rulebook.scale.preference_cap
        wishes, rest, fired = [0] * size, [0] * size, [[] for _ in range(size)]  # type: ignore[var-annotated]
        refused, first = [False] * size, [False] * size
        for (key, place, points, is_wish, effect, is_step), holds in zip(self._rules, self._fire(flags), strict=True):
            if not holds:
                continue
            fired[place].append(key)
            if is_wish:
                wishes[place] += points
            else:
                rest[place] += points
            if effect == "not_suitable":
                refused[place] = True
            elif is_step:
                first[place] = True
        settings, supports = [], []
        for place, option in enumerate(self._options):
            kept = max(-cap, min(cap, wishes[place]))
            points = rest[place] + kept
            placed = (option.key, points, wishes[place] - kept, not refused[place], tuple(fired[place]))
            if option.kind == "setting":
                band = 2 if refused[place] else 0 if first[place] else 1
                settings.append((band, -points if band == 1 else 0, place, placed))
            elif points > 0 and not refused[place]:
                supports.append((-points, place, placed))
        return [entry[-1] for entry in sorted(settings)], [entry[-1] for entry in sorted(supports)]


def logic(condition: Condition) -> Any:
    """A condition as JSONLogic over flags such as {"housing": {"none": true}}."""
    parts = [clause_logic(clause) for clause in condition]
    return {"and": parts} if len(parts) > 1 else parts[0] if parts else True


def clause_logic(clause: Clause) -> Any:
    """One clause as JSONLogic; the result may be null, which counts as false."""
    flags = [{"val": [clause.question, choice]} for choice in clause.choices]
    ticked = {"or": flags} if len(flags) > 1 else flags[0]
    return ticked if clause.any_of else {"!": [ticked]}


def rule_by_rule(rules: list[Any]) -> Callable[[Flags], list[Any]]:
    """The way its documentation shows first: compile once, evaluate each rule on a dictionary."""
    compiled = [Engine().compile(rule) for rule in rules]
    return lambda flags: [rule.evaluate(flags) for rule in compiled]


def in_a_session(rules: list[Any]) -> Callable[[Flags], list[Any]]:
    """Its hot path: the answers parsed once, each rule evaluated in a session."""
    engine = Engine()
    compiled, session = [engine.compile(rule) for rule in rules], engine.session()

    def fire(flags: Flags) -> list[Any]:
        handle = DataHandle(flags)
        return [session.evaluate_truthy(rule, handle) for rule in compiled]

    return fire


def as_one_document(rules: list[Any]) -> Callable[[Flags], list[Any]]:
    """The fastest way we found: all rules as one list, evaluated by one call."""
    engine = Engine()
    compiled, session = engine.compile(rules), engine.session()
    return lambda flags: session.evaluate_data(compiled, DataHandle(flags))


WAYS = {"rule by rule": rule_by_rule, "in a session": in_a_session, "as one document": as_one_document}
