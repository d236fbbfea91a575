"""What two rulebooks give differently for the same answers, decided over every set of answers both can read.

See docs/comparing.md. A ranking of either side is what `rank` gives; a witness is always ranked again on both sides.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from options.rules.answers import read_answers
from options.rules.conditions import Answers
from options.rules.differences.alerts import AlertDifferences
from options.rules.differences.answer_space import AnswerSpace
from options.rules.differences.answers import answer_differences
from options.rules.differences.common import common_ground
from options.rules.differences.lines import Lines, lines_of
from options.rules.differences.options import OptionDifferences
from options.rules.differences.outcome_words import in_words, name_of
from options.rules.differences.outcomes import KINDS, Found, rank_both, unlike
from options.rules.differences.places import Places, possible
from options.rules.differences.searching import Search
from options.rules.differences.terms import Exact
from options.rules.errors import UnknownAnswer
from options.rules.rulebook import Rulebook

__all__ = ["KINDS", "Difference", "Share", "differences"]

SAMPLE = 2_000
"""How many sets of answers are drawn where differences cannot be counted."""
EFFORT = 60_000
"""How hard the solver tries in all, in conflicts (wrong turns); 1,000 take some 30 ms."""
_SEED = 4
_READABLE = 10_000
_SMALL = 0.1
_RARE = "for fewer than 1 in 1,000 of all answers, counted exactly"
_SILENCE: Answers = {}


@dataclass(frozen=True, slots=True)
class Share:
    """How often something differs: for `changed` of `of` sets of answers.

    `is_exact`: counted over all ways to answer `questions`, the only ones that decide it (whole numbers of any size).
    Otherwise `of` sets of answers were drawn at random, and `questions` is empty.
    """

    changed: int
    of: int
    is_exact: bool
    questions: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """How often, as half a sentence: "for 3.1 % of all answers, counted exactly"."""
        if not self.is_exact:
            return f"for {self.changed:,} of {self.of:,} sets of answers drawn at random"
        if not self.changed:
            return "for no answers that pages offer, only when a derived answer is given outright"
        if self.changed == self.of:
            return "for all answers"
        if self.of <= _READABLE:
            return f"for {self.changed:,} of {self.of:,} ways to answer what decides it, counted exactly"
        percent = 100 * self.changed / self.of
        return f"for {percent:.1f} % of all answers, counted exactly" if percent >= _SMALL else _RARE


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that some answers bring out differently. At most one for each kind and option.

    `kind` is one of KINDS. `option` is the key of the option; for "alerts" that of the message, for "answers" that of
    the question or derived answer; `name` is what readers call it. `answers` is a witness in plain data, as in an
    example case; `before` and `after` say in a few words what each side gives for it. `share`: how often, or None.
    `is_decided` is False when the search had to stop early: no such answers were found, and none were ruled out; then
    `option`, `name`, `answers`, `before` and `after` are empty, and every option not named for this kind is open.
    """

    kind: str
    option: str
    answers: Mapping[str, tuple[str, ...]]
    before: str
    after: str
    share: Share | None
    name: str = ""
    is_decided: bool = True


def differences(
    before: Rulebook, after: Rulebook, sample: int = SAMPLE, effort: int = EFFORT
) -> tuple[Difference, ...]:
    """Everything that some answers bring out differently, over every set of answers that both rulebooks can read.

    Takes: two rulebooks without problems; how many answers to draw, and how hard to try (see EFFORT).
    Gives: at most one difference for each kind and option, by kind and catalog order, each with a small witness that
    was ranked again on both sides. A kind or option that is not among them is proved to differ for no answers at all,
    unless a difference of its kind says that it is not decided.
    """
    return tuple(_Comparing(before, after, sample, effort).all())


class _Comparing:
    """Two rulebooks being compared."""

    def __init__(self, before: Rulebook, after: Rulebook, sample: int, effort: int) -> None:
        self._books = before, after
        self._sample, self._effort = sample, effort
        self._common = common_ground(before, after)
        self._space = AnswerSpace(self._common)
        self._open: dict[str, Share | None] = {}
        self._found: dict[Found, Difference] = {}

    def all(self) -> Iterator[Difference]:
        """The differences found, then what is open, kind by kind."""
        for exact in chain(
            AlertDifferences(self._common, self._space).all(),
            OptionDifferences(self._common, self._space).all(),
            answer_differences(self._common, self._space),
        ):
            self._keep_exact(exact)
        for kind in ("setting", "support"):
            lines = lines_of(self._common, kind)
            if lines.changed:
                self._keep_places(lines)
        options = [key for book in self._books for key in book.option]
        for kind in KINDS:
            own = [difference for found, difference in self._found.items() if found[0] == kind]
            yield from sorted(own, key=lambda one: options.index(one.option) if one.option in options else -1)
            if kind in self._open:
                yield Difference(kind, "", {}, "", "", self._open[kind], is_decided=False)

    def _keep_exact(self, exact: Exact) -> None:
        share = None
        if exact.changed is not None:
            share = Share(exact.changed, self._space.size(exact.questions), True, exact.questions)
        if exact.answers is None or not self._keep(exact.found, exact.answers, share):
            self._open[exact.found[0]] = None

    def _keep(self, found: Found, answers: Answers, share: Share | None) -> bool:
        """Keep a difference when ranking both sides again shows it. Gives whether it does."""
        said = self._common.said(answers)
        try:
            pair = rank_both(*self._books, said)
            read_answers(self._books[0], said), read_answers(self._books[1], said)
        except UnknownAnswer:
            return False
        if found not in unlike(pair):
            return False
        words = (
            in_words(self._books[0], found, pair.before, pair.after),
            in_words(self._books[1], found, pair.after, pair.before),
        )
        plain = self._plain(said)
        self._found[found] = Difference(*found, plain, *words, share, name_of(*self._books, found))
        return True

    def _plain(self, answers: Answers) -> dict[str, tuple[str, ...]]:
        """Answers as in an example case, questions and choices in the order asked."""
        named = self._books[1].choices
        return {key: tuple(one for one in named[key] if one in answers[key]) for key in named if answers.get(key)}

    def _keep_places(self, lines: Lines) -> None:
        """Find where options stand differently: by answers drawn at random, then by the solver until none is left."""
        places = Places(lines)
        witnesses: dict[Found, Answers] = {}
        counted: Counter[Found] = Counter()
        dice = random.Random(_SEED)  # noqa: S311  # nosec B311
        drawn: Iterator[Answers] = (self._space.draw(dice) for _ in range(self._sample))
        for number, answers in enumerate(chain([_SILENCE], drawn)):
            for found in places.unlike(answers):
                counted[found] += bool(number)
                witnesses.setdefault(found, answers)
        decided = self._search(lines, places, witnesses)
        smaller = _Smaller(places)
        for found, answers in witnesses.items():
            share = Share(counted[found], self._sample, False)
            if not self._keep(found, smaller.answers(found, answers), share):
                decided = [one for one in decided if one != found[0]]
        for kind in {kind for kind, _ in possible(lines)} - set(decided):
            self._open[kind] = Share(0, self._sample, False)

    def _search(self, lines: Lines, places: Places, witnesses: dict[Found, Answers]) -> list[str]:
        """Let the solver find what was not drawn. Gives the kinds that are decided for every option."""
        asked = possible(lines)
        search = Search(self._common, self._space, lines, asked)
        kinds = list(dict.fromkeys(kind for kind, _ in asked))
        if self._exhaust(search, places, witnesses, set(), self._effort // 2):
            return kinds
        share = self._effort // 2 // len(kinds)
        return [
            kind
            for kind in kinds
            if self._exhaust(search, places, witnesses, {one for one in asked if one[0] != kind}, share)
        ]

    def _exhaust(
        self, search: Search, places: Places, witnesses: dict[Found, Answers], passed: set[Found], effort: int
    ) -> bool:
        """Search until nothing new is found beside what is passed over. Gives whether that is proved."""
        while effort > 0:
            answers, is_over, spent = search.find({*witnesses, *passed}, effort)
            effort -= spent
            if answers is None:
                return is_over
            new = {found: answers for found in places.unlike(answers) if found not in witnesses}
            if not new.keys() - passed:
                return False
            witnesses |= new
        return False


class _Smaller:
    """Makes witnesses small; a small one that shows several things is used for all of them."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._known: list[Answers] = []

    def answers(self, found: Found, answers: Answers) -> Answers:
        """Answers that show the same difference, from which no answer and no choice can be left out."""
        for known in self._known:
            if found in self._places.unlike(known):
                return known
        small = _without(answers, lambda some: found in self._places.unlike(some))
        self._known.append(small)
        return small


def _without(answers: Answers, shows: Callable[[Answers], bool]) -> Answers:
    """Leave out answers, then single choices, as long as what is shown still shows."""
    for key in list(answers):
        less = {other: choices for other, choices in answers.items() if other != key}
        if shows(less):
            answers = less
    for key, choices in list(answers.items()):
        for choice in sorted(choices):
            less = {**answers, key: answers[key] - {choice}}
            if len(answers[key]) > 1 and shows(less):
                answers = less
    return answers
