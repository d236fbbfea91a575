"""The decision of a visit, read."""

from navigator.cases.contents import DecisionContent
from navigator.cases.models import Decision, Visit


def decision_of(visit: Visit) -> Decision | None:
    """The decision of a visit; None while there is none."""
    return Decision.objects.filter(visit=visit).select_related("author").first()


def decided_in(decision: Decision | None) -> DecisionContent:
    """What a decision holds; an empty one for none."""
    return DecisionContent.of(decision.content) if decision else DecisionContent()
