"""Points of two options beside each other, question by question, so that the solver sees how far apart they can come.

Rule by rule, a sum looks as if "severity: moderate" and "severity: severe" could count together. So for a question with
one answer, what that answer alone decides is told in steps: how much more the one option has than the other with the
answer that favors it least, and what each better answer adds. The sum is the same, and its bounds are close to the
truth: proofs that took hours take moments.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import NamedTuple

from options.rules.catalog import Option
from options.rules.conditions import Clause, Condition, holds
from options.rules.encoding import Conditions, fact
from options.rules.rulebook import Rulebook

MARGINS = """
#program margins(w,b,r,k).
% As in part "sums": of two options the one that comes first in the catalog, I, needs no more points than the other, J.
holds_up(w,I,J) :- option(b,I,k,_), option(b,J,k,_), lacks(b,I,J,M),
    #sum { P,N : margin(b,I,J,N,P), holds(r,N); 1,wish(I,V) : wish(w,I,V); -1,wish(J,V) : wish(w,J,V) } >= M.
"""
_Answer = str | None
"""One choice of a question with one answer; None when it is unanswered."""


class _Line(NamedTuple):
    """The points of an option: certain ones; those that one question decides, by its answers; those of other rules."""

    certain: int
    by_question: Mapping[str, Mapping[_Answer, int]]
    others: Counter[int]


def margins(rulebook: Rulebook, book: int, conditions: Conditions) -> Iterator[str]:
    """The facts for part "margins": for each two options of a kind, what the first one lacks of the second one's points
    when the answers favor it least, and by how much each condition that holds makes up for it.
    """
    for kind in ("setting", "support"):
        lines = [
            (option.key, _line(rulebook, option, conditions)) for option in rulebook.options if option.kind == kind
        ]
        for (one, mine), (other, theirs) in combinations(lines, 2):
            lead, steps = mine.certain - theirs.certain, mine.others.copy()
            steps.subtract(theirs.others)
            for question in mine.by_question.keys() | theirs.by_question.keys():
                least, more = _steps(question, mine.by_question.get(question, {}), theirs.by_question.get(question, {}))
                lead += least
                for clause, points in more:
                    steps[conditions.number((clause,))] += points
            yield fact("lacks", book, one, other, -lead)
            yield from (fact("margin", book, one, other, number, points) for number, points in steps.items() if points)


def _line(rulebook: Rulebook, option: Option, conditions: Conditions) -> _Line:
    """The points of an option. Wishes count one by one from the cap below zero, so there it starts if it has any."""
    line = _Line(0, {}, Counter())
    certain, has_wishes = 0, False
    by_question: dict[str, dict[_Answer, int]] = {}
    for rule in rulebook.rules:
        points = rulebook.effect[rule.effect].points
        if rule.option != option.key or not points:
            continue
        if rule.theme == "preference":
            has_wishes = True
        elif not rule.when:
            certain += points
        elif (question := _only_question(rulebook, rule.when)) is None:
            line.others[conditions.number(rule.when)] += points
        else:
            values = by_question.setdefault(question, dict.fromkeys(_answers_to(rulebook, question), 0))
            for answer in values:
                values[answer] += points * holds(rule.when, {question: {answer}} if answer else {})
    return line._replace(certain=certain - rulebook.scale.preference_cap * has_wishes, by_question=by_question)


def _only_question(rulebook: Rulebook, when: Condition) -> str | None:
    """The question with one answer that decides a condition alone, if there is one."""
    first, *others = {clause.question for clause in when}
    question = rulebook.question.get(first)
    return None if others or (question is not None and question.kind == "multi") else first


def _answers_to(rulebook: Rulebook, question: str) -> list[_Answer]:
    """Every answer to a question with one answer. A derived one always has one; any other may be unanswered."""
    return [*rulebook.choices[question], *([] if question in rulebook.derived else [None])]


def _steps(
    question: str, mine: Mapping[_Answer, int], theirs: Mapping[_Answer, int]
) -> tuple[int, list[tuple[Clause, int]]]:
    """The least that one option has more than the other, and what it has more than that when a clause holds."""
    lead = {answer: mine.get(answer, 0) - theirs.get(answer, 0) for answer in mine or theirs}
    heights = sorted(set(lead.values()))
    steps = []
    for low, high in pairwise(heights):
        reached = [answer for answer, points in lead.items() if points >= high]
        below = tuple(answer for answer, points in lead.items() if points < high and answer)
        choices = tuple(answer for answer in reached if answer)
        clause = Clause(question, any_of=choices) if len(choices) == len(reached) else Clause(question, none_of=below)
        steps.append((clause, high - low))
    return heights[0], steps
