"""Completions of unknown answers that take settings beyond the places known so far, found by the solver."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any, cast

from options.rules.completions import Goal, OpenQuestion
from options.rules.conditions import Answers
from options.rules.encoding import fact
from options.rules.rulebook import Rulebook
from options.rules.worlds import Part, Worlds

_COMPLETING = """
#program completing.
% The questions that are open; an assumption says which, and fixes what was said to all others.
{ open(Q) : question(0,Q) }.
:- open(Q), not said(0,Q,C) : choice(0,Q,C).

% What is asked: can a setting stand at this place or a better one; at this place or a worse one?
setting(O) :- option(0,O,"setting",_).
settings(N) :- N = #count { O : setting(O) }.
best(O,P) :- setting(O), settings(N), P = 1..N-1, #count { X : above(0,O,X), setting(X) } >= N-P.
worst(O,P) :- setting(O), settings(N), P = 2..N, #count { X : above(0,X,O), setting(X) } >= P-1.

% The farthest places are tried first. When none can be reached any more, the solver has to make do with near ones.
{ near }.
#heuristic near. [1,false]

% A model is shown as the numbers of the choices that answer open questions.
#show N : said(0,Q,C), open(Q), number(Q,C,N).
"""
_PARTS: tuple[Part, ...] = (
    ("answers", 0, 0),
    ("reading", 0, 0, 0),
    ("conditions", 0),
    ("firing", 0, 0, 0),
    ("world", 0, 0),
    ("sums", 0, 0, "setting"),
    ("order", 0, 0, "setting"),
    ("completing",),
)
# What was learned for one visitor slows the next one down, so all of it is forgotten after each search.
_FORGETFUL = ("--models=0", "--forget-on-step=15", "--heuristic=Domain")

See = Callable[[dict[str, frozenset[str]]], Sequence[Goal]]
"""Takes a completion of the open questions; gives the goals still worth reaching, none to end the search."""


class Solver:
    """One rulebook and its settings told to the solver, once. Threads may share it: they search one after another."""

    def __init__(self, rulebook: Rulebook) -> None:
        settings = [option.key for option in rulebook.options if option.kind == "setting"]
        self._numbers = [(key, choice.key) for key, asked in rulebook.question.items() for choice in asked.choices]
        self._lock = Lock()
        worlds = Worlds([rulebook], settings, _FORGETFUL)
        worlds.tell("\n".join(fact("number", *choice, number) for number, choice in enumerate(self._numbers)))
        worlds.tell(_COMPLETING)
        worlds.make(*_PARTS)
        self._control = worlds.control
        self._open = {str(question): literal for (question,), literal in worlds.literals("open").items()}
        self._near = worlds.literals("near")[()]
        self._goals = {side: worlds.literals(side) for side in ("best", "worst")}
        self._said: dict[str, dict[str, int]] = {}
        for (question, choice), literal in worlds.literals("said", 0).items():
            self._said.setdefault(str(question), {})[str(choice)] = literal

    def search(self, given: Answers, asked: Sequence[OpenQuestion], limit: int, see: See) -> bool:
        """Show completions to `see` until no completion reaches one of its goals.

        Takes: everything given, and the derived answers given outright or hanging on known answers; a limit to the
        work, in conflicts (wrong turns of the solver; 1,000 take some 30 ms).
        Gives: whether the search came to its end. If not, more may be reachable than was seen: the limit was met, no
        goal was left, or the places of a completion were not what the solver took them for.
        """
        assumptions = self._assumptions(given, asked)
        goals: Sequence[Goal] | None = None
        with self._lock:
            cast(Any, self._control.configuration.solve).solve_limit = f"{limit},umax"
            with self._control.solve(assumptions=assumptions, yield_=True) as search:
                for model in search:
                    before, goals = (
                        goals,
                        see(self._completion([symbol.number for symbol in model.symbols(terms=True)])),
                    )
                    if not goals or goals == before:
                        return False
                    model.context.add_clause(self._literals((goal, goal.next) for goal in goals))
                    model.context.add_clause([self._near, *self._literals((goal, goal.last) for goal in goals)])
                return bool(search.get().exhausted)

    def _literals(self, goals: Iterable[tuple[Goal, int]]) -> list[int]:
        """The literals of goals at a place. A place that no answers at all can reach has none."""
        wanted = [(self._goals[goal.side], (goal.option, place)) for goal, place in goals]
        return [literals[reached] for literals, reached in wanted if reached in literals]

    def _assumptions(self, given: Answers, asked: Sequence[OpenQuestion]) -> list[int]:
        """The literals that fix all but the known answers to the open questions."""
        is_open = {question.key: question for question in asked}
        assumed = [literal if key in is_open else -literal for key, literal in self._open.items()]
        for key, literals in self._said.items():
            if key in is_open:
                offered = is_open[key].choices
                assumed += [-literal for choice, literal in literals.items() if choice not in offered]
            else:
                chosen = given.get(key, frozenset())
                assumed += [literal if choice in chosen else -literal for choice, literal in literals.items()]
        return assumed

    def _completion(self, numbers: Iterable[int]) -> dict[str, frozenset[str]]:
        """The answers to the open questions in a model."""
        chosen: dict[str, list[str]] = {}
        for number in numbers:
            key, choice = self._numbers[number]
            chosen.setdefault(key, []).append(choice)
        return {key: frozenset(choices) for key, choices in chosen.items()}


@lru_cache(maxsize=4)
def solver_of(rulebook: Rulebook) -> Solver:
    """The solver of a rulebook, made once per rulebook; that takes some 0.1 s."""
    return Solver(rulebook)
