"""The rows of the comparison: the same questions in the same order for every option, answered in equal detail."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from navigator.compare import cells
from navigator.compare.standing import Standing
from navigator.shown.citations import Cited
from navigator.shown.pictures.icons import number_in_words
from options.rules.catalog import OUT_OF, Option
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Cell:
    """What one option answers; `value` is of the kind that the template of its row shows."""

    option: Option
    value: Any


@dataclass(frozen=True, slots=True)
class Row:
    """One question with one answer for each option.

    `key` is its id on the page; `template`, a name in templates/compare/cells/, shows one answer; `hint` may be empty.
    """

    key: str
    question: str
    template: str
    cells: tuple[Cell, ...]
    hint: str = ""


def rows(
    rulebook: Rulebook, options: Sequence[Option], standings: Sequence[Standing], is_self: bool
) -> tuple[Row, ...]:
    """Every question with its answers.

    Takes: `standings` in the order of the options, empty without answers; `is_self`: the reader is the person.
    """
    table = _Table(rulebook, options)
    own = table.own(standings) if standings else ()
    return (*own, *table.daily(is_self), *table.chances(), *table.sides())


class _Table:
    """Asks every option the same questions."""

    def __init__(self, rulebook: Rulebook, options: Sequence[Option]) -> None:
        self._book, self._options = rulebook, options

    def own(self, standings: Sequence[Standing]) -> Iterator[Row]:
        """What the answers of a person say about each option."""
        yield self._row("fit", _("How does it fit the answers?"), "standing", standings)
        yield self._row("for", _("What speaks for it most?"), "reason", [one.speaks_for for one in standings])
        against = [one.speaks_against for one in standings]
        yield self._row("against", _("What speaks against it most?"), "reason", against)

    def daily(self, is_self: bool) -> Iterator[Row]:
        """Life with each option: what happens, nights, time, work and children, medicine, money."""
        book, options = self._book, self._options
        happens = _("What will happen to me?") if is_self else _("What will happen to them?")
        nights = _("Where will I sleep?") if is_self else _("Where will they sleep?")
        cost = _("What does it cost me?") if is_self else _("What does it cost?")
        work = [Cited(option.work_and_family) for option in options]
        yield self._row("happens", happens, "day", [cells.day(option) for option in options])
        yield self._row("sleep", nights, "words", [cells.sleep(book, option) for option in options])
        yield self._row("length", _("How long?"), "words", [cells.length(book, option) for option in options])
        yield self._row("hours", _("Hours a week?"), "words", [cells.hours(book, option) for option in options])
        yield self._row("work", _("Work and children?"), "words", work)
        medicine = [cells.medicine(book, option) for option in options]
        yield self._row("medicine", _("Is there medicine?"), "words", medicine)
        yield self._row("cost", cost, "price", [cells.price(book, option) for option in options])

    def chances(self) -> Iterator[Row]:
        """What studies saw, by theme; within a row all numbers are told of the same number of people."""
        questions = {
            "alive": _("What are the chances of staying alive?"),
            "in_care": _("What are the chances of staying in care?"),
            "use": _("What are the chances of using again?"),
            "": _("What else did studies see?"),
        }
        for theme, question in questions.items():
            seen = [cells.seen(self._book, option, theme) for option in self._options]
            yield self._row(f"chances-{theme or 'other'}", question, "seen", seen, _marks(seen, OUT_OF[theme]))

    def sides(self) -> Iterator[Row]:
        """Both sides in equal number, what is not known, the way back, and more to read."""
        book, options = self._book, self._options
        most = min(min(len(option.good_points), len(option.hard_points)) for option in options)
        hard = [cells.points(book, option.hard_points, most) for option in options]
        good = [cells.points(book, option.good_points, most) for option in options]
        later = [Cited(option.change_later) for option in options]
        yield self._row("wrong", _("What can go wrong?"), "points", hard)
        yield self._row("good", _("What is good about it?"), "points", good)
        yield self._row("unknown", _("What is not known?"), "unknown", [option.unknowns for option in options])
        yield self._row("change", _("Can I change later?"), "words", later)
        yield self._row("more", _("Where can I read more?"), "more", options)

    def _row(self, key: str, question: str, template: str, values: Iterable[Any], hint: str = "") -> Row:
        answers = tuple(Cell(option, value) for option, value in zip(self._options, values, strict=True))
        return Row(key, question, f"compare/cells/{template}.html", answers, hint)


def _marks(row: Iterable[tuple[cells.Seen, ...]], out_of: int) -> str:
    """What the marks in a row of pictures stand for; empty without pictures."""
    arrays = [array for seen in row for one in seen for array in one.arrays]
    if not arrays:
        return ""
    people = _("Each mark is one person of %(people)s.") % {"people": number_in_words(out_of)}
    return f"{people} {_('Half marks show a range.')}" if any(array.perhaps for array in arrays) else people
