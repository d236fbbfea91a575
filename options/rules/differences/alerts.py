"""Where the messages shown can differ: exactly, for messages depend on few questions."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations

from options.rules.conditions import Condition
from options.rules.differences.answer_space import AnswerSpace
from options.rules.differences.common import Common
from options.rules.differences.lines import meaning
from options.rules.differences.terms import Exact, counted
from options.rules.questionnaire import Alert
from options.rules.ranking import ShownAlert, most_pressing

_Shown = Sequence[ShownAlert]


class AlertDifferences:
    """The alerts of two rulebooks, by the message they lead to."""

    def __init__(self, common: Common, space: AnswerSpace) -> None:
        self._space = space
        self._sides = common.before.alerts, common.after.alerts
        self._messages = {alert.message_key: None for alerts in self._sides for alert in alerts}

    def all(self) -> Iterator[Exact]:
        """Every message that can be shown on one side only, at another level, in other words or in another order."""
        found: set[str] = set()
        for message in self._messages:
            if self._differ(message) and (exact := self._look(message, [message], self._unlike)):
                found.add(message)
                yield exact
        for pair in combinations(self._messages, 2):
            if found.isdisjoint(pair) and self._differ(*pair):
                for exact in self._moved(*pair):
                    found.add(exact.found[1])
                    yield exact

    def _moved(self, *pair: str) -> Iterator[Exact]:
        """Two messages that stand the other way round."""
        for message in pair:
            if exact := self._look(message, pair, partial(_later, message)):
                yield exact

    def _differ(self, *messages: str) -> bool:
        """Whether the alerts of these messages are not the same, or not in the same order."""
        there, here = (
            [(alert.key, alert.message_key, alert.level, alert.replaces_ranking, meaning(alert.when)) for alert in some]
            for some in self._own(messages)
        )
        return there != here

    def _own(self, messages: Sequence[str]) -> list[list[Alert]]:
        return [[alert for alert in alerts if alert.message_key in messages] for alerts in self._sides]

    def _look(self, message: str, messages: Sequence[str], unlike: Callable[[_Shown, _Shown], bool]) -> Exact | None:
        own = self._own(messages)
        conditions: list[Condition] = list(dict.fromkeys(alert.when for alerts in own for alert in alerts))
        number = {condition: 1 << place for place, condition in enumerate(conditions)}

        def differs(mask: int) -> bool:
            there, here = (
                most_pressing(_shown(alert) for alert in alerts if mask & number[alert.when]) for alerts in own
            )
            return unlike(there, here)

        return counted(self._space, ("alerts", message), conditions, differs)

    @staticmethod
    def _unlike(there: _Shown, here: _Shown) -> bool:
        return [_words(one) for one in there] != [_words(one) for one in here]


def _shown(alert: Alert) -> ShownAlert:
    return ShownAlert(alert.message_key, alert.level, alert, alert.replaces_ranking or alert.level == "stop_now")


def _words(shown: ShownAlert) -> tuple[object, ...]:
    return shown.key, shown.level, shown.alert.key, shown.holds_back


def _later(message: str, there: _Shown, here: _Shown) -> bool:
    """Whether both messages are shown alike on both sides, and this one at another place among them."""
    if len(there) < 2 or {_words(one) for one in there} != {_words(one) for one in here}:
        return False
    return [one.key for one in there].index(message) != [one.key for one in here].index(message)
