"""What makes a rulebook unfit to publish, found on the value itself. The modules follow the areas of the rulebook.

Every problem of every row is listed, never only the first. A place names the row and its field: "rule P030, findings".
"""

from functools import lru_cache

from options.rules.errors import Problem
from options.rules.problems.catalog import option_problems, scale_problems
from options.rules.problems.evidence import evidence_problems
from options.rules.problems.guides import guide_problems
from options.rules.problems.languages import translation_problems
from options.rules.problems.questionnaire import alert_problems, questionnaire_problems
from options.rules.problems.rules import example_problems, rule_problems
from options.rules.problems.safeguards import safeguard_problems
from options.rules.rulebook import Rulebook

CHECKS = (
    scale_problems,
    evidence_problems,
    questionnaire_problems,
    option_problems,
    rule_problems,
    alert_problems,
    safeguard_problems,
    guide_problems,
    translation_problems,
    example_problems,
)


@lru_cache(maxsize=4)
def find_problems(rulebook: Rulebook) -> tuple[Problem, ...]:
    """Everything to mend before the rulebook may be published; empty when it is fit.

    Gives: problems in the order of the rulebook's parts, each with code, place, sentence and remedy. A rulebook
    without problems can be asked, ranked and explained for every set of answers. Kept for the last few rulebooks.
    """
    return tuple(problem for check in CHECKS for problem in check(rulebook))
