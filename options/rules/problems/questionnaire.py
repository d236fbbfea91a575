"""Is the questionnaire fit to publish? Steps, questions in three voices, derived answers, and alerts."""

from collections import Counter
from collections.abc import Collection

from options.rules.errors import Problem
from options.rules.problems.common import (
    Problems,
    repeated,
    uncited,
    unreadable,
    unresolved,
    unsaid,
    unsupported,
)
from options.rules.questionnaire import VOICES, Derived, Question, Voiced
from options.rules.ranking import LEVELS
from options.rules.rulebook import Rulebook

MOST_ON_A_PAGE = 4
GATE_STEP = "gate"
NOT_IN_ALERTS = ("preference", "cost")
"""Themes of questions that no alert may depend on."""
LIMITS = ("days_away", "hours_week", "travel")
"""Questions about a person's time and reach: no alert may depend on them either."""


def questionnaire_problems(rulebook: Rulebook) -> Problems:
    """Everything wrong with what is asked."""
    asked = rulebook.questionnaire
    if sorted(asked.voices) != sorted(VOICES):
        message = f"The voices must be {', '.join(VOICES)}."
        yield Problem("voices", "questionnaire, voices", message, "Name these three, each once.")
    questions = (asked.gate, *asked.questions)
    named = [*(question.key for question in questions), *(derived.key for derived in asked.derived), "voice"]
    yield from repeated("question", named)
    yield from _step_problems(rulebook)
    seen = {"voice"}
    for question in questions:
        yield from _question_problems(rulebook, question, seen)
        seen.add(question.key)
    for derived in asked.derived:
        yield from _derived_problems(rulebook, derived)


def _step_problems(rulebook: Rulebook) -> Problems:
    """Pages of one to four questions, the gate on a page of its own."""
    asked = rulebook.questionnaire
    steps = [step.key for step in asked.steps]
    yield from repeated("step", [*steps, GATE_STEP])
    if asked.gate.step != GATE_STEP:
        message = "The safety gate must stand on its own page."
        yield Problem("gate", f"question {asked.gate.key}, step", message, f"Set its step to {GATE_STEP!r}.")
    sizes = Counter(question.step for question in asked.questions)
    for key in steps:
        if not 1 <= sizes[key] <= MOST_ON_A_PAGE:
            message = f"It has {sizes[key]} questions."
            yield Problem("step-size", f"step {key}, questions", message, "Give a step one to four questions.")
    for question in asked.questions:
        yield from unresolved(f"question {question.key}, step", "step", [question.step], steps)


def _question_problems(rulebook: Rulebook, question: Question, seen: Collection[str]) -> Problems:
    place = f"question {question.key}"
    themes = [theme.key for theme in rulebook.scale.themes]
    yield from unresolved(f"{place}, theme", "theme", [question.theme], themes)
    yield from _unvoiced(f"{place}, wording", question.wording)
    if question.hint is not None:
        yield from _unvoiced(f"{place}, hint", question.hint)
    yield from repeated(f"{place}, choice", [choice.key for choice in question.choices])
    if len(question.choices) < 2:
        yield Problem("choices", f"{place}, choices", "There is nothing to choose.", "Offer two choices or more.")
    for choice in question.choices:
        yield from unsaid(f"{place}, choice {choice.key}", choice.label, choice.short)
        yield from unresolved(f"{place}, choice {choice.key}", "voice", choice.voices, VOICES)
    yield from unsupported(rulebook, f"{place}, findings", question.findings)
    yield from unreadable(rulebook, f"{place}, shown_if", question.shown_if)
    for clause in question.shown_if:
        if clause.question in rulebook.choices and clause.question not in seen:
            message = f"{clause.question!r} is asked later or worked out."
            yield Problem("shown-if", f"{place}, shown_if", message, "Let it depend on an earlier question.")


def _unvoiced(place: str, text: Voiced) -> Problems:
    if not all(text.say(voice).strip() for voice in VOICES):
        message = "The text is missing in one of the three voices."
        yield Problem("voices", place, message, f"Write it for {', '.join(VOICES)}.")


def _derived_problems(rulebook: Rulebook, derived: Derived) -> Problems:
    """A derived answer counts known choices and always reaches a band."""
    place = f"derived answer {derived.key}"
    source = rulebook.question.get(derived.source_question)
    if source is None:
        yield from unresolved(f"{place}, from", "question", [derived.source_question], rulebook.question)
    known = [choice.key for choice in source.choices] if source else []
    parts = {"counts": derived.counts, "unknown_if": derived.unknown_if.includes}
    parts["leave_out_if"] = tuple(key for item in derived.leave_out_if for key in (item.when_ticked, *item.leave_out))
    for part, choices in parts.items():
        yield from unresolved(f"{place}, {part}", f"choice of {derived.source_question}", choices, known)
    bands = [band.key for band in derived.bands]
    yield from repeated(f"{place}, band", bands)
    yield from unresolved(f"{place}, unknown_counts_as", "band", [derived.unknown_counts_as], bands)
    starts = [band.at_least for band in derived.bands]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)):
        message = "The bands must start at 0 and rise."
        yield Problem("order", f"{place}, bands", message, "Put them in rising order, the first at 0.")
    yield from uncited(rulebook, f"{place}, findings", derived.findings)


def alert_problems(rulebook: Rulebook) -> Problems:
    """Alerts: levels, voices, references, and no condition on wishes, cost or schedule."""
    yield from repeated("alert", [alert.key for alert in rulebook.alerts])
    levels = [level.key for level in rulebook.scale.levels]
    for alert in rulebook.alerts:
        place = f"alert {alert.key}"
        yield from unresolved(f"{place}, level", "level", [alert.level], [key for key in LEVELS if key in levels])
        yield from _unvoiced(f"{place}, advice", alert.advice)
        yield from unsaid(f"{place}, title", alert.title)
        yield from unresolved(f"{place}, helplines", "helpline", alert.helplines, rulebook.helpline)
        yield from unresolved(f"{place}, sources", "source", alert.sources, rulebook.source)
        yield from unsupported(rulebook, f"{place}, findings", alert.findings, needed=bool(alert.findings))
        yield from unreadable(rulebook, f"{place}, when", alert.when)
        for clause in alert.when:
            question = rulebook.question.get(clause.question)
            if question and (question.theme in NOT_IN_ALERTS or question.key in LIMITS):
                message = f"An alert may not depend on {question.key!r}: no wish, price or timetable may silence it."
                yield Problem("alert-condition", f"{place}, when", message, "Take this clause out.")
        if alert.shows is not None:
            yield from _shows_problems(rulebook, f"{place}, shows", alert.shows)


def _shows_problems(rulebook: Rulebook, place: str, key: str) -> Problems:
    """A second way into a message names the message itself, not another way."""
    yield from unresolved(place, "alert", [key], rulebook.alert)
    shown = rulebook.alert.get(key)
    if shown is not None and shown.shows is not None:
        message = f"{key!r} itself shows {shown.shows!r}."
        yield Problem("alert-shows", place, message, f"Name {shown.shows!r} directly.")
