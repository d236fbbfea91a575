"""What a rulebook holds in vain: rules that cannot fire or move nothing, options that can never be suitable or first.

Nothing here is wrong by itself, apart from a rule that cannot fire. See docs/proof.md, "The audit".
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, compress

from options.rules.answers import read_answers, settle
from options.rules.conditions import Answers
from options.rules.idling import fates, moving_rules
from options.rules.masks import MaskTable, flags
from options.rules.proof import MOST, NotReplayed
from options.rules.ranking import rank
from options.rules.responsible import leads, refuses
from options.rules.rulebook import Rule, Rulebook
from options.rules.worlds import Values, Worlds

DRAWN, SAID = 300, 0.8
"""How many random sets of answers are ranked before the solver is asked for what none of them showed, and how likely
each question is answered in them."""
BATCH = 30
"""How many rules are left out beside each other in one program."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What never happens, for any set of answers, each in the order of the rulebook.

    `dead`: rules that cannot fire. `idle`: rules that fire and never move their option, which is judged by the order
    of the settings, by what is suitable, and by the supports listed and their order; cautions, and what only says that
    something else comes before, move nothing by nature and are not counted. `never_suitable`: options that are never
    suitable, and supports that are never listed. `never_first`: settings. `never_reordered`: two settings of which
    the first always stands above the second.
    """

    dead: tuple[str, ...]
    idle: tuple[str, ...]
    never_suitable: tuple[str, ...]
    never_first: tuple[str, ...]
    never_reordered: tuple[tuple[str, str], ...]


def audit(book: Rulebook) -> Audit:
    """Look for what never happens: first in many rankings, then, for what they did not show, with the solver.

    Takes: a rulebook without problems (`find_problems`).
    Raises: Undecided when something is too hard to decide.
    """
    auditor = _Auditor(book)
    settings = [option.key for option in book.options if option.kind == "setting"]
    dead = auditor.never("applies", [rule.key for rule in book.rules])
    return Audit(
        dead=dead,
        idle=auditor.idle([rule for rule in book.rules if rule.key not in dead and _can_move(book, rule)]),
        never_suitable=auditor.never("fits", [option.key for option in book.options if option.kind != "comparison"]),
        never_first=auditor.never("first", settings),
        never_reordered=auditor.never_reordered(settings),
    )


def dead_rules(book: Rulebook) -> tuple[str, ...]:
    """The rules that cannot fire, in the order of the rulebook; much faster than the whole audit.

    Raises: Undecided when that is too hard to decide.
    """
    table = MaskTable([rule.when for rule in book.rules])
    fired = 0
    for case in book.example_cases:
        fired |= table.holding(settle(book, read_answers(book, case.answers)).given)
    worlds = Worlds([book])
    worlds.make(("answers", 0, 0), ("reading", 0, 0, 0), ("conditions", 0), ("firing", 0, 0, 0))
    literals = worlds.literals("applies", 0)
    dead = []
    for number, rule in enumerate(book.rules):
        if not fired >> number & 1:
            answers = _answers(worlds, literals.get((rule.key,)))
            if answers is None:
                dead.append(rule.key)
            else:
                fired |= table.holding(settle(book, answers).given)
    return tuple(dead)


class _Auditor:
    """What was seen to happen in the rankings so far, by the name the solver has for it; and the solver."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._worlds = fates(book)
        self._rules = MaskTable([rule.when for rule in book.rules])
        self._seen: dict[str, set[Values]] = {name: set() for name in ("applies", "moves", "fits", "first", "above")}
        for answers in _some(book):
            self._see(answers)

    def never(self, name: str, wanted: Iterable[str]) -> tuple[str, ...]:
        """Those of the wanted keys to which this never happens."""
        return tuple(key for key in wanted if not self._happens(name, key))

    def never_reordered(self, settings: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """The pairs of which one setting always stands above the other, that one first."""
        pairs = [pair for one, other in combinations(settings, 2) for pair in ((one, other), (other, one))]
        never = {pair for pair in pairs if not self._happens("above", *pair)}
        return tuple((one, other) for one, other in pairs if (other, one) in never)

    def idle(self, rules: Sequence[Rule]) -> tuple[str, ...]:
        """Those of the rules that never move their option."""
        found: list[str] = []
        left = [rule for rule in rules if (rule.key,) not in self._seen["moves"]]
        for batch in (left[start : start + BATCH] for start in range(0, len(left), BATCH)):
            worlds = fates(self._book, batch)
            literals = worlds.literals("moves")
            for number, rule in enumerate(batch, start=1):
                if (rule.key,) not in self._seen["moves"]:
                    answers = _answers(worlds, literals.get((number,)))
                    if answers is None:
                        found.append(rule.key)
                    else:
                        self._see(answers)
        return tuple(found)

    def _happens(self, name: str, *keys: str) -> bool:
        """Whether something happens for any answers. Those the solver finds are ranked, for what else they show."""
        if keys in self._seen[name]:
            return True
        literals = self._worlds.literals(name, *(() if name in ("fits", "first") else (0,)))
        answers = _answers(self._worlds, literals.get(keys))
        if answers is not None:
            self._see(answers)
            if keys not in self._seen[name]:
                raise NotReplayed(f"{name}{keys} is said to happen for {answers}, but the ranking does not show it.")
        return answers is not None

    def _see(self, answers: Answers) -> None:
        ranking = rank(self._book, answers)
        applying = flags(self._rules.holding(ranking.settled.given), len(self._book.rules))
        self._seen["applies"] |= {(rule.key,) for rule in compress(self._book.rules, applying)}
        self._seen["moves"] |= {(key,) for key in moving_rules(self._book, ranking)}
        self._seen["fits"] |= {(placement.option.key,) for placement in (*ranking.suitable, *ranking.supports)}
        self._seen["first"] |= {(placement.option.key,) for placement in ranking.suitable[:1]}
        self._seen["above"] |= set(combinations([placement.option.key for placement in ranking.options], 2))


def _answers(worlds: Worlds, literal: int | None) -> Answers | None:
    return None if literal is None else worlds.find([literal], effort=MOST)


def _can_move(book: Rulebook, rule: Rule) -> bool:
    """Whether a rule could move its option if it applied: not a caution, nor what only names another first."""
    return bool(book.effect[rule.effect].points) or refuses(book, rule) or leads(book, rule)


def _some(book: Rulebook) -> Iterator[Answers]:
    """Some answers: those of the example cases and profiles, and random ones, always the same."""
    yield from (read_answers(book, case.answers) for case in book.example_cases)
    dice = random.Random(1)  # noqa: S311  # nosec B311
    for _ in range(DRAWN):
        yield {key: answer for key in book.choices if dice.random() < SAID and (answer := _answer(book, key, dice))}


def _answer(book: Rulebook, key: str, dice: random.Random) -> frozenset[str]:
    """One choice, or for a question with several now and then some that can stand together."""
    question, choices = book.question.get(key), [*book.choices[key]]
    chosen = dice.choice(choices)
    if question is None or question.kind == "single":
        return frozenset({chosen})
    together = [choice.key for choice in question.choices if not choice.exclusive]
    return frozenset(
        {chosen, *dice.sample(together, dice.randint(0, min(3, len(together))))} if chosen in together else {chosen}
    )
