"""Are settings told in equal detail? Whoever compares them must not be led by how much is said about each.

What every setting needs, and how far the lengths of its texts may lie from those of the others, stands in `TOLD`.
Lengths are words. A text is compared with the middle one of all settings (their median), so that one long text does not
make all others short. Source: the international standard for decision aids, in `docs/ipdas.md`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from options.rules.catalog import Option
from options.rules.errors import Problem
from options.rules.rulebook import Rulebook

Texts = tuple[str, ...]
FARTHEST = 2.5
"""A text may be this many times as long as the middle one, or as much shorter."""
SIDES_APART = 1.5
"""One side of an option may be this many times as long as the other."""
FEWEST_TO_COMPARE = 3
"""With fewer settings than these there is no middle worth the name."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that every setting tells: the field, what it is called, its texts, and how many it needs at least."""

    field: str
    name: str
    texts: Callable[[Option], Texts]
    least: int = 1


TOLD = (
    Told("summary", "a summary", lambda option: (option.summary,)),
    Told("what_happens", "steps of what happens", lambda option: option.what_happens, least=3),
    Told("a_typical_week", "a typical week", lambda option: (option.a_typical_week,)),
    Told("length", "how long it takes", lambda option: (option.length.text,)),
    Told("hours_per_week", "hours a week", lambda option: (option.hours_per_week.text,)),
    Told("cost", "what it costs", lambda option: tuple(cost.amount_text for cost in option.cost)),
    Told("suits", "whom it suits", lambda option: (option.suits,)),
    Told("does_not_suit", "whom it does not suit", lambda option: (option.does_not_suit,)),
    Told("good_points", "good sides", lambda option: tuple(point.text for point in option.good_points), least=3),
    Told("hard_points", "hard sides", lambda option: tuple(point.text for point in option.hard_points), least=3),
    Told("outcomes", "outcomes of studies", lambda option: tuple(one.text for one in option.outcomes), least=2),
    Told("unknowns", "what is not known", lambda option: option.unknowns),
    Told("work_and_family", "work and family", lambda option: (option.work_and_family,)),
    Told("change_later", "changing later", lambda option: (option.change_later,)),
    Told("next_step_today", "a next step for today", lambda option: (option.next_step_today,)),
    Told("warning_signs", "warning signs", lambda option: option.warning_signs),
    Told("ask_a_programme", "questions to ask", lambda option: tuple(one.question for one in option.ask_a_programme)),
)
"""What every setting tells. Lengths are compared where a whole text is told, not where one number is."""
NUMBERS = ("length", "hours_per_week", "cost")
"""Fields that hold a number or a few words; only that something is told is looked at."""


def detail_problems(book: Rulebook) -> Iterator[Problem]:
    """What a setting lacks, and where it is told at much greater or smaller length than others or on one side."""
    settings = [option for option in book.options if option.kind == "setting"]
    for told in TOLD:
        yield from _lacking(settings, told)
        if told.field not in NUMBERS and len(settings) >= FEWEST_TO_COMPARE:
            yield from _uneven(settings, told)
    for option in book.options:
        yield from _one_sided(option)


def _lacking(settings: list[Option], told: Told) -> Iterator[Problem]:
    for option in settings:
        number = sum(bool(text.strip()) for text in told.texts(option))
        if number < told.least:
            message = f"It tells {number} of “{told.name}”; every setting tells at least {told.least}."
            remedy = "Add what is missing, with its finding. Where nothing is known, say so."
            yield Problem("detail", f"option {option.key}, {told.field}", message, remedy)


def _uneven(settings: list[Option], told: Told) -> Iterator[Problem]:
    sizes = {option.key: _words(told.texts(option)) for option in settings}
    middle = median(sizes.values())
    for key, size in sizes.items():
        if size and not middle / FARTHEST <= size <= middle * FARTHEST:
            message = f"It has {size} words on “{told.name}”; the middle of all settings is {middle:g}."
            remedy = f"Keep between {-(-middle // FARTHEST):g} and {middle * FARTHEST // 1:g} words."
            yield Problem("detail", f"option {key}, {told.field}", message, remedy)


def _one_sided(option: Option) -> Iterator[Problem]:
    """Good and hard sides in words of a like number; their count is compared by `find_problems`."""
    good, hard = (_words(tuple(point.text for point in side)) for side in (option.good_points, option.hard_points))
    if good and hard and max(good, hard) > SIDES_APART * min(good, hard):
        longer = "good" if good > hard else "hard"
        message = f"Its good sides have {good} words and its hard sides {hard}."
        remedy = f"Shorten the {longer} sides, or say as much about the others: at most {SIDES_APART:g} times as much."
        yield Problem("detail", f"option {option.key}, {longer}_points", message, remedy)


def _words(texts: Texts) -> int:
    return sum(len(text.split()) for text in texts)
