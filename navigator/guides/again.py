"""The short re-ask: after a return to use, a few answers are new, and the order of options with them.

Which questions these are is read from the release: the safety gate, and every question that can bring up the message
that tolerance may be lost. A return to use is what that message is about, so its conditions name what it changes.
"""

from dataclasses import dataclass, replace

from navigator.journey.kept import Kept
from options.rules.conditions import Answers, holds
from options.rules.evidence import Guide
from options.rules.questionnaire import Question
from options.rules.rulebook import Rulebook

MESSAGE = "lost-tolerance"


@dataclass(frozen=True, slots=True)
class AgainPage:
    """The page around the few questions. `has_answers`: there are earlier answers to update."""

    guide: Guide
    has_answers: bool


def questions_again(rulebook: Rulebook, told: Answers) -> tuple[Question, ...]:
    """What is asked again, in the order of the questionnaire: the safety gate first."""
    touched = {
        clause.question for alert in rulebook.alerts if alert.message_key == MESSAGE for clause in alert.when
    } | {rulebook.questionnaire.gate.key}
    return tuple(
        question for key, question in rulebook.question.items() if key in touched and holds(question.shown_if, told)
    )


def before(rulebook: Rulebook, kept: Kept) -> dict[str, frozenset[str]]:
    """The earlier answers that the form shows; the gate is about this moment, so it begins empty."""
    gate = rulebook.questionnaire.gate.key
    return {key: frozenset(choices) for key, choices in kept.answers.items() if key != gate}


def answered_again(kept: Kept, chosen: Answers) -> Kept:
    """The same with these answers anew: messages pressed away earlier show again, and no trial hides what is new."""
    return replace(kept.answering(chosen), acknowledged=frozenset(), trying={})
