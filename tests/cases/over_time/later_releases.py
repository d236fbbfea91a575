"""Ten rulebooks that follow the seed, each changed in another way that can move an order or its words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from options.rules.rulebook import Rule, Rulebook
from tests.cases.visits.rulebooks import asking_more, offering_more, suspending, without_rules_for

Change = Callable[[Rulebook], Rulebook]
TURNED = {
    "strongly_favours": "strongly_against",
    "favours": "against",
    "slightly_favours": "slightly_against",
    "slightly_against": "slightly_favours",
    "against": "favours",
    "strongly_against": "strongly_favours",
}


def turned(book: Rulebook, every: int) -> Rulebook:
    """The same with every so many rules meaning the opposite."""
    return _with_rules(
        book,
        lambda count, rule: replace(rule, effect=TURNED.get(rule.effect, rule.effect)) if not count % every else rule,
    )


def heavier(book: Rulebook) -> Rulebook:
    """The same with other points for every effect, and another limit for wishes."""
    effects = tuple(replace(effect, points=effect.points * 2) for effect in book.scale.effects)
    return replace(book, scale=replace(book.scale, effects=effects, preference_cap=5))


def reworded(book: Rulebook) -> Rulebook:
    """The same in other words: choices, rules, and options."""
    options = tuple(replace(option, name=f"{option.name} (new)") for option in book.options)
    questions = tuple(
        replace(one, choices=tuple(replace(choice, label=f"{choice.label} now") for choice in one.choices))
        for one in book.questionnaire.questions
    )
    said = replace(book, options=options, questionnaire=replace(book.questionnaire, questions=questions))
    return _with_rules(said, lambda count, rule: replace(rule, why=f"{rule.why} (new)"))


def backwards(book: Rulebook) -> Rulebook:
    """The same with the catalog the other way round, which turns ties."""
    return replace(book, options=book.options[::-1])


def unalarmed(book: Rulebook) -> Rulebook:
    """The same with half of its alerts."""
    return replace(book, alerts=book.alerts[::2])


def stricter(book: Rulebook) -> Rulebook:
    """The same with other words for the same points."""
    fit = tuple(replace(band, at_least=band.at_least + 1) for band in book.scale.fit)
    return replace(book, scale=replace(book.scale, fit=fit))


CHANGES: tuple[Change, ...] = (
    lambda book: turned(book, 3),
    heavier,
    reworded,
    lambda book: suspending(book, "iop", "Paused for now."),
    lambda book: without_rules_for(book, "live-in-rehab"),
    backwards,
    asking_more,
    unalarmed,
    stricter,
    lambda book: offering_more(turned(book, 2), "insurance"),
)


def _with_rules(book: Rulebook, change: Callable[[int, Rule], Any]) -> Rulebook:
    return replace(book, rules=tuple(change(count, rule) for count, rule in enumerate(book.rules)))
