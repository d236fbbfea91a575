"""What every plan holds, whatever the answers: naloxone, lost tolerance, aftercare, questions, numbers to call."""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.shown.citations import Cited, Ref, refs
from navigator.shown.helplines import Line, lines
from options.rules.catalog import Option
from options.rules.evidence import GuideQuestion
from options.rules.ranking import ShownAlert
from options.rules.rulebook import Rulebook

NALOXONE, CARE = "naloxone", "aftercare-continuing-care"
QUESTIONS = "ten-questions"
GUIDE, TOLERANCE = "safer-today", "tolerance"
ALWAYS_CALLED = ("us-911", "us-988", "us-samhsa")
LINES_SHOWN, ASKS_SHOWN = 5, 3


@dataclass(frozen=True, slots=True)
class Care:
    """Continuing care: at least `days` days (None when the data does not say), and what it can be."""

    option: Option
    days: int | None
    refs: tuple[Ref, ...]
    ways: tuple[Option, ...]


def safety_of(book: Rulebook) -> tuple[Cited, ...]:
    """Naloxone and what happens to tolerance, each statement with its main citation."""
    found = []
    if naloxone := book.option.get(NALOXONE):
        point = naloxone.good_points[0]
        found.append(Cited(naloxone.next_step_today, label=naloxone.name))
        found.append(Cited(point.text, refs(book, point.findings[:1])))
    sections = [section for guide in book.guides if guide.key == GUIDE for section in guide.sections]
    for section in sections:
        if section.key == TOLERANCE:
            found += [
                Cited(item.text, refs(book, item.findings[:1]), label="" if number else section.heading)
                for number, item in enumerate(section.items[:2])
            ]
    return tuple(found)


def care_of(book: Rulebook, chosen: Option) -> Care | None:
    """Continuing care after an option: what the catalog says may follow it."""
    care = book.option.get(CARE)
    if care is None:
        return None
    after = [book.option[key] for key in chosen.continues_with if key not in (NALOXONE, CARE)]
    return Care(care, care.length.min_days, refs(book, care.length.findings[:1]), tuple(after))


def asks_of(book: Rulebook) -> tuple[GuideQuestion, ...]:
    """The questions to ask any program that come first in their guide."""
    sections = [section for guide in book.guides if guide.key == QUESTIONS for section in guide.sections]
    return tuple(question for section in sections for question in section.questions)[:ASKS_SHOWN]


def lines_of(book: Rulebook, alerts: Iterable[ShownAlert]) -> tuple[Line, ...]:
    """The numbers to call: those for everyone, then those of the messages shown."""
    keys = [*ALWAYS_CALLED, *(key for shown in alerts for key in shown.alert.helplines)]
    return lines(book, (key for key in dict.fromkeys(keys) if key in book.helpline))[:LINES_SHOWN]
