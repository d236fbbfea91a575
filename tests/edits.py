"""Every value of a rulebook one at a time: where it stands, and the same rulebook with another value there."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """One field of one value inside a rulebook. `kind`: the same for all fields alike, such as "rules.Rule.when"."""

    path: Path
    kind: str
    owner: type
    name: str
    value: Any


def places(value: Any, path: Path = (), kind: str = "") -> Iterator[Place]:
    """Every field of every value at or below this one, lists and single values alike."""
    if is_dataclass(value):
        for field in fields(value):
            found = getattr(value, field.name)
            below = f"{kind}.{field.name}" if kind else field.name
            yield Place((*path, field.name), below, type(value), field.name, found)
            yield from places(found, (*path, field.name), below)
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from places(one, (*path, number), kind)


def put(value: Any, path: Path, new: Any) -> Any:
    """The same value with another one at the end of the path."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, tuple):
        return tuple(put(one, rest, new) if number == step else one for number, one in enumerate(value))
    return replace(value, **{str(step): put(getattr(value, str(step)), rest, new)})


def another(place: Place) -> Any:
    """Another value of the right type for a place; it need not make sense."""
    return _another(get_type_hints(place.owner)[place.name], place.value)


def _another(hint: Any, value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if get_origin(hint) is Literal:
        return next(one for one in get_args(hint) if one != value)
    if isinstance(value, str):
        return f"{value} other".strip()
    if isinstance(value, tuple):
        return value[1:] if value else (sample(get_args(hint)[0]),)
    if isinstance(value, Mapping):
        return {key: content for key, content in value.items() if key != next(iter(value))}
    return sample(hint) if value is None else None


def sample(hint: Any) -> Any:
    """Some value of a type."""
    if get_origin(hint) in (Union, UnionType):
        return sample(next(one for one in get_args(hint) if one is not NoneType))
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if get_origin(hint) is tuple:
        return (sample(get_args(hint)[0]),)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return hint(**{one.name: sample(hints[one.name]) for one in fields(hint) if one.default is MISSING})
    return {str: "some text", int: 7, float: 7.5, bool: True}[hint]
