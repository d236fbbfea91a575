"""What the promises of a published content stand on: it stays locked for as long as they must hold."""

from dataclasses import dataclass

from options.rules.questionnaire import Alert, Questionnaire
from options.rules.rulebook import Rulebook, Safeguard


@dataclass(frozen=True, slots=True)
class Promised:
    """The safeguards of one content that must hold, the messages they name, and the questions they speak of."""

    safeguards: tuple[Safeguard, ...]
    alerts: tuple[Alert, ...]
    questionnaire: Questionnaire


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was sealed and binds new content.

    `safeguards`: those that are locked, each as it was sealed last. `promised`: what each of the releases that bind
    promises, the latest first.
    """

    safeguards: tuple[Safeguard, ...] = ()
    promised: tuple[Promised, ...] = ()


def promised_by(book: Rulebook) -> Promised:
    """What a content promises, less what was given up."""
    guards = tuple(guard for guard in book.safeguards if not guard.retired)
    named = {guard.alert for guard in guards}
    return Promised(guards, tuple(alert for alert in book.alerts if alert.key in named), book.questionnaire)
