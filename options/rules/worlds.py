"""The one way to the solver: rulebooks told to it, worlds made of them, and questions about all answers at once.

To ask for which answers the second of two rulebooks with the same questions refuses what the first one does not:

    worlds = Worlds([before, after])
    worlds.tell("differs(O) :- refused(1,O), not refused(0,O).")
    worlds.make(("answers", 0, 0), ("reading", 0, 0, 0), ("conditions", 0),
                ("firing", 0, 0, 0), ("world", 0, 0), ("firing", 1, 1, 0), ("world", 1, 1))
    for (option,), literal in worlds.literals("differs").items():
        answers = worlds.find([literal])

The parts and what they define are in program.py, the facts in encoding.py.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, cast

import clingo

from options.rules.encoding import Conditions, facts
from options.rules.program import PROGRAM
from options.rules.rulebook import Rulebook

Part = tuple[str | int, ...]
"""A part of the program and what it goes by: ("world", 1, 0)."""
Values = tuple[str | int, ...]
"""What an atom speaks of: ("clinic",) for refused(1,"clinic") once world 1 is named."""


class Undecided(Exception):
    """The solver gave up: it has spent the effort it was allowed."""


class Worlds:
    """Rulebooks and worlds told to a solver: first `tell`, then `make`, then ask. For one thread at a time.

    Takes: the rulebooks, which go by their place in the list, 0 first; the options to tell, all when None (see
    `facts`); settings of the solver.
    """

    def __init__(
        self, rulebooks: Sequence[Rulebook], options: Collection[str] | None = None, settings: Iterable[str] = ()
    ) -> None:
        self.control = clingo.Control([*settings], message_limit=0)
        self.conditions = Conditions()
        self.core: frozenset[int] = frozenset()
        self._said: dict[int, Mapping[Values, int]] = {}
        self._texts = [PROGRAM]
        for number, rulebook in enumerate(rulebooks):
            self.tell(facts(rulebook, number, self.conditions, options))

    def tell(self, text: str) -> None:
        """Add facts and rules, or parts (#program) of one's own. A condition gets its number from `conditions`."""
        self._texts.append(f"#program base.\n{text}")

    def make(self, *parts: Part) -> None:
        """Make parts real, once, after everything is told. They may speak of each other in any order."""
        self.tell(self.conditions.facts())
        self.control.add("\n".join(self._texts))
        self.control.ground([("base", []), *((str(name), _symbols(values)) for name, *values in parts)])

    def literals(self, name: str, *first: str | int) -> dict[Values, int]:
        """The literals of all atoms of a name that can be true, by the values that follow these first ones."""
        atoms = self.control.symbolic_atoms
        found = {}
        for arity in {arity for known, arity, _ in atoms.signatures if known == name}:
            for atom in atoms.by_signature(name, arity):
                values = tuple([_value(symbol) for symbol in atom.symbol.arguments])
                if values[: len(first)] == first:
                    found[values[len(first) :]] = atom.literal
        return found

    def find(
        self, assumed: Iterable[int], answers: int = 0, effort: int | None = None
    ) -> dict[str, frozenset[str]] | None:
        """Answers for which all these literals are true; None when there are none, and `core` then says why.

        Takes: literals, negative for what must not be true; the number of the answers to give; a limit to the work, in
        conflicts (wrong turns of the solver), or None.
        Gives: answers as for `rank`. `core`: those of the literals that can never be true together.
        Raises: Undecided when the limit was met.
        """
        if answers not in self._said:
            self._said[answers] = self.literals("said", answers)
        limit = "umax" if effort is None else effort
        cast(Any, self.control.configuration.solve).solve_limit = f"{limit},umax"
        with self.control.solve(assumptions=[*assumed], yield_=True) as search:
            for model in search:
                chosen: dict[str, set[str]] = {}
                for (question, choice), literal in self._said[answers].items():
                    if model.is_true(literal):
                        chosen.setdefault(str(question), set()).add(str(choice))
                return {question: frozenset(choices) for question, choices in chosen.items()}
            if not search.get().unsatisfiable:
                raise Undecided(f"not decided within {effort} conflicts")
            self.core = frozenset(search.core())
        return None


def _symbols(values: Iterable[str | int]) -> list[clingo.Symbol]:
    """What a part goes by: numbers, or names such as setting."""
    return [clingo.Number(value) if isinstance(value, int) else clingo.String(value) for value in values]


def _value(symbol: clingo.Symbol) -> str | int:
    return symbol.string if symbol.type is clingo.SymbolType.String else symbol.number
