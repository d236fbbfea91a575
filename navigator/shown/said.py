"""What someone said that a reason rests on, in short words."""

from collections.abc import Set

from options.rules.languages import joined
from options.rules.placements import Because
from options.rules.rulebook import Rulebook


def said(rulebook: Rulebook, because: Because, assumed: Set[str]) -> str:
    """The answers behind a reason; may be empty. Who answers is not said: every reader knows.

    Takes: `assumed`, the keys of derived answers that had to be assumed; they are said to be unknown.
    """
    return joined("; ", [_words(rulebook, *one, assumed) for one in because if one[0] != "voice"])


def _words(rulebook: Rulebook, question: str, choices: tuple[str, ...], assumed: Set[str]) -> str:
    if question in assumed:
        return rulebook.derived[question].unknown_short
    return joined(", ", [rulebook.choices[question][choice] for choice in choices])
