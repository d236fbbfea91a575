"""Where the messages shown can differ: exactly, for messages depend on few questions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
        swaps = self._swaps()
        for message in self._messages:
            if exact := self._exact(message, swaps[message]):
                yield exact

    def _swaps(self) -> dict[str, dict[str, Exact]]:
        """For each message the other ones that can stand the other way round beside it."""
        found: dict[str, dict[str, Exact]] = {message: {} for message in self._messages}
        for one, other in combinations(self._messages, 2):
            if self._differ(one, other) and (exact := self._look(one, [one, other], _swapped)):
                found[one][other] = exact
                found[other][one] = exact._replace(found=("alerts", other))
        return found

    def _exact(self, message: str, swaps: Mapping[str, Exact]) -> Exact | None:
        """How a message differs: by itself, in its order among others, or both; counted together if it can be."""
        differs = partial(_unlike, message)
        own = self._look(message, [message], differs) if self._differ(message) else None
        found = [*([own] if own else []), *swaps.values()]
        if len(found) > 1:
            whole = self._look(message, [message, *swaps], differs)
            if whole and whole.answers is not None:
                return whole
        decided = [exact for exact in found if exact.answers is not None]
        if len(found) > 1 and decided:
            return decided[0]._replace(changed=None)
        return next(iter(found), None)

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


def _shown(alert: Alert) -> ShownAlert:
    return ShownAlert(alert.message_key, alert.level, alert, alert.replaces_ranking or alert.level == "stop_now")


def _words(shown: ShownAlert) -> tuple[object, ...]:
    return shown.key, shown.level, shown.alert.key, shown.holds_back


def _swapped(there: _Shown, here: _Shown) -> bool:
    """Whether two messages are shown alike on both sides, and the other way round."""
    words, others = [_words(one) for one in there], [_words(one) for one in here]
    return len(words) > 1 and words == others[::-1]


def _unlike(message: str, there: _Shown, here: _Shown) -> bool:
    """Whether a message is not shown alike, or stands after other ones of those that are."""
    words, others = [_words(one) for one in there], [_words(one) for one in here]
    own, other = ([one for one in some if one[0] == message] for some in (words, others))
    if own != other or not own:
        return own != other
    earlier, now = words[: words.index(own[0])], others[: others.index(own[0])]
    return {one for one in earlier if one in others} != {one for one in now if one in words}
