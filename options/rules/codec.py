"""Between values and plain data: decoding with every problem named, canonical JSON, and its SHA-256 digest.

Plain data is what YAML and JSON hold: mappings, lists, text, numbers, true/false and null. A field left at its default
is left out, so a new optional field does not change the digest of older content.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from functools import cache, lru_cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from options.rules.errors import BadData, BadRelease, Problem
from options.rules.rulebook import Rulebook

T = TypeVar("T")
Path = tuple[str | int, ...]
Decoder = Callable[[Any, Path, list[Problem]], Any]
SCALARS: dict[type, str] = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}
TEXTS = {str}
KEPT = 4
"""How many sealed rulebooks a process keeps: a release is read at every step of publishing the next one."""
LAST = 4
"""How many texts of rulebooks a process keeps, of some two megabytes each."""


def place_of(path: Path) -> str:
    """A path as words: `rules[3].when[0].any_of`."""
    words = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return words.lstrip(".") or "top"


def key_of(field: Field[Any]) -> str:
    """The name of a dataclass field in plain data ("from" is not a name Python allows)."""
    return str(field.metadata.get("key", field.name))


def decode(kind: type[T], data: object, start: Path = ()) -> T:
    """Read plain data as a value of a dataclass.

    Raises: BadData with every problem found (unknown key, missing key, wrong type), each with its path.
    """
    problems: list[Problem] = []
    plain_kind: Any = kind
    value: T = _decoder(plain_kind)(data, start, problems)
    if problems:
        raise BadData(problems)
    return value


def encode(value: object, *, whole: bool = False) -> Any:
    """Turn a value into plain data; fields at their default are left out. Undoes `decode`.

    Takes: `whole`, to write 9.0 as 9, so that equal numbers have one text form.
    """
    kind: Any = type(value)
    if kind in SCALARS or value is None:
        return int(value) if whole and isinstance(value, float) and value.is_integer() else value
    if isinstance(value, tuple | list):
        return [item if type(item) is str else encode(item, whole=whole) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(content, whole=whole) for key, content in value.items()}
    plain = {}
    for name, key, default in _parts(kind):
        content = getattr(value, name)
        if default is MISSING or content != default:
            plain[key] = content if type(content) is str else encode(content, whole=whole)
    return plain


def canonical_json(value: object) -> str:
    """The one text form of a value: sorted keys, no spaces, unescaped Unicode, whole floats as whole numbers."""
    return _said_last(value) if isinstance(value, Rulebook) else _written(value)


@lru_cache(maxsize=LAST)
def _said_last(book: Rulebook) -> str:
    """Publishing asks for the text of the same few rulebooks at every step."""
    return _written(book)


def _written(value: object) -> str:
    plain = encode(value, whole=True)
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest_of(text: str) -> str:
    """The SHA-256 digest of a canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_sealed(text: str, digest: str) -> Rulebook:
    """Read a sealed rulebook.

    Raises: BadRelease when the digest does not match or the text is not a rulebook.
    """
    found = digest_of(text)
    if found != digest:
        message = f"The content has digest {found[:12]}, but {digest[:12]} was expected."
        raise BadRelease([Problem("digest", "release", message, "Restore the release from the data base.")])
    try:
        return _rulebook_in(text)
    except (ValueError, RecursionError, BadData) as error:
        remedy = "Restore the release from the data base."
        raise BadRelease([Problem("content", "release", f"The content cannot be read: {error}", remedy)]) from error


@lru_cache(maxsize=KEPT)
def _rulebook_in(text: str) -> Rulebook:
    """The rulebook written in a text. The same text is read once: nobody can change what it gives."""
    return decode(Rulebook, json.loads(text))


@cache
def _parts(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a dataclass: name, key in plain data, default (MISSING without one)."""
    return tuple((one.name, key_of(one), one.default) for one in fields(kind))


def _refuse(problems: list[Problem], path: Path, code: str, message: str, remedy: str) -> None:
    problems.append(Problem(code, place_of(path), message, remedy))


@cache
def _decoder(kind: Any) -> Decoder:
    """The decoder of a type, built once per type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in SCALARS:
        return _scalar(kind)
    if origin in (Union, UnionType):
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        return _optional(_decoder(inner))
    if origin is Literal:
        return _literal(arguments)
    if origin is tuple:
        return _texts(_decoder(str)) if arguments[0] is str else _tuple(_decoder(arguments[0]))
    if origin is Mapping:
        return _mapping(_decoder(arguments[1]))
    return _dataclass(kind)


def _scalar(kind: type) -> Decoder:
    wanted: Any = (int, float) if kind is float else kind

    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        fits = isinstance(data, wanted) and (kind is bool or not isinstance(data, bool))
        if fits and (kind is not float or isfinite(data)):
            return data
        shown = "nothing" if data is None else f"{data!r}"
        message = f"This must be {SCALARS[kind]}, not {shown}."
        remedy = "Put it in quotes." if kind is str and data is not None else f"Write {SCALARS[kind]}."
        return _refuse(problems, path, "type", message, remedy)

    return read


def _optional(inner: Decoder) -> Decoder:
    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        return None if data is None else inner(data, path, problems)

    return read


def _literal(allowed: tuple[Any, ...]) -> Decoder:
    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if data in allowed:
            return data
        listed = ", ".join(str(item) for item in allowed)
        return _refuse(problems, path, "choice", f"{data!r} is not one of {listed}.", "Use one of these words.")

    return read


def _tuple(inner: Decoder) -> Decoder:
    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if isinstance(data, list | tuple):
            return tuple([inner(item, (*path, index), problems) for index, item in enumerate(data)])
        return _refuse(problems, path, "type", f"This must be a list, not {data!r}.", "Write a list.")

    return read


def _texts(inner: Decoder) -> Decoder:
    """A tuple of texts: most of all lists, so those without a mistake take a short way."""
    slow = _tuple(inner)

    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if isinstance(data, list | tuple) and TEXTS.issuperset(map(type, data)):
            return tuple(data)
        return slow(data, path, problems)

    return read


def _mapping(inner: Decoder) -> Decoder:
    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if not isinstance(data, Mapping):
            return _refuse(problems, path, "type", "This must be a mapping.", "Write key: value pairs.")
        listed = {key: item if isinstance(item, list | tuple) else [item] for key, item in data.items()}
        return {key: inner(item, (*path, key), problems) for key, item in listed.items()}

    return read


def _dataclass(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    parts = [(key_of(f), f.name, _decoder(hints[f.name]), f.default is MISSING) for f in fields(kind)]
    known = {key for key, *_ in parts}

    def read(data: Any, path: Path, problems: list[Problem]) -> Any:
        if not isinstance(data, Mapping):
            return _refuse(problems, path, "type", f"This must be a mapping, not {data!r}.", "Write its fields.")
        before = len(problems)
        for key in sorted(str(key) for key in data.keys() - known):
            remedy = f"Remove it, or use one of: {', '.join(sorted(known))}."
            _refuse(problems, (*path, key), "unknown-key", f"There is no field {key!r} here.", remedy)
        values = {}
        for key, name, read_part, required in parts:
            if key in data:
                values[name] = read_part(data[key], (*path, key), problems)
            elif required:
                _refuse(problems, path, "missing-key", f"The field {key!r} is missing.", f"Add {key}.")
        return kind(**values) if len(problems) == before else None

    return read
