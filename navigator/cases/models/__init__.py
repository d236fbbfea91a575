"""What is stored about people: one module per part."""

from navigator.cases.models.cases import Case, Colleague
from navigator.cases.models.decisions import Decision, Happening
from navigator.cases.models.disclosure import Consent, Disclosure
from navigator.cases.models.log import AccessEntry, LogIsKept
from navigator.cases.models.people import Membership, Team
from navigator.cases.models.visits import CounselingNote, Note, Visit

__all__ = [
    "AccessEntry",
    "Case",
    "Colleague",
    "Consent",
    "CounselingNote",
    "Decision",
    "Disclosure",
    "Happening",
    "LogIsKept",
    "Membership",
    "Note",
    "Team",
    "Visit",
]
