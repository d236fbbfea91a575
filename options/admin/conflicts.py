"""Two editors at one row: what each changed since the page was shown, which side to keep, and the form that results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.http import QueryDict

from options.admin.cells import Cell, cells_in, fields_of, print_of
from options.admin.shown import FIELD, Row, Shown, State

Side = Literal["mine", "theirs", "both"]
Kind = Literal["field", "gone", "deleting", "added"]
KEEP = "keep:"
"""How the name of a choice begins: keep:PLACE:FIELD, its value "mine" or "theirs"."""


@dataclass(frozen=True)
class Sent:
    """A row below as an editor sent it. `pk` is empty for a new one."""

    prefix: str
    pk: str
    cells: Mapping[str, Cell]
    is_deleted: bool = False

    @property
    def place(self) -> str:
        """Where the row stands in the state."""
        return f"{self.prefix}/{self.pk}"


@dataclass(frozen=True)
class Mine:
    """What an editor sent: the row's own fields, the rows below by formset, and everything else on the page."""

    cells: Mapping[str, Cell]
    below: tuple[Sent, ...]
    rest: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Unit:
    """One thing the two sides differ in. `side` is who changed it; of an added row there is nothing to choose."""

    place: str
    field: str
    side: Side
    kind: Kind = "field"

    @property
    def name(self) -> str:
        """The name of its choice in the form."""
        return f"{KEEP}{self.place}:{self.field}"


def read_sent(data: QueryDict, state: State) -> Mine:
    """Take a form apart. Rows below whose part was not on the page count as unchanged."""
    own = cells_in(data, "", state.rows[""].cells)
    below = tuple(row for prefix in state.formsets for row in _rows_sent(data, state, prefix))
    taken = {f"{name}{rest}" for name, cell in own.items() for rest in cell}
    parts = tuple(f"{prefix}-" for prefix in state.formsets)
    ours = (FIELD, "csrfmiddlewaretoken")
    rest = {
        name: values
        for name, values in data.lists()
        if name not in taken and name not in ours and not name.startswith((KEEP, *parts))
    }
    return Mine(own, below, rest)


def _rows_sent(data: QueryDict, state: State, prefix: str) -> Iterator[Sent]:
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    here = state.below(prefix)
    names = fields_of(state.formsets[prefix].empty_form)
    for place in range(min(int(total), 1000) if total.isdigit() else 0):
        start = f"{prefix}-{place}-"
        pk = data.get(f"{start}id", "")
        of_row = [name for name in names if name in here[pk].cells] if pk in here else names
        yield Sent(prefix, pk, cells_in(data, start, of_row), f"{start}DELETE" in data)


def renumbered(mine: Mine, state: State, shown: Shown) -> tuple[Mine, Shown]:
    """The same with new ids where rows below were written anew word for word, as a loaded file does."""
    below, prints = [], dict(shown.prints)
    for row in mine.below:
        place = next(_written_anew(row, state, replace(shown, prints=prints)), "")
        if place:
            prints[place] = prints.pop(row.place)
        below.append(replace(row, pk=place.partition("/")[2]) if place else row)
    return replace(mine, below=tuple(below)), replace(shown, prints=prints)


def _written_anew(row: Sent, state: State, shown: Shown) -> Iterator[str]:
    """The places at which a row that is gone stands again as it was shown."""
    if not row.pk or row.place in state.rows or row.place not in shown.prints:
        return
    was, fixed = shown.prints[row.place], shown.fixed.get(row.place, {})
    for place, now in state.rows.items():
        is_new = place.startswith(f"{row.prefix}/") and place not in shown.prints
        if is_new and (now.prints, now.fixed) == (was, fixed):
            yield place


def compare(mine: Mine, state: State, shown: Shown) -> list[Unit]:
    """Everything in which what was sent differs from what stands, and who changed it since the page was shown."""
    units = list(_fields("", mine.cells, state.rows[""], shown))
    for row in mine.below:
        now = state.rows.get(row.place)
        if now is not None and row.is_deleted:
            changed = now.prints != shown.prints.get(row.place)
            units += [Unit(row.place, "", "both", "deleting")] if changed else []
        elif now is not None:
            units += _fields(row.place, row.cells, now, shown)
        elif row.pk and not row.is_deleted:
            units.append(Unit(row.place, "", "both" if _touched(row, state, shown) else "theirs", "gone"))
    sent = {row.place for row in mine.below}
    added = [place for place in state.rows if place and place not in sent and place not in shown.prints]
    return units + [Unit(place, "", "theirs", "added") for place in added]


def _fields(place: str, cells: Mapping[str, Cell], now: Row, shown: Shown) -> Iterator[Unit]:
    was = shown.prints.get(place, {})
    for name, cell in cells.items():
        theirs, sent = now.prints[name], print_of(now.form.fields[name], cell)
        if sent != theirs:
            side: Side = "mine" if was.get(name) == theirs else "theirs" if was.get(name) == sent else "both"
            yield Unit(place, name, side)


def _touched(row: Sent, state: State, shown: Shown) -> bool:
    """Whether an editor changed a row that is gone."""
    fields, was = state.formsets[row.prefix].empty_form.fields, shown.prints.get(row.place, {})
    return any(name in was and print_of(fields[name], cell) != was[name] for name, cell in row.cells.items())


def choose(mine: Mine, state: State, shown: Shown, data: QueryDict) -> Mine:
    """Take over from the draft what the editor chose to leave as it stands; a row that is gone comes back anew."""
    cells = {
        name: state.rows[""].cells[name] if data.get(f"{KEEP}:{name}") == "theirs" else cell
        for name, cell in mine.cells.items()
    }
    below = [chosen for row in mine.below if (chosen := _chosen(row, state, shown, data))]
    return replace(mine, cells=cells, below=tuple(below))


def _chosen(row: Sent, state: State, shown: Shown, data: QueryDict) -> Sent | None:
    now, whole = state.rows.get(row.place), data.get(f"{KEEP}{row.place}:")
    if now is None:
        if row.pk and (row.is_deleted or whole == "theirs"):
            return None
        fixed = {name: {"": (value,)} for name, value in shown.fixed.get(row.place, {}).items()}
        return replace(row, pk="", cells={**row.cells, **fixed}) if row.pk and whole == "mine" else row
    if whole == "theirs":
        return replace(row, cells=now.cells, is_deleted=False)
    cells = {
        name: now.cells[name] if data.get(f"{KEEP}{row.place}:{name}") == "theirs" else cell
        for name, cell in row.cells.items()
    }
    return replace(row, cells=cells)


def written(mine: Mine, state: State) -> tuple[QueryDict, dict[str, str]]:
    """The form put together again, as a browser would send it.

    Gives: the data; and by place the prefix of each row's fields. Rows below stand in the order of the draft, those
    added meanwhile among them, new ones last.
    """
    data, starts = QueryDict(mutable=True), {"": ""}
    for name, values in mine.rest.items():
        data.setlist(name, list(values))
    _put(data, "", mine.cells)
    for prefix in state.formsets:
        rows = _in_order(mine, state, prefix)
        old = sum(bool(row.pk) for row in rows)
        data.update({f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": str(old)})
        data.update({f"{prefix}-MIN_NUM_FORMS": "0", f"{prefix}-MAX_NUM_FORMS": "1000"})
        for place, row in enumerate(rows):
            start = starts[row.place] = f"{prefix}-{place}-"
            data[f"{start}id"] = row.pk
            data[f"{start}{_owner(state, prefix)}"] = str(state.rows[""].form.instance.pk or "")
            if row.is_deleted:
                data[f"{start}DELETE"] = "on"
            _put(data, start, row.cells)
    return data, starts


def _in_order(mine: Mine, state: State, prefix: str) -> list[Sent]:
    sent = {row.pk: row for row in mine.below if row.prefix == prefix and row.pk}
    here = state.below(prefix)
    stand = [sent.get(pk) or Sent(prefix, pk, row.cells) for pk, row in here.items()]
    gone = [row for pk, row in sent.items() if pk not in here]
    return [*stand, *gone, *(row for row in mine.below if row.prefix == prefix and not row.pk)]


def _owner(state: State, prefix: str) -> str:
    formset: Any = state.formsets[prefix]
    return str(formset.fk.name)


def _put(data: QueryDict, start: str, cells: Mapping[str, Cell]) -> None:
    for name, cell in cells.items():
        for rest, values in cell.items():
            data.setlist(f"{start}{name}{rest}", list(values))
