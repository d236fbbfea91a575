"""What is wrong with a code that someone typed, and in which group."""

from dataclasses import dataclass

from options.rules.errors import Problem, RulesError

SAYINGS = {
    "empty": ("There is no code.", "Enter the groups of a code."),
    "long": ("This is longer than any code.", "Enter the groups of one code and nothing else."),
    "sign": ("The group has a sign that no code uses.", "Use digits and letters, without U."),
    "length": ("The group does not have four signs.", "Enter four digits or letters."),
    "group": ("The group has a mistake.", "Compare it with the code as written down."),
    "end": ("The group has a mistake, or the code goes on after it.", "Compare it, and enter every group."),
    "missing": ("The group has a mistake, or a group before it is missing.", "Compare it, and enter every group."),
    "swapped": ("Two groups stand in each other's place.", "Change their order."),
    "many": ("From this group on the groups do not fit.", "Look for a group that is missing, added or misplaced."),
    "release": ("The code names a release that is not known here.", "Answer the questions again."),
    "foreign": ("The code does not belong to the questions of this site.", "Compare it, or answer again."),
}
"""For each problem: what is wrong and what to do, for programs and logs. Pages have words of their own."""


@dataclass(frozen=True, slots=True)
class CodeProblem(Problem):
    """A problem of a code. `code` is a key of SAYINGS.

    `number`: the group, counted from 1, or for "release" the release; 0 when the problem is with the whole code.
    `text`: the group as typed. `other` and `other_text`: the second group, when two are concerned.
    `count`: how many signs the group has, or how many groups do not fit.
    """

    number: int = 0
    text: str = ""
    other: int = 0
    other_text: str = ""
    count: int = 0


class WrongCode(RulesError):
    """A code that cannot be read; every problem is a `CodeProblem`. No message holds any part of the code."""

    problems: tuple[CodeProblem, ...]


def problem(code: str, number: int = 0, text: str = "", **more: int | str) -> CodeProblem:
    """A problem of this kind. Its place and sentences name the group, never what stands in it."""
    message, remedy = SAYINGS[code]
    place = f"group {number}" if number and code != "release" else "code"
    return CodeProblem(code, place, message, remedy, number, text, **more)  # type: ignore[arg-type]
