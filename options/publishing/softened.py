"""Messages that safeguards promise stay as pressing as in the release readers see."""

from collections.abc import Iterator

from options.rules.errors import Problem
from options.rules.questionnaire import Alert
from options.rules.ranking import LEVELS
from options.rules.rulebook import Rulebook

REMEDY = "Put it back as it was. A publisher can retire the safeguards that promise it, with a reason."


def softened_messages(book: Rulebook, live: Rulebook | None) -> Iterator[Problem]:
    """One problem per message that a safeguard promises and that the draft shows less pressingly than readers see it.

    A promise says that a message is shown; how pressing it is stands with the message, so it is locked there. A message
    that is gone, or cannot be reached, breaks the promise itself.
    """
    kept = {guard.key for guard in book.safeguards if not guard.retired}
    promised = {guard.alert for guard in live.safeguards if guard.key in kept} if live else set()
    for alert in live.alerts if live else ():
        now = book.alert.get(alert.key)
        if now is None or alert.key not in promised:
            continue
        for field in _softer(alert, now):
            message = f"Safeguards promise “{alert.title}”, and it would be less pressing than readers see it now."
            yield Problem("locked", f"alert {alert.key}, {field}", message, REMEDY)


def _softer(before: Alert, after: Alert) -> Iterator[str]:
    """The fields that make a message less pressing, or another message."""
    if LEVELS.index(after.level) > LEVELS.index(before.level):
        yield "level"
    if before.holds_back and not after.holds_back:
        yield "replaces_ranking"
    if before.message_key != after.message_key:
        yield "shows"
