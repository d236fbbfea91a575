"""Messages that safeguards promise stay as pressing as they were ever published."""

from collections.abc import Iterable, Iterator, Sequence

from options.publishing.promised import Promised
from options.rules.errors import Problem
from options.rules.questionnaire import Alert
from options.rules.ranking import LEVELS
from options.rules.rulebook import Rulebook

REMEDY = "Put it back as it was. A publisher can retire the safeguards that promise it, with a reason."


def softened_messages(book: Rulebook, published: Iterable[Promised]) -> Iterator[Problem]:
    """One problem per field by which a promised message would be less pressing than it was published.

    A promise says that a message is shown; how pressing it is stands with the message, so it is locked there, in the
    most pressing form of all contents given, until every safeguard that promises it is retired. A message that is
    gone, or cannot be reached, breaks the promise itself.

    Takes: what the release readers see promises, and then what other releases do that bind new content.
    """
    kept = {guard.key for guard in book.safeguards if not guard.retired}
    forms: dict[str, list[Alert]] = {}
    for content in published:
        promised = {guard.alert for guard in content.safeguards if guard.key in kept}
        for alert in content.alerts:
            if alert.key in promised and alert.key in book.alert:
                forms.setdefault(alert.key, []).append(alert)
    for key, published_forms in forms.items():
        for field in _softer(published_forms, book.alert[key]):
            message = f"Safeguards promise “{published_forms[0].title}”, and it was published as more pressing."
            yield Problem("locked", f"alert {key}, {field}", message, REMEDY)


def _softer(before: Sequence[Alert], after: Alert) -> Iterator[str]:
    """The fields that make a message less pressing than any of its forms, or another message than the first of them."""
    if LEVELS.index(after.level) > min(LEVELS.index(one.level) for one in before):
        yield "level"
    if not after.holds_back and any(one.holds_back for one in before):
        yield "replaces_ranking"
    if after.message_key != before[0].message_key:
        yield "shows"
