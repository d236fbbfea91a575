"""Help now: what to do in an overdose, other emergencies, and numbers to call, by country."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from navigator.shown.citations import Cited, refs
from navigator.shown.helplines import Line, line, lines
from options.rules.languages import same_language
from options.rules.questionnaire import Alert
from options.rules.rulebook import Rulebook

OVERDOSE = "overdose-now"
FIRST_AID = ("safer-today", "overdose")
"""The guide and its section that say in short what to do in an overdose."""
SENTENCE_END = re.compile(r"(?<=[.!?]) +(?=[A-ZÁÉÍÓÚÑ¿¡])")


@dataclass(frozen=True, slots=True)
class Emergency:
    """One emergency: what to do for oneself, and for someone else; the latter is empty when both are the same.

    `lines` are the checked numbers of the home country.
    """

    key: str
    title: str
    for_self: str
    for_other: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """The checked lines of one country, and the names of lines whose number is not checked yet.

    `name` is said in the language of the page.
    """

    name: str
    lines: tuple[Line, ...]
    unchecked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What to do now. `first_aid` holds what is good to know in an overdose; `countries` the numbers to call."""

    overdose: Emergency | None
    first_aid: tuple[Cited, ...]
    emergencies: tuple[Emergency, ...]
    countries: tuple[Country, ...]


def help_page(rulebook: Rulebook) -> HelpPage:
    """The help page of a rulebook.

    A number that waits for its check is never shown: in a crisis a dead number costs minutes. The name of such a
    line is shown, so that a person can look the number up.
    """
    overdose = rulebook.alert.get(OVERDOSE)
    others = {alert.message_key: alert for alert in reversed(rulebook.alerts) if alert.level == "stop_now"}
    others.pop(OVERDOSE, None)
    return HelpPage(
        overdose=_emergency(rulebook, overdose) if overdose else None,
        first_aid=_first_aid(rulebook),
        emergencies=tuple(_emergency(rulebook, alert) for alert in reversed(others.values())),
        countries=_countries(rulebook),
    )


def sentences(text: str) -> tuple[str, ...]:
    """A text as its sentences, so that each can stand as a step of its own.

    >>> sentences("Call 911. Stay.")
    ('Call 911.', 'Stay.')
    """
    return tuple(same_language(sentence, text) for sentence in SENTENCE_END.split(text))


def _emergency(rulebook: Rulebook, alert: Alert) -> Emergency:
    advice = alert.advice
    return Emergency(
        key=alert.key,
        title=alert.title,
        for_self=advice.own,
        for_other=sentences(advice.other) if advice.other != advice.own else (),
        lines=lines(rulebook, alert.helplines),
    )


def _first_aid(rulebook: Rulebook) -> tuple[Cited, ...]:
    guide_key, section_key = FIRST_AID
    sections = (section for guide in rulebook.guides if guide.key == guide_key for section in guide.sections)
    items = (item for section in sections if section.key == section_key for item in section.items)
    return tuple(Cited(item.text, refs(rulebook, item.findings)) for item in items)


def _countries(rulebook: Rulebook) -> tuple[Country, ...]:
    names = dict.fromkeys(helpline.country for helpline in rulebook.helplines)
    return tuple(_country(rulebook, name) for name in names)


def _country(rulebook: Rulebook, name: str) -> Country:
    here = [helpline for helpline in rulebook.helplines if helpline.country == name]
    checked = tuple(line(helpline) for helpline in here if not helpline.check_before_release)
    return Country(_named(name), checked, tuple(helpline.name for helpline in here if helpline.check_before_release))


def _named(country: str) -> str:
    """The name of a country in the language of the page; one that is not among these stays as it is."""
    names = {
        "US": _("US"),
        "Canada": _("Canada"),
        "UK": _("UK"),
        "UK and Ireland": _("UK and Ireland"),
        "Ireland": _("Ireland"),
        "Australia": _("Australia"),
        "New Zealand": _("New Zealand"),
    }
    return names.get(country, country)
