"""What stands in the way: messages that hold back until somebody says that they are dealt with."""

from dataclasses import dataclass

from navigator.cases.models import Visit
from navigator.cases.visits import addresses
from navigator.cases.visits.sitting import VOICE, Sitting
from navigator.journey import flow
from navigator.journey.pages import AlertView, alert_view


@dataclass(frozen=True, slots=True)
class StopPage:
    """The messages, where "I have dealt with this" leads, and where the answer behind the first one is changed."""

    visit: Visit
    alerts: tuple[AlertView, ...]
    is_emergency: bool
    onward: str
    change_url: str


def stop_page(sitting: Sitting, onward: str) -> StopPage:
    """What holds back now. Takes: the name of the page to go on to."""
    held, book = flow.holding_back(sitting.alerts(), sitting.kept), sitting.rulebook
    named = (clause.question for alert in held for clause in alert.alert.when if clause.question in book.question)
    question = next(named, book.questionnaire.gate.key)
    return StopPage(
        visit=sitting.visit,
        alerts=tuple(alert_view(book, shown.alert, VOICE) for shown in held),
        is_emergency=any(alert.level == "stop_now" for alert in held),
        onward=addresses.stop(sitting.visit, onward),
        change_url=addresses.of_question(sitting.visit, book, question),
    )
