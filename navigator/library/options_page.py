"""All options at a glance, by family, from the least to the most restrictive."""

from dataclasses import dataclass

from navigator.shown.facts import Facts, facts_of
from navigator.shown.pictures.times import TimePicture, time_picture
from options.rules.catalog import Family, Option
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One option in short: what the release says of it, and its facts in words."""

    option: Option
    facts: Facts


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """The routes of one family."""

    family: Family
    lines: tuple[OptionLine, ...]


@dataclass(frozen=True, slots=True)
class OptionsPage:
    """Treatments and supports by family, what is shown only to compare with, and a picture of the time each takes."""

    treatments: tuple[OptionGroup, ...]
    supports: tuple[OptionGroup, ...]
    comparison: tuple[OptionLine, ...]
    times: TimePicture


def options_page(rulebook: Rulebook) -> OptionsPage:
    """The list of all options of a rulebook."""
    comparison = tuple(_line(rulebook, option) for option in rulebook.options if option.kind == "comparison")
    times = time_picture(option for option in rulebook.options if option.kind != "support")
    return OptionsPage(_groups(rulebook, "setting"), _groups(rulebook, "support"), comparison, times)


def _groups(rulebook: Rulebook, kind: str) -> tuple[OptionGroup, ...]:
    """The options of one kind by family; families stand in the order in which the catalog first names them."""
    found: dict[str, list[OptionLine]] = {}
    for option in rulebook.options:
        if option.kind == kind:
            found.setdefault(option.family, []).append(_line(rulebook, option))
    return tuple(OptionGroup(rulebook.family[key], tuple(lines)) for key, lines in found.items())


def _line(rulebook: Rulebook, option: Option) -> OptionLine:
    return OptionLine(option, facts_of(option, rulebook.scale))
