"""What a person said: reading answers, deriving the severity band, and telling unknown from no."""

from collections.abc import Mapping
from dataclasses import dataclass

from options.rules.conditions import Answers
from options.rules.errors import Problem, UnknownAnswer
from options.rules.questionnaire import Derived, Question
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Settled:
    """Answers with everything derived from them.

    `given` holds asked and derived answers; `assumed` the derived keys that had to be assumed; `unknown` the questions
    that are unanswered or answered only with a choice such as "not sure", in the order asked.
    """

    given: Answers
    assumed: frozenset[str]
    unknown: tuple[str, ...]


def read_answers(rulebook: Rulebook, raw: object, place: str = "answers") -> dict[str, frozenset[str]]:
    """Read answers from plain data: question key -> one choice or a list of choices.

    Takes: a mapping; null, "" and [] mean unanswered. "voice" and a derived key (to override it) may be given too.
    Gives: question key -> set of choice keys, without unanswered questions.
    Raises: UnknownAnswer with every problem (unknown question or choice, wrong type, duplicate, two choices for a
    single question, an exclusive choice beside others).
    """
    if not isinstance(raw, Mapping):
        message = "Answers must be a mapping from question key to choice keys."
        raise UnknownAnswer([Problem("type", place, message, 'Write {"age_band": "26_64"}.')])
    problems: list[Problem] = []
    answers = {}
    for key, value in raw.items():
        if choices := _read_choices(rulebook, f"{place}.{key}", key, value, problems):
            answers[key] = choices
    if problems:
        raise UnknownAnswer(problems)
    return answers


def _read_choices(
    rulebook: Rulebook, place: str, key: object, value: object, problems: list[Problem]
) -> frozenset[str]:
    """The choices of one question; adds what is wrong with them to problems."""
    known = rulebook.choices.get(key) if isinstance(key, str) else None
    if known is None:
        remedy = f"Use one of: {', '.join(rulebook.choices)}."
        problems.append(Problem("question", place, f"There is no question {key!r}.", remedy))
        return frozenset()
    listed = [] if value in (None, "", []) else value if isinstance(value, list | tuple | set | frozenset) else [value]
    wrong = [choice for choice in listed if not isinstance(choice, str) or choice not in known]
    for choice in wrong:
        remedy = f"Use one of: {', '.join(known)}."
        problems.append(Problem("choice", place, f"{key!r} has no choice {choice!r}.", remedy))
    if wrong:
        return frozenset()
    chosen = frozenset(listed)
    if len(chosen) < len(listed):
        problems.append(Problem("duplicate", place, "A choice is given twice.", "Give each choice once."))
    question = rulebook.question.get(str(key))
    if (question is None or question.kind == "single") and len(chosen) > 1:
        problems.append(Problem("single", place, f"{key!r} takes one choice.", "Keep one of them."))
    if question is not None and (alone := exclusive_clash(question, chosen)):
        message = f"{alone!r} stands alone and cannot be given with another choice."
        problems.append(Problem("exclusive", place, message, f"Give {alone!r} alone, or leave it out."))
    return chosen


def exclusive_clash(question: Question, chosen: frozenset[str]) -> str | None:
    """The exclusive choice ("None of these") that is ticked beside another, if any."""
    if len(chosen) < 2:
        return None
    return next((choice.key for choice in question.choices if choice.exclusive and choice.key in chosen), None)


def band_of(derived: Derived, answers: Answers) -> tuple[str, bool]:
    """The band of a derived answer, and whether it had to be assumed because too little is known.

    Source: the `derived` part of the questionnaire (severity counts the signs of opioid use disorder).
    """
    ticked = answers.get(derived.source_question, frozenset())
    counted = set(derived.counts) & ticked
    for leave_out in derived.leave_out_if:
        if leave_out.when_ticked in ticked:
            counted -= set(leave_out.leave_out)
    unknown = derived.unknown_if
    unsure = not ticked.isdisjoint(unknown.includes) and len(counted) < unknown.fewer_than
    if (not ticked and unknown.unanswered) or unsure:
        return derived.unknown_counts_as, True
    return [band.key for band in derived.bands if len(counted) >= band.at_least][-1], False


def is_unknown(question: Question, answers: Answers) -> bool:
    """Whether a question is unanswered, or answered only with choices that mean "not known"."""
    given = answers.get(question.key)
    return not given or all(choice.unknown for choice in question.choices if choice.key in given)


def settle(rulebook: Rulebook, answers: Answers) -> Settled:
    """Add derived answers and name what is unknown. A derived key already given is kept as it is."""
    given = {key: choices for key, choices in answers.items() if choices}
    assumed = set()
    for derived in rulebook.questionnaire.derived:
        if derived.key not in given:
            band, guessed = band_of(derived, given)
            given[derived.key] = frozenset((band,))
            if guessed:
                assumed.add(derived.key)
    unknown = tuple([key for key, choices in rulebook.unknown_choices.items() if given.get(key, choices) <= choices])
    return Settled(given, frozenset(assumed), unknown)
