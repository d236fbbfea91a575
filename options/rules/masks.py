"""Many conditions decided at once: one integer per answer, whose bits are the conditions it does not rule out.

Bit n stands for condition n. The conditions that hold are the AND over questions of the bits each answer leaves open.
A condition may ask one question twice ("drinks daily" and "has had a seizure"); each repeat gets a slot of its own.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from options.rules.conditions import Answers, Condition


class MaskTable:
    """Conditions compiled to bit masks. Reading it changes nothing, so threads may share it."""

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self.all = (1 << len(conditions)) - 1
        self.touches: dict[str, int] = {}
        needs: dict[tuple[str, int], int] = {}
        self._opens: dict[tuple[str, int], dict[str, int]] = {}
        self._closes: dict[str, dict[str, int]] = {}
        for number, condition in enumerate(conditions):
            bit, seen = 1 << number, dict[str, int]()
            for clause in condition:
                self.touches[clause.question] = self.touches.get(clause.question, 0) | bit
                if clause.any_of:
                    slot = (clause.question, seen.get(clause.question, 0))
                    seen[clause.question] = slot[1] + 1
                    needs[slot] = needs.get(slot, 0) | bit
                    _add(self._opens.setdefault(slot, {}), clause.any_of, bit)
                else:
                    _add(self._closes.setdefault(clause.question, {}), clause.none_of, bit)
        self._slots: dict[str, list[tuple[int, Mapping[str, int]]]] = {}
        for (question, repeat), need in needs.items():
            self._slots.setdefault(question, []).append((self.all & ~need, self._opens[question, repeat]))
        self._silent = {question: self._work_out(question, ()) for question in self.touches}
        self._alone = {
            question: {choice: self._work_out(question, (choice,)) for choice in choices}
            for question, choices in _named(conditions).items()
        }

    def left_open(self, question: str, given: Collection[str]) -> int:
        """The conditions that these choices of one question do not rule out."""
        if len(given) > 1:
            return self._work_out(question, given)
        silent = self._silent.get(question, self.all)
        for choice in given:
            return self._alone.get(question, _NOTHING).get(choice, silent)
        return silent

    def _work_out(self, question: str, given: Iterable[str]) -> int:
        mask = self.all
        for free, opens in self._slots.get(question, ()):
            allowed = free
            for choice in given:
                allowed |= opens.get(choice, 0)
            mask &= allowed
        if closes := self._closes.get(question):
            for choice in given:
                mask &= ~closes.get(choice, 0)
        return mask

    def holding(self, answers: Answers) -> int:
        """The conditions that hold for these answers."""
        return self.decide(answers, ())[0]

    def decide(self, answers: Answers, unknown: Container[str]) -> tuple[int, int]:
        """The conditions that hold, and those that an answer to an unknown question could make hold or fail."""
        holding = otherwise = self.all
        asking = 0
        for question, silent in self._silent.items():
            given = answers.get(question)
            opened = self.left_open(question, given) if given else silent
            holding &= opened
            if question in unknown:
                asking |= self.touches[question]
            else:
                otherwise &= opened
        return holding, asking & otherwise


def flags(mask: int, size: int) -> bytes:
    """The bits of a mask from low to high, one byte each: 1 for a bit that is set, else 0.

    >>> from itertools import compress
    >>> list(compress("abcd", flags(0b1010, 4)))
    ['b', 'd']
    """
    return f"{mask:0{size}b}"[::-1].encode().translate(_TRUTH)


_TRUTH = bytes.maketrans(b"01", bytes((0, 1)))


_NOTHING: Mapping[str, int] = {}


def _named(conditions: Iterable[Condition]) -> dict[str, set[str]]:
    """The choices that any condition names, by question."""
    named: dict[str, set[str]] = {}
    for condition in conditions:
        for clause in condition:
            named.setdefault(clause.question, set()).update(clause.choices)
    return named


def _add(masks: dict[str, int], choices: Iterable[str], bit: int) -> None:
    for choice in choices:
        masks[choice] = masks.get(choice, 0) | bit
