"""Decide every safeguard for all answers at once. See docs/proof.md for what is proved, over which answers, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from options.rules.conditions import Answers
from options.rules.promises import promises
from options.rules.responsible import refuses, responsible_rules
from options.rules.rulebook import Rule, Rulebook, Safeguard
from options.rules.safeguards import after_change, as_pressing, breach
from options.rules.witnesses import smallest
from options.rules.worlds import Undecided, Worlds

PlainAnswers = Mapping[str, tuple[str, ...]]
"""Answers as example cases hold them: question key to choice keys in the order of the questionnaire."""
FEW, CHEAP = 16, 1_000
"""Up to so many rules that suffice are tried one by one: does the proof need each of them? A try may meet so many
conflicts (wrong turns of the solver); a rule whose try takes more is kept."""
MOST = 1_000_000
"""How many conflicts a verdict may take. On the first knowledge base none has needed a hundredth of it."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Answers that break a safeguard, as few as can be, and the sentence that says how (see `breach`).

    `after`: the answers after the change for a safeguard that speaks of a change, else None.
    """

    answers: PlainAnswers
    after: PlainAnswers | None
    said: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a safeguard holds for every set of answers.

    If it holds, `rules` and `alerts` suffice for it: it would hold whatever the conditions of all others were, and
    without them. (Where it speaks of a change: whatever conditions that do not ask for the changed answer.)
    If not, `rules` are those responsible in the witness: what speaks for the wrong option there or against the right
    one, or the rules that should have applied and miss these answers most narrowly. Without a witness it could not be
    decided within the effort, and counts as not holding. `is_void`: no answers make it apply, so it promises nothing;
    it does not hold either.
    """

    safeguard: str
    holds: bool
    rules: tuple[str, ...]
    witness: Witness | None = None
    alerts: tuple[str, ...] = ()
    is_void: bool = False


class NotReplayed(AssertionError):
    """The solver named answers that break a safeguard, and the ranking keeps it: one of the two is wrong."""


def prove(book: Rulebook) -> tuple[Verdict, ...]:
    """One verdict per safeguard that is not retired, in order.

    Takes: a rulebook without problems (`find_problems`).
    Raises: NotReplayed when the ranking does not confirm a witness.
    """
    guards = [guard for guard in book.safeguards if not guard.retired]
    prover = _Prover(book, guards)
    return tuple(prover.verdict(number, guard) for number, guard in enumerate(guards, start=1))


def failures(book: Rulebook) -> tuple[Verdict, ...]:
    """The verdicts of `prove` on safeguards that do not hold, and nothing of the others: in a quarter of the time.

    Takes: a rulebook without problems (`find_problems`).
    Raises: NotReplayed when the ranking does not confirm a witness.
    """
    guards = [guard for guard in book.safeguards if not guard.retired]
    prover = _Prover(book, guards)
    found = (prover.failure(number, guard) for number, guard in enumerate(guards, start=1))
    return tuple(verdict for verdict in found if verdict is not None)


class _Prover:
    """All safeguards told to the solver in both ways, and the literals by which they are asked for."""

    def __init__(self, book: Rulebook, guards: Sequence[Safeguard]) -> None:
        self._book = book
        self._guards = guards
        self._firm = promises(book, guards)
        self._breach = {number: literal for (number,), literal in self._firm.literals("breach").items()}
        self._meant = {number: literal for (number,), literal in self._firm.literals("meant").items()}

    @cached_property
    def _loose(self) -> Worlds:
        return promises(self._book, self._guards, loose=True)

    @cached_property
    def _loose_breach(self) -> dict[str | int, int]:
        return {number: literal for (number,), literal in self._loose.literals("breach").items()}

    @cached_property
    def _rules(self) -> dict[int, str]:
        return {-literal: str(key) for (key,), literal in self._loose.literals("loose").items()}

    @cached_property
    def _alerts(self) -> dict[int, str]:
        return {-literal: str(key) for (key,), literal in self._loose.literals("loose_alert").items()}

    def failure(self, number: int, guard: Safeguard) -> Verdict | None:
        """The verdict on the safeguard of this number if it does not hold."""
        broken = self._breach.get(number)
        try:
            answers = None if broken is None else self._firm.find([broken], effort=MOST)
        except Undecided:
            return Verdict(guard.key, False, ())
        if answers is not None:
            return _failed(self._book, guard, answers)
        return None if self._is_meant(number) else Verdict(guard.key, False, (), is_void=True)

    def verdict(self, number: int, guard: Safeguard) -> Verdict:
        """Whether the safeguard of this number holds."""
        failed = self.failure(number, guard)
        if failed is not None:
            return failed
        needed = set(self._needed(guard, self._loose_breach.get(number)))
        rules = {key for literal, key in self._rules.items() if literal in needed}
        alerts = {key for literal, key in self._alerts.items() if literal in needed}
        return Verdict(
            guard.key,
            True,
            tuple(rule.key for rule in self._book.rules if rule.key in rules),
            alerts=tuple(alert.key for alert in self._book.alerts if alert.key in alerts),
        )

    def _is_meant(self, number: int) -> bool:
        """Whether there are answers to which the safeguard of this number applies."""
        literal = self._meant.get(number)
        return literal is not None and self._firm.find([literal]) is not None

    def _kept(self, guard: Safeguard) -> list[int]:
        """The literals that hold the rules and alerts a safeguard can depend on to what they say."""
        if guard.alert is not None:
            calls = {alert.key for alert in as_pressing(self._book, guard)}
            return [literal for literal, key in self._alerts.items() if key in calls]
        return [literal for literal, key in self._rules.items() if self._matters(guard, self._book.rule[key])]

    def _matters(self, guard: Safeguard, rule: Rule) -> bool:
        """Whether a safeguard can depend on a rule at all."""
        option = self._book.option[rule.option]
        if guard.kind == "always_has_citation":
            return True
        if guard.kind in ("never_first", "always_first", "never_empty"):
            return option.kind == "setting"
        if option.key not in (*guard.options, *guard.over):
            return False
        return (
            guard.kind not in ("never_suitable", "always_suitable_any")
            or option.kind == "support"
            or refuses(self._book, rule)
        )

    def _needed(self, guard: Safeguard, broken: int | None) -> list[int]:
        """The literals that suffice, made fewer as long as that is cheap; those of all rules that matter if it is not.

        First less and less as long as the solver says so, then each one tried if there are few.
        """
        core = self._kept(guard) if broken is not None else []
        while broken is not None and len(fewer := self._sufficient(broken, core) or core) < len(core):
            core = fewer
            if len(core) <= FEW:
                break
        for literal in core if len(core) <= FEW else ():
            if literal in core:
                without = self._sufficient(broken or 0, [other for other in core if other != literal])
                core = core if without is None else without
        return core

    def _sufficient(self, broken: int, kept: list[int]) -> list[int] | None:
        """Those of these literals that the solver needed to rule a breach out; None when they do not suffice."""
        try:
            if self._loose.find([broken, *kept], effort=CHEAP) is not None:
                return None
        except Undecided:
            return None
        return [literal for literal in kept if literal in self._loose.core]


def _failed(book: Rulebook, guard: Safeguard, answers: Answers) -> Verdict:
    """The verdict on a broken safeguard.

    Raises: NotReplayed when the ranking does not confirm that these answers break it.
    """
    if breach(book, guard, answers) is None:
        raise NotReplayed(f"{guard.key} is said to be broken by {plain(book, answers)}, but the ranking keeps it.")
    answers = smallest(book, guard, answers)
    after = guard.change and after_change(book, guard.change, answers)
    said = breach(book, guard, answers) or ""
    witness = Witness(plain(book, answers), plain(book, after) if after else None, said)
    return Verdict(guard.key, False, responsible_rules(book, guard, answers), witness)


def plain(book: Rulebook, answers: Answers) -> PlainAnswers:
    """Answers as example cases hold them, in the order asked: the voice, the questions, what is given outright."""
    return {
        key: tuple(choice for choice in choices if choice in answers[key])
        for key, choices in book.choices.items()
        if answers.get(key)
    }
