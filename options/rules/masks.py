"""Many conditions decided at once: one integer per answer, whose bits are the conditions it does not rule out.

Bit n stands for condition n. The conditions that hold are the AND over questions of the bits each answer leaves open.
A condition may ask one question twice ("drinks daily" and "has had a seizure"); each repeat gets a slot of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
        self._silent: dict[str, int] = {}
        for (question, repeat), need in needs.items():
            free = self.all & ~need
            self._slots.setdefault(question, []).append((free, self._opens[question, repeat]))
            self._silent[question] = self._silent.get(question, self.all) & free

    def left_open(self, question: str, given: Iterable[str]) -> int:
        """The conditions that these choices of one question do not rule out."""
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
        mask = self.all
        for question, silent in self._silent.items():
            if question not in answers:
                mask &= silent
        for question, given in answers.items():
            if question in self.touches:
                mask &= self.left_open(question, given)
        return mask

    def unsettled(self, answers: Answers, unknown: Iterable[str]) -> int:
        """The conditions that an answer to one of the unknown questions could still make hold or fail."""
        free = set(unknown)
        mask = 0
        for question in free:
            mask |= self.touches.get(question, 0)
        for question in self.touches:
            if question not in free:
                mask &= self.left_open(question, answers.get(question, ()))
        return mask


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits set, from low to high.

    >>> list(bits(0b1010))
    [1, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _add(masks: dict[str, int], choices: Iterable[str], bit: int) -> None:
    for choice in choices:
        masks[choice] = masks.get(choice, 0) | bit
