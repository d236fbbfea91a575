"""Which places the settings reach over the completions of unknown answers: seen one by one, or found by the solver."""

from collections.abc import Mapping, Set
from functools import reduce
from operator import and_

from options.rules.answers import settle
from options.rules.bounds import Bounds
from options.rules.completions import Goal, open_questions
from options.rules.conditions import Answers
from options.rules.rulebook import Rulebook
from options.rules.standings import standings_of


class Reach:
    """The best and worst place of each setting among the completions seen so far.

    Whatever names a completion, its places are those of `standings`: nothing is reached that the order does not give.
    """

    def __init__(self, rulebook: Rulebook, answers: Answers, bounds: Mapping[str, Bounds]) -> None:
        self._rulebook, self._answers, self._bounds = rulebook, answers, bounds
        self._standings = standings_of(rulebook)
        self._asked = open_questions(rulebook, answers)
        masks = self._standings.masks(answers)
        self._known = self._standings.others(masks, *[asked.key for asked in self._asked])
        self._masks: dict[tuple[str, frozenset[str]], int] = {}
        self.reached: dict[str, Bounds] = {}

    def try_all(self, most: int) -> bool:
        """See every completion, as long as they make no more than so many different sets of rules apply.

        Answers that leave the same rules open are one; so are completions that make the same rules apply.
        """
        if any(asked.count > most for asked in self._asked):
            return False
        ways = {self._known}
        for asked in self._asked:
            masks = {self._mask(asked.key, answer) for answer in asked.known_answers()}
            ways = {way & mask for way in ways for mask in masks}
            if len(ways) > most:
                return False
        for fired in ways:
            self._see(fired)
        return True

    def ask_solver(self, effort: int) -> bool:
        """Let the solver find completions that widen what is reached, until there is none or its effort is spent."""
        from options.rules.solver import solver_of  # loaded when it is needed, for it takes 30 ms

        return solver_of(self._rulebook).search(self._given(), self._asked, effort, self._see_completion)

    def _see_completion(self, completion: Answers) -> list[Goal]:
        """See one completion; gives the places still to be reached, where the bounds allow any."""
        self._see(reduce(and_, [self._mask(key, choices) for key, choices in completion.items()], self._known))
        goals = []
        for option, (best, worst) in self.reached.items():
            bounds = self._bounds[option]
            if best > bounds.best:
                goals.append(Goal("best", option, best - 1, bounds.best))
            if worst < bounds.worst:
                goals.append(Goal("worst", option, worst + 1, bounds.worst))
        return goals

    def _see(self, fired: int) -> None:
        """Widen the reach by the places that these rules give."""
        for place in self._standings.places(fired):
            best, worst = self.reached.get(place.option) or (place.rank, place.rank)
            self.reached[place.option] = Bounds(min(best, place.rank), max(worst, place.rank))

    def _mask(self, key: str, choices: Set[str]) -> int:
        """The rules that stay open with this answer, worked out once."""
        told = key, frozenset(choices)
        if (mask := self._masks.get(told)) is None:
            mask = self._masks[told] = self._standings.mask(key, {**self._answers, key: choices})
        return mask

    def _given(self) -> Answers:
        """What no completion changes: known answers, and derived ones given outright or hanging on known answers."""
        asked = {question.key for question in self._asked}
        settled = settle(self._rulebook, self._answers).given
        follows = {
            derived.key
            for derived in self._rulebook.questionnaire.derived
            if derived.source_question in asked and not self._answers.get(derived.key)
        }
        return {key: choices for key, choices in settled.items() if key not in asked | follows}
