"""The fields in which two values differ, however deep they stand, each with both sides in words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from options.publishing.field_words import (
    choice_words,
    condition_in_keys,
    condition_words,
    label_of,
    question_words,
    title_of,
    value_in_words,
)
from options.publishing.pieces import Piece, pieces
from options.rules.codec import canonical_json
from options.rules.conditions import Clause, Condition
from options.rules.rulebook import Rulebook

SEPARATOR = ": "
EMPTY = (None, "", (), False)
"""What a row on one side only need not list."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs, in words; "" stands for nothing.

    `name` is how editors know the field, with the way to it inside the row: "reason", "choice car: short words".
    A text that changed in part has `pieces`, which read in order give both texts. A list has what was `added` and what
    is `gone`; when both are empty, only its order changed.
    """

    name: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def field_changes(before: Rulebook, after: Rulebook, there: Any, here: Any) -> Iterator[FieldChange]:
    """The fields in which two rows differ.

    Takes: the rulebooks the rows belong to, for words; a row of each, or None where it is missing on one side.
    Gives: at least one change for rows that differ; for a row on one side only, every field that is not empty.
    """
    return _Words(before, after).between(there, here, ())


class _Words:
    """Says the values of two rulebooks, each in its own words."""

    def __init__(self, before: Rulebook, after: Rulebook) -> None:
        self.before, self.after = before, after

    def between(self, there: Any, here: Any, way: tuple[str, ...]) -> Iterator[FieldChange]:
        """The fields in which two groups of fields differ; `way` leads to them."""
        kind = type(here if there is None else there)
        for field in fields(kind):
            old, new = getattr(there, field.name, None), getattr(here, field.name, None)
            one_sided = (there is None or here is None) and (old or new) in EMPTY
            if old != new and not one_sided:
                yield from self.field(kind, field.name, old, new, (*way, label_of(field.name)))

    def field(self, owner: type, name: str, old: Any, new: Any, way: tuple[str, ...]) -> Iterator[FieldChange]:
        """What differs in one field."""
        some = old or new
        if is_dataclass(some):
            yield from self.between(old, new, way)
        elif isinstance(some, Mapping):
            yield from self._answers(old or {}, new or {}, way)
        elif isinstance(some, tuple) and isinstance(some[0], Clause):
            yield _change(way, (_said(self.before, old), _said(self.after, new)), (_in_keys(old), _in_keys(new)))
        elif isinstance(some, tuple) and is_dataclass(some[0]):
            yield from self._group(old or (), new or (), way)
        elif isinstance(some, tuple):
            yield self._list(owner, name, old or (), new or (), way)
        else:
            said = value_in_words(self.before, owner, name, old), value_in_words(self.after, owner, name, new)
            yield _change(way, said, (old, new))

    def _group(self, old: Sequence[Any], new: Sequence[Any], way: tuple[str, ...]) -> Iterator[FieldChange]:
        """What differs in a list of things with fields of their own."""
        if "key" in type((*old, *new)[0]).__dataclass_fields__:
            yield from self._keyed(old, new, way)
        else:
            yield from self._aligned(old, new, way)

    def _keyed(self, old: Sequence[Any], new: Sequence[Any], way: tuple[str, ...]) -> Iterator[FieldChange]:
        *start, name = way
        there, here = {one.key: one for one in old}, {one.key: one for one in new}
        if len(there) < len(old) or len(here) < len(new):
            yield from self._aligned(old, new, way)
            return
        for key in {**here, **there}:
            if there.get(key) != here.get(key):
                yield from self._one(
                    there.get(key), here.get(key), (*start, self._name(name, here.get(key) or there[key]))
                )
        if (was := [key for key in there if key in here]) != (now := [key for key in here if key in there]):
            yield replace(
                _change((*start, f"order of {name}"), (", ".join(was), ", ".join(now)), (was, now)), pieces=()
            )

    def _name(self, name: str, one: Any) -> str:
        """What one thing of a list is called: choice “A car”."""
        return f"{_singular(name)} “{title_of(self.after, one) or one.key}”"

    def _aligned(self, old: Sequence[Any], new: Sequence[Any], way: tuple[str, ...]) -> Iterator[FieldChange]:
        """Things without a key are told apart by their place, after the equal ones were found."""
        *start, name = way
        left, right = [canonical_json(one) for one in old], [canonical_json(one) for one in new]
        for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            for number in range(max(b - a, d - c) if tag != "equal" else 0):
                there = old[a + number] if a + number < b else None
                here = new[c + number] if c + number < d else None
                place = c + number + 1 if here is not None else a + number + 1
                yield from self._one(there, here, (*start, f"{_singular(name)} {place}"))

    def _one(self, there: Any, here: Any, way: tuple[str, ...]) -> Iterator[FieldChange]:
        """What differs in one thing of a list; a thing on one side only is said in one line."""
        if there is not None and here is not None:
            yield from self.between(there, here, way)
            return
        said = [f"{one.name}: {one.before or one.after}" for one in self.between(there, here, ())]
        line = "; ".join(said) or "empty"
        yield FieldChange(SEPARATOR.join(way), line if here is None else "", line if there is None else "")

    def _list(
        self, owner: type, name: str, old: Sequence[Any], new: Sequence[Any], way: tuple[str, ...]
    ) -> FieldChange:
        was = [value_in_words(self.before, owner, name, one) for one in old]
        now = [value_in_words(self.after, owner, name, one) for one in new]
        if set(old) != set(new) and Counter(was) == Counter(now):
            was, now = [str(one) for one in old], [str(one) for one in new]
        return _listed(way, was, now)

    def _answers(
        self, old: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[str]], way: tuple[str, ...]
    ) -> Iterator[FieldChange]:
        """What differs in the answers of an example case or a profile, by question."""
        for key in {**new, **old}:
            if old.get(key) != new.get(key):
                was = [choice_words(self.before, key, one) for one in old.get(key, ())]
                now = [choice_words(self.after, key, one) for one in new.get(key, ())]
                if Counter(was) == Counter(now) and set(old.get(key, ())) != set(new.get(key, ())):
                    was, now = list(old.get(key, ())), list(new.get(key, ()))
                yield _listed(
                    (*way, question_words(self.after, key)), was or _unsaid(key, old), now or _unsaid(key, new)
                )


def _unsaid(key: str, answers: Mapping[str, Sequence[str]]) -> list[str]:
    """How an empty list of answers is told from none at all."""
    return ["an empty answer"] if key in answers else []


def _said(book: Rulebook, condition: Condition | None) -> str:
    """A condition in words; none at all on the side where the row is missing."""
    return "" if condition is None else condition_words(book, condition)


def _in_keys(condition: Condition | None) -> str | None:
    return None if condition is None else condition_in_keys(condition)


def _change(way: Sequence[str], said: tuple[str, str], values: tuple[object, object]) -> FieldChange:
    """A change of one value; where both sides read alike, the values themselves are shown."""
    before, after = said
    if before == after:
        before, after = (_bare(value) for value in values)
    return FieldChange(SEPARATOR.join(way), before, after, pieces(before, after) if " " in before + after else ())


def _bare(value: object) -> str:
    return "nothing" if value is None else "an empty text" if value == "" else str(value)


def _listed(way: Sequence[str], was: Sequence[str], now: Sequence[str]) -> FieldChange:
    """A change of a list: what was added, what is gone; when neither, what moved."""
    added, gone = tuple((Counter(now) - Counter(was)).elements()), tuple((Counter(was) - Counter(now)).elements())
    return FieldChange(SEPARATOR.join(way), ", ".join(was), ", ".join(now), added=added, gone=gone)


def _singular(name: str) -> str:
    return f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")
