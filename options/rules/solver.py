"""The one way to the solver: completions of unknown answers that take settings beyond the places known so far."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any, cast

import clingo

from options.rules.completions import Goal, OpenQuestion
from options.rules.conditions import Answers
from options.rules.encoding import PROGRAM, facts
from options.rules.rulebook import Rulebook

# What was learned for one visitor slows the next one down, so all of it is forgotten after each search.
_CONTROL = ("--models=0", "--forget-on-step=15", "--heuristic=Domain")


See = Callable[[dict[str, frozenset[str]]], Sequence[Goal]]
"""Takes a completion of the open questions; gives the goals still worth reaching, none to end the search."""


class Solver:
    """A rulebook told to the solver, once. Threads may share it: they search one after another."""

    def __init__(self, rulebook: Rulebook) -> None:
        settings = [option for option in rulebook.options if option.kind == "setting"]
        self._settings = {option.key: number for number, option in enumerate(settings)}
        self._numbers = [(key, choice.key) for key, asked in rulebook.question.items() for choice in asked.choices]
        self._lock = Lock()
        constants = ("-c", f"settings={len(settings)}", "-c", f"cap={rulebook.scale.preference_cap}")
        self._control = clingo.Control([*_CONTROL, *constants], message_limit=0)
        self._control.add("base", [], facts(rulebook, settings, self._numbers) + PROGRAM)
        self._control.ground([("base", [])])
        self._said: dict[str, dict[str, int]] = {}
        self._open: dict[str, int] = {}
        self._fixed: dict[str, int] = {}
        self._goals: dict[tuple[str, int, int], int] = {}
        self._find_literals()

    def search(self, given: Answers, asked: Sequence[OpenQuestion], limit: int, see: See) -> bool:
        """Show completions to `see` until no completion reaches one of its goals.

        Takes: everything given or derived that no open question changes; a limit to the work, in conflicts (wrong
        turns of the solver; 1,000 take some 30 ms).
        Gives: whether the search came to its end. If not, more may be reachable than was seen: the limit was met, no
        goal was left, or the places of a completion were not what the solver took them for.
        """
        assumptions = self._assumptions(given, asked)
        goals: Sequence[Goal] | None = None
        with self._lock:
            cast(Any, self._control.configuration.solve).solve_limit = f"{limit},umax"
            with self._control.solve(assumptions=assumptions, yield_=True) as search:
                for model in search:
                    before, goals = goals, see(self._completion(model))
                    if not goals or goals == before:
                        return False
                    model.context.add_clause(self._literals((goal, goal.next) for goal in goals))
                    model.context.add_clause([self._near, *self._literals((goal, goal.last) for goal in goals)])
                return bool(search.get().exhausted)

    def _literals(self, goals: Iterable[tuple[Goal, int]]) -> list[int]:
        """The literals of goals at a place. A place that no answers at all can reach has none."""
        wanted = [(goal.side, self._settings[goal.option], place) for goal, place in goals]
        return [self._goals[one] for one in wanted if one in self._goals]

    def _assumptions(self, given: Answers, asked: Sequence[OpenQuestion]) -> list[int]:
        """The literals that fix all but the known answers to the open questions."""
        is_open = {question.key: question for question in asked}
        assumed = [literal if key in is_open else -literal for key, literal in self._open.items()]
        sources = {key for key in self._fixed if key not in given}
        assumed += [-literal if key in sources else literal for key, literal in self._fixed.items()]
        for key, literals in self._said.items():
            if key in is_open:
                offered = is_open[key].choices
                assumed += [-literal for choice, literal in literals.items() if choice not in offered]
            elif key not in sources:
                chosen = given.get(key, frozenset())
                assumed += [literal if choice in chosen else -literal for choice, literal in literals.items()]
        return assumed

    def _completion(self, model: clingo.Model) -> dict[str, frozenset[str]]:
        """The answers to the open questions in a model."""
        chosen: dict[str, list[str]] = {}
        for symbol in model.symbols(terms=True):
            key, choice = self._numbers[symbol.number]
            chosen.setdefault(key, []).append(choice)
        return {key: frozenset(choices) for key, choices in chosen.items()}

    def _find_literals(self) -> None:
        """Remember the literals of what is assumed and of what is asked."""
        atoms = self._control.symbolic_atoms
        for atom in atoms.by_signature("said", 2):
            key, choice = atom.symbol.arguments
            self._said.setdefault(key.string, {})[choice.string] = atom.literal
        for name, literals in (("open", self._open), ("fixed", self._fixed)):
            for atom in atoms.by_signature(name, 1):
                literals[atom.symbol.arguments[0].string] = atom.literal
        self._near = next(atoms.by_signature("near", 0)).literal
        for side in ("best", "worst"):
            for atom in atoms.by_signature(side, 2):
                option, place = atom.symbol.arguments
                self._goals[side, option.number, place.number] = atom.literal


@lru_cache(maxsize=4)
def solver_of(rulebook: Rulebook) -> Solver:
    """The solver of a rulebook, made once per rulebook; that takes some 0.1 s."""
    return Solver(rulebook)
