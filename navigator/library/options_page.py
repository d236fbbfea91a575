"""All options at a glance, by family, from the least to the most restrictive."""

from dataclasses import dataclass

from navigator.library.facts import Facts, facts_of
from options.rules.catalog import Option
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One option in short."""

    key: str
    name: str
    url: str
    summary: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """The routes of one family."""

    key: str
    heading: str
    blurb: str
    options: tuple[OptionLine, ...]


@dataclass(frozen=True, slots=True)
class OptionsPage:
    """Treatments and supports by family, and what is shown only to compare with."""

    treatments: tuple[OptionGroup, ...]
    supports: tuple[OptionGroup, ...]
    comparison: tuple[OptionLine, ...]


def options_page(rulebook: Rulebook) -> OptionsPage:
    """The list of all options of a rulebook."""
    comparison = tuple(_line(rulebook, option) for option in rulebook.options if option.kind == "comparison")
    return OptionsPage(_groups(rulebook, "setting"), _groups(rulebook, "support"), comparison)


def _groups(rulebook: Rulebook, kind: str) -> tuple[OptionGroup, ...]:
    """The options of one kind by family; families stand in the order in which the catalog first names them."""
    found: dict[str, list[OptionLine]] = {}
    for option in rulebook.options:
        if option.kind == kind:
            found.setdefault(option.family, []).append(_line(rulebook, option))
    families = ((rulebook.family[key], lines) for key, lines in found.items())
    return tuple(OptionGroup(family.key, family.heading, family.blurb, tuple(lines)) for family, lines in families)


def _line(rulebook: Rulebook, option: Option) -> OptionLine:
    url = f"/options/{option.key}/"
    return OptionLine(option.key, option.name, url, option.summary, facts_of(option, rulebook.scale))
