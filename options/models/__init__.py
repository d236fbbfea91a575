"""The editable draft and its releases, one module per area of the knowledge."""

from options.models.catalog import Option, OptionFact, ProgramQuestion, ScaleEntry
from options.models.change_sets import ChangeSet
from options.models.evidence import Citation, Conflict, Finding, Guide, Helpline, SeedClaim, Source, Statement, Term
from options.models.languages import Translation
from options.models.questionnaire import Alert, AlertHelpline, Choice, Derivation, Question, Step
from options.models.releases import Release, Sealed
from options.models.rules import Clause, ClauseChoice, ExampleCase, Profile, Rule, Safeguard

__all__ = [
    "Alert",
    "AlertHelpline",
    "ChangeSet",
    "Choice",
    "Citation",
    "Clause",
    "ClauseChoice",
    "Conflict",
    "Derivation",
    "ExampleCase",
    "Finding",
    "Guide",
    "Helpline",
    "Option",
    "OptionFact",
    "Profile",
    "ProgramQuestion",
    "Question",
    "Release",
    "Rule",
    "Safeguard",
    "ScaleEntry",
    "Sealed",
    "SeedClaim",
    "Source",
    "Statement",
    "Step",
    "Term",
    "Translation",
]
