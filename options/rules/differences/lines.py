"""The options of two rulebooks in one: an option that both treat alike is told once, others once for each side.

What is told once cannot differ, and nothing has to find that out again: neither random answers nor the solver.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from options.rules.catalog import EffectScale, Option
from options.rules.conditions import Condition
from options.rules.differences.common import Common
from options.rules.rulebook import Rule, Rulebook

_SIDES = ("{} (before)", "{} (after)")
Treatment = tuple[bool, int | None, frozenset[tuple[tuple[Hashable, Hashable, bool], int]]]
_WORDLESS = ("not_suitable", "needs_first", "caution")


@dataclass(frozen=True)
class World:
    """A rulebook, and for each side its options of one kind by the key they have in this rulebook, in catalog order.

    A side whose options stand in another world has none here.
    """

    book: Rulebook
    options: tuple[Mapping[str, str], Mapping[str, str]]


class Only(NamedTuple):
    """A rule that only one side has: its world, key and side, and a number for all that do the same to an option."""

    world: int
    rule: str
    side: int
    does: int


@dataclass(frozen=True)
class Lines:
    """Where the options of one kind stand: in one world for both sides, or where wishes are capped otherwise, in two.

    `changed`: options that the two sides treat differently, or place differently in the catalog. `differing`: the rules
    that only one side has, or None when an option is told apart by more than rules.
    `apart`: how many points more an option can have after the edit than before, at least and at most; of the changed
    options that both sides have.
    `capped`: where there are two worlds, the options that differ by no more than the cap on their wishes.
    `only_twins`: the sides differ in nothing but how they work out a derived answer.
    """

    kind: str
    worlds: tuple[World, ...]
    changed: frozenset[str]
    differing: tuple[Only, ...] | None
    apart: Mapping[str, tuple[int, int]]
    capped: frozenset[str]
    only_twins: bool

    @property
    def options(self) -> frozenset[str]:
        """All options, whichever side has them."""
        return frozenset(key for world in self.worlds for side in world.options for key in side.values())


def lines_of(common: Common, kind: str) -> Lines:
    """Tell the options of one kind ("setting" or "support") of two rulebooks in as few lines as they differ in."""
    books = common.before, common.after
    there, here = ([option for option in book.options if option.kind == kind] for book in books)
    ways = [
        {option.key: _treatment(book, option) for option in some}
        for book, some in zip(books, (there, here), strict=True)
    ]
    alike = {key for key, way in ways[0].items() if ways[1].get(key) == way}
    old, new = ([option.key for option in some if option.key in alike] for some in (there, here))
    elsewhere = frozenset(moved(old, new))
    alike -= elsewhere
    changed = frozenset((ways[0].keys() | ways[1].keys()) - alike)
    capped: frozenset[str] = frozenset()
    if _can_share(*books):
        worlds: tuple[World, ...] = (_merged(books, (there, here), alike),)
    else:
        alone = [_told(book, _alone(book, some)) for book, some in zip(books, (there, here), strict=True)]
        own = [{option.key: option.key for option in some} for some in (there, here)]
        worlds = World(alone[0], (own[0], {})), World(alone[1], ({}, own[1]))
        capped = frozenset(key for key in ways[0].keys() & ways[1].keys() if _capped_alike(ways[0][key], ways[1][key]))
    only_rules = all(
        key in ways[0] and key in ways[1] and ways[0][key] != ways[1][key] and ways[0][key][:2] == ways[1][key][:2]
        for key in changed
    )
    originals = {twin: key for key, twin in common.twins.items()}
    derived_alike = [
        {option.key: _treatment(book, option, originals) for option in some if option.key in changed}
        for book, some in zip(books, (there, here), strict=True)
    ]
    only_twins = only_rules and derived_alike[0] == derived_alike[1]
    differing = tuple(_differing(worlds, changed)) if only_rules else None
    apart = {key: _apart(ways[0][key], ways[1][key]) for key in changed if key in ways[0] and key in ways[1]}
    return Lines(kind, worlds, changed, differing, apart, capped, only_twins)


def _differing(worlds: Iterable[World], changed: Container[str]) -> Iterator[Only]:
    """The rules of changed options that have no like on the other side."""
    sides: list[dict[Hashable, Only]] = [{}, {}]
    classes: dict[Hashable, int] = {}
    for number, world in enumerate(worlds):
        for side, names in enumerate(world.options):
            found = sides[side]
            counted: Counter[Hashable] = Counter()
            for rule in world.book.rules:
                option = names.get(rule.option)
                if option is not None and option in changed:
                    way = option, *_way(world.book, rule)
                    counted[way] += 1
                    does = classes.setdefault((option, *way[2:]), len(classes))
                    found[(*way, counted[way])] = Only(number, rule.key, side, does)
    yield from (sides[0].get(way) or sides[1][way] for way in sides[0].keys() ^ sides[1].keys())


def meaning(condition: Condition, originals: Mapping[str, str] | None = None) -> Hashable:
    """What a condition says, whatever the order of its clauses and choices.

    Takes: names to read instead of those of questions, by the latter.
    """
    read = originals or {}
    return frozenset(
        (read.get(one.question, one.question), frozenset(one.any_of), frozenset(one.none_of)) for one in condition
    )


def moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """A small set of keys that account for a new order of the same keys: all but a longest run that kept its order."""
    place = {key: number for number, key in enumerate(before)}
    ends: list[int] = []
    lengths = []
    for key in after:
        length = bisect(ends, place[key])
        ends[length : length + 1] = [place[key]]
        lengths.append(length)
    gone, wanted = set(after), len(ends) - 1
    for key, length in zip(reversed(after), reversed(lengths), strict=True):
        if length == wanted:
            gone.discard(key)
            wanted -= 1
    return gone


def _capped_alike(one: Treatment, other: Treatment) -> bool:
    """Whether two ways to treat an option differ by no more than the cap on its wishes."""
    return (one[0], one[2]) == (other[0], other[2])


def _apart(before: Treatment, after: Treatment) -> tuple[int, int]:
    """How many points more the rules can come to after than before, where wishes are capped alike.

    A rule that is on one side only gives its points or not; a capped wish no more than its points. A reason that was a
    wish, under the same condition, gives what of its points the cap had taken away, and the other way round.
    """
    there, here = Counter(dict(before[2])), Counter(dict(after[2]))
    low = high = 0
    for (when, does, is_wish), number in (there - here).items():
        if isinstance(does, int):
            turned = (when, does, not is_wish)
            kept = min(number, (here - there)[turned])
            here[turned] -= kept
            spans = [(1 if is_wish else -1) * does] * kept + [-does] * (number - kept)
            low, high = low + sum(min(0, one) for one in spans), high + sum(max(0, one) for one in spans)
    for (_, does, _), number in (here - there).items():
        if isinstance(does, int):
            low, high = low + number * min(0, does), high + number * max(0, does)
    return low, high


def _treatment(book: Rulebook, option: Option, originals: Mapping[str, str] | None = None) -> Treatment:
    """Everything that decides where an option stands, apart from the other options; the rules come last."""
    rules = Counter(_way(book, rule, originals) for rule in _own(book, option))
    cap = book.scale.preference_cap if any(is_wish for _, _, is_wish in rules) else None
    return bool(option.suspended), cap, frozenset(rules.items())


def _way(book: Rulebook, rule: Rule, originals: Mapping[str, str] | None = None) -> tuple[Hashable, Hashable, bool]:
    """When a rule applies, what it does, and whether it is a wish."""
    return meaning(rule.when, originals), _effect(book, rule), rule.theme == "preference"


def _own(book: Rulebook, option: Option) -> list[Rule]:
    """The rules that decide where an option stands. A support has no first step: points alone place it."""
    return [
        rule
        for rule in book.rules
        if rule.option == option.key
        and (
            book.effect[rule.effect].points
            or rule.effect == "not_suitable"
            or (option.kind == "setting" and rule.effect == "needs_first" and rule.first == option.key)
        )
    ]


def _effect(book: Rulebook, rule: Rule) -> Hashable:
    return book.effect[rule.effect].points or rule.effect


def _can_share(before: Rulebook, after: Rulebook) -> bool:
    """Whether one rulebook can hold both: wishes are capped alike, and what has no points has none on either side."""
    points = [[book.effect[key].points for key in _WORDLESS if key in book.effect] for book in (before, after)]
    return before.scale.preference_cap == after.scale.preference_cap and points[0] == points[1]


@dataclass(frozen=True)
class _Line:
    """One option of one side as a rulebook of many shall hold it."""

    key: str
    side: int
    book: Rulebook
    option: Option


def _alone(book: Rulebook, options: Iterable[Option]) -> list[_Line]:
    return [_Line(option.key, 0, book, option) for option in options]


def _merged(
    books: tuple[Rulebook, Rulebook], options: tuple[list[Option], list[Option]], alike: Iterable[str]
) -> World:
    """One rulebook for both sides, in an order that is each side's catalog order."""
    shared = frozenset(alike)
    names = tuple(
        {(one.key if one.key in shared else _SIDES[side].format(one.key)): one.key for one in options[side]}
        for side in (0, 1)
    )
    rows = [
        [_Line(line, side, books[side], option) for line, option in zip(names[side], options[side], strict=True)]
        for side in (0, 1)
    ]
    world = _told(books[0], list(_interleaved(rows[0], rows[1], shared)), books[1])
    return World(world, (names[0], names[1]))


def _interleaved(there: list[_Line], here: list[_Line], shared: frozenset[str]) -> Iterator[_Line]:
    """Both orders in one; what is shared stands at the same place in both."""
    waiting = iter(here)
    for line in there:
        if line.key in shared:
            for other in waiting:
                if other.key == line.key:
                    break
                yield other
        yield line
    yield from waiting


def _told(book: Rulebook, lines: Sequence[_Line], other: Rulebook | None = None) -> Rulebook:
    """A rulebook of these lines alone, with the rules that place them."""
    effects = {effect.key: effect for effect in book.scale.effects}
    rules: list[Rule] = []
    for line in lines:
        for rule in _own(line.book, line.option):
            effect = line.book.effect[rule.effect]
            if effects.setdefault(effect.key, effect).points != effect.points:
                effect = EffectScale(_SIDES[line.side].format(effect.key), effect.points, "")
                effects[effect.key] = effect
            first = line.key if rule.first == rule.option else None
            key = rule.key if line.key == line.option.key else _SIDES[line.side].format(rule.key)
            rules.append(replace(rule, key=key, option=line.key, effect=effect.key, first=first))
    options = tuple(replace(line.option, key=line.key) for line in lines)
    scale = replace(book.scale, effects=tuple(effects.values()))
    return Rulebook(scale=scale, questionnaire=book.questionnaire, options=options, rules=tuple(rules))
