"""Answer sets as text: one JSON object, or JSON Lines. Everything is read before anything is ranked."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from options.rules.answers import read_answers
from options.rules.conditions import Answers
from options.rules.errors import Problem, UnknownAnswer
from options.rules.rulebook import Rulebook

SHAPE = 'Write {"id": "a", "voice": "self", "answers": {"age_band": "26_64"}}.'
FIELDS = ("id", "voice", "answers")
_UNREADABLE = object()


class Entry(NamedTuple):
    """One set of answers: the id it was given, if any, and its answers, the voice among them."""

    id: str | int | None
    answers: Answers


def read_entries(rulebook: Rulebook, text: str) -> tuple[Entry, ...]:
    """Read one answers object (over as many lines as it likes), or one object per line.

    Takes: text with or without byte order mark; blank lines are passed over.
    Raises: UnknownAnswer with every problem of every line, each with its line number.
    """
    problems: list[Problem] = []
    entries = []
    for line, written in _objects(text.removeprefix("\ufeff")):
        try:
            entries.append(_read_entry(rulebook, f"line {line}", written))
        except UnknownAnswer as error:
            problems += error.problems
    if problems:
        raise UnknownAnswer(problems)
    if not entries:
        raise UnknownAnswer([Problem("empty", "line 1", "There are no answers to rank.", SHAPE)])
    return tuple(entries)


def _objects(text: str) -> Iterator[tuple[int, str]]:
    """The texts of the objects, each with the number of its first line."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    opening = [line for _, line in lines if line.lstrip().startswith("{")]
    is_one = bool(lines) and (_is_json(text) or (len(opening) < len(lines) and not any(map(_is_json, opening))))
    if is_one:
        first = lines[0][0]
        yield first, "\n".join(text.split("\n")[first - 1 :])
    else:
        yield from lines


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _read_entry(rulebook: Rulebook, place: str, text: str) -> Entry:
    """One entry.

    Raises: UnknownAnswer with every problem of it.
    """
    problems: list[Problem] = []
    data = _parse(text, place, problems)
    if data is _UNREADABLE or not _has_shape(rulebook, data, place, problems):
        raise UnknownAnswer(problems)
    answers: dict[str, frozenset[str]] = {}
    try:
        answers = read_answers(rulebook, data["answers"], f"{place}, answers")
    except UnknownAnswer as error:
        problems += error.problems
    voice = _read_voice(rulebook, data, answers, place, problems)
    if problems:
        raise UnknownAnswer(problems)
    return Entry(data.get("id"), answers | voice)


def _parse(text: str, place: str, problems: list[Problem]) -> Any:
    """JSON as plain data, or _UNREADABLE; what is wrong with it is added to problems."""

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            problems.append(Problem("duplicate", place, f"The key {key!r} is written twice.", "Keep one of them."))
        return dict(pairs)

    def refuse(word: str) -> None:
        raise ValueError(f"{word} is not JSON")

    try:
        return json.loads(text, object_pairs_hook=mapping, parse_constant=refuse)
    except json.JSONDecodeError as error:
        start = int(place.rpartition(" ")[2])
        where = f"line {start + error.lineno - 1}, column {error.colno}"
        problems.append(Problem("json", where, f"This is not readable JSON: {error.msg}.", SHAPE))
    except (ValueError, RecursionError) as error:
        problems.append(Problem("json", place, f"This is not readable JSON: {error}.", SHAPE))
    return _UNREADABLE


def _has_shape(rulebook: Rulebook, data: Any, place: str, problems: list[Problem]) -> bool:
    """Whether the data is an object with answers and nothing unknown beside them."""
    if not isinstance(data, Mapping):
        problems.append(Problem("type", place, "This must be an object with answers inside.", SHAPE))
        return False
    if "answers" not in data:
        bare = bool(data) and data.keys() <= rulebook.choices.keys()
        message = "These are bare answers." if bare else "There are no answers here."
        remedy = 'Put them inside an object: {"answers": {...}}.' if bare else SHAPE
        problems.append(Problem("shape", place, message, remedy))
        return False
    for key in sorted(data.keys() - FIELDS):
        remedy = f"Use one of: {', '.join(FIELDS)}."
        problems.append(Problem("unknown-key", place, f"There is no field {key!r} beside the answers.", remedy))
    if isinstance(data.get("id"), bool | float | list | dict):
        message = "An id must be text or a whole number."
        problems.append(Problem("type", f"{place}, id", message, "Put it in quotes."))
    return True


def _read_voice(
    rulebook: Rulebook, data: Mapping[str, Any], answers: Answers, place: str, problems: list[Problem]
) -> dict[str, frozenset[str]]:
    """The voice beside the answers; it may stand inside them too, but not say something else there."""
    try:
        voice = read_answers(rulebook, {"voice": data.get("voice")}, place)
    except UnknownAnswer as error:
        problems += error.problems
        return {}
    if voice and "voice" in answers and voice != {"voice": answers["voice"]}:
        message = "The voice beside the answers is not the voice inside them."
        problems.append(Problem("voice", f"{place}, voice", message, "Keep one of them."))
    return voice
