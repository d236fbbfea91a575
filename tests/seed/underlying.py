"""Harmful edits of what safeguards and rules refer to: messages, questions, derived answers, options and the scale."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from options.rules.catalog import Option
from options.rules.conditions import Clause
from options.rules.questionnaire import Alert, Choice, Derived, LeaveOut, Question
from options.rules.ranking import LEVELS
from options.rules.rulebook import Rulebook
from tests.seed.mutations import Edit, Way, narrowed

CAPS = (0, 1, 3, 4, 9)
Asked = tuple[Question, Choice]


def ways(book: Rulebook) -> Iterator[tuple[Way, Sequence[Any]]]:
    """The kinds of edits, each with the rows it can be made of."""
    choices = [(question, choice) for question in book.question.values() for choice in question.choices]
    yield milder_alert, [alert for alert in book.alerts if alert.level != LEVELS[-1]]
    yield beside_the_order, [alert for alert in book.alerts if alert.replaces_ranking]
    yield another_message, book.alerts
    yield narrow_alert, book.alerts
    yield other_kind, [*book.question.values()]
    yield stand_alone, choices
    yield not_known, choices
    yield no_choice, choices
    yield fewer_voices, choices
    yield fewer_asked, list(book.question.values())[1:]
    yield other_bands, [*book.derived.values()]
    yield other_counts, [*book.derived.values()]
    yield other_unknowns, [*book.derived.values()]
    yield option_kind, book.options
    yield suspended, book.options
    yield elsewhere, book.options[:-1]
    yield points, book.scale.effects
    yield cap, CAPS
    yield fit, book.scale.fit


def milder_alert(book: Rulebook, alert: Alert, dice: random.Random) -> Iterator[Edit]:
    """A message is shown at a lower level."""
    level = dice.choice(LEVELS[LEVELS.index(alert.level) + 1 :])
    yield _with_alert(book, "make a message milder", alert, level=level)


def beside_the_order(book: Rulebook, alert: Alert, dice: random.Random) -> Iterator[Edit]:
    """A message stands beside the order in place of before it."""
    yield _with_alert(book, "show the order beside a message", alert, replaces_ranking=False)


def another_message(book: Rulebook, alert: Alert, dice: random.Random) -> Iterator[Edit]:
    """A message leads to another one."""
    others = [one.key for one in book.alerts if not one.shows and one.key not in (alert.key, alert.shows)]
    yield _with_alert(book, "lead to another message", alert, shows=dice.choice(others))


def narrow_alert(book: Rulebook, alert: Alert, dice: random.Random) -> Iterator[Edit]:
    """A message is shown to fewer people."""
    if any(len(clause.any_of) > 1 for clause in alert.when):
        yield _with_alert(book, "show a message to fewer", alert, when=narrowed(alert.when, dice))
    else:
        more = Clause("pregnancy", none_of=("not_sure",))
        yield _with_alert(book, "show a message to fewer", alert, when=(*alert.when, more))


def other_kind(book: Rulebook, question: Question, dice: random.Random) -> Iterator[Edit]:
    """A question takes one answer in place of several, or the other way round."""
    kind = "single" if question.kind == "multi" else "multi"
    yield _with_question(book, f"take {'one answer' if kind == 'single' else 'several answers'}", question, kind=kind)


def stand_alone(book: Rulebook, asked: Asked, dice: random.Random) -> Iterator[Edit]:
    """A choice stands alone, or does not any more; only where several can be given."""
    if asked[0].kind == "multi":
        what = "let a choice stand with others" if asked[1].exclusive else "let a choice stand alone"
        yield _with_choice(book, what, asked, exclusive=not asked[1].exclusive)


def not_known(book: Rulebook, asked: Asked, dice: random.Random) -> Iterator[Edit]:
    """An answer counts as not known, or does not any more."""
    yield _with_choice(book, "count an answer as not known, or not", asked, unknown=not asked[1].unknown)


def no_choice(book: Rulebook, asked: Asked, dice: random.Random) -> Iterator[Edit]:
    """A choice is gone."""
    question, choice = asked
    left = tuple(one for one in question.choices if one != choice)
    yield replace(_with_question(book, "delete a choice", question, choices=left), row=f"{question.key}.{choice.key}")


def fewer_voices(book: Rulebook, asked: Asked, dice: random.Random) -> Iterator[Edit]:
    """A choice is offered to one voice alone."""
    yield _with_choice(book, "offer a choice to one voice", asked, voices=("counsellor",))


def fewer_asked(book: Rulebook, question: Question, dice: random.Random) -> Iterator[Edit]:
    """A question is asked of some people only."""
    gate = book.questionnaire.gate
    shown_if = (Clause(gate.key, none_of=(dice.choice(gate.choices).key,)),)
    yield _with_question(book, "ask fewer people", question, shown_if=shown_if)


def other_bands(book: Rulebook, derived: Derived, dice: random.Random) -> Iterator[Edit]:
    """A band begins sooner or later."""
    for number, band in enumerate(derived.bands[1:], start=1):
        for step in (-1, 1):
            bands = list(derived.bands)
            bands[number] = replace(band, at_least=band.at_least + step)
            yield _with_derived(book, "move a band", f"{band.key} {step:+}", derived, bands=tuple(bands))


def other_counts(book: Rulebook, derived: Derived, dice: random.Random) -> Iterator[Edit]:
    """A sign is not counted, or takes others out of the count."""
    for gone in dice.sample(derived.counts, len(derived.counts)):
        counts = tuple(one for one in derived.counts if one != gone)
        yield _with_derived(book, "count fewer signs", gone, derived, counts=counts)
        left_out = (*derived.leave_out_if, LeaveOut(gone, tuple(dice.sample(counts, 2))))
        yield _with_derived(book, "leave signs out", gone, derived, leave_out_if=left_out)


def other_unknowns(book: Rulebook, derived: Derived, dice: random.Random) -> Iterator[Edit]:
    """Too little known counts as another band, or earlier or later."""
    what, unknown = "count silence otherwise", derived.unknown_if
    for band in derived.bands:
        if band.key != derived.unknown_counts_as:
            yield _with_derived(book, what, band.key, derived, unknown_counts_as=band.key)
    for name, changed in {
        "silence is known": replace(unknown, unanswered=not unknown.unanswered),
        "unsure is known": replace(unknown, includes=()),
        "one sign is enough": replace(unknown, fewer_than=unknown.fewer_than - 1),
        "one sign more is needed": replace(unknown, fewer_than=unknown.fewer_than + 1),
    }.items():
        yield _with_derived(book, what, name, derived, unknown_if=changed)


def option_kind(book: Rulebook, option: Option, dice: random.Random) -> Iterator[Edit]:
    """A setting becomes a support, a support a setting, or either only something to compare with."""
    for kind in ("setting", "support", "comparison"):
        if kind != option.kind:
            yield _with_option(book, f"make an option a {kind}", option, kind=kind)


def suspended(book: Rulebook, option: Option, dice: random.Random) -> Iterator[Edit]:
    """An option is taken away from everybody."""
    yield _with_option(book, "suspend an option", option, suspended="New people are not taken now.")


def elsewhere(book: Rulebook, option: Option, dice: random.Random) -> Iterator[Edit]:
    """Two neighbors in the catalog change places: the order of those with the same points."""
    rows = list(book.options)
    number = rows.index(option)
    rows[number : number + 2] = rows[number + 1], rows[number]
    yield Edit("swap neighbors in the catalog", option.key, replace(book, options=tuple(rows)))


def points(book: Rulebook, effect: Any, dice: random.Random) -> Iterator[Edit]:
    """An effect is worth more or less."""
    for step in (-1, 1):
        changed = replace(effect, points=effect.points + step)
        effects = tuple(changed if one == effect else one for one in book.scale.effects)
        row = f"{effect.key} {step:+}"
        yield Edit("change the points", row, replace(book, scale=replace(book.scale, effects=effects)))


def cap(book: Rulebook, most: int, dice: random.Random) -> Iterator[Edit]:
    """Wishes count for more or less together."""
    yield Edit("cap wishes otherwise", str(most), replace(book, scale=replace(book.scale, preference_cap=most)))


def fit(book: Rulebook, band: Any, dice: random.Random) -> Iterator[Edit]:
    """A word for how well an option fits is reached sooner or later."""
    for step in (-1, 1):
        bands = tuple(replace(one, at_least=one.at_least + step) if one == band else one for one in book.scale.fit)
        row = f"{band.key} {step:+}"
        yield Edit("move a fit word", row, replace(book, scale=replace(book.scale, fit=bands)))


def _with_alert(book: Rulebook, what: str, alert: Alert, **changes: Any) -> Edit:
    alerts = tuple(replace(one, **changes) if one == alert else one for one in book.alerts)
    return Edit(what, alert.key, replace(book, alerts=alerts))


def _with_question(book: Rulebook, what: str, question: Question, **changes: Any) -> Edit:
    asked = book.questionnaire
    changed: Callable[[Question], Question] = lambda one: replace(one, **changes) if one == question else one  # noqa: E731
    questions = tuple(changed(one) for one in asked.questions)
    edited = replace(asked, gate=changed(asked.gate), questions=questions)
    return Edit(what, question.key, replace(book, questionnaire=edited))


def _with_choice(book: Rulebook, what: str, asked: Asked, **changes: Any) -> Edit:
    question, choice = asked
    choices = tuple(replace(one, **changes) if one == choice else one for one in question.choices)
    return replace(_with_question(book, what, question, choices=choices), row=f"{question.key}.{choice.key}")


def _with_derived(book: Rulebook, what: str, how: str, derived: Derived, **changes: Any) -> Edit:
    rows = tuple(replace(one, **changes) if one == derived else one for one in book.questionnaire.derived)
    asked = replace(book.questionnaire, derived=rows)
    return Edit(what, f"{derived.key}: {how}", replace(book, questionnaire=asked))


def _with_option(book: Rulebook, what: str, option: Option, **changes: Any) -> Edit:
    options = tuple(replace(one, **changes) if one == option else one for one in book.options)
    return Edit(what, option.key, replace(book, options=options))
