"""The same five facts for every option, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from options.rules.catalog import Option, Scale, Words

UNKNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class Facts:
    """Where one sleeps, how long, hours a week, usual cost, medicine."""

    sleep: str
    length: str
    hours: str
    cost: str
    medicine: str


def facts_of(option: Option, scale: Scale) -> Facts:
    """The facts of one option; what nobody has measured is said to be not known."""
    return Facts(
        sleep=_words(scale.stays, option.stay),
        length=option.length.text,
        hours=option.hours_per_week.text,
        cost=_words(scale.cost_bands, option.cost_band),
        medicine=_words(scale.medication_roles, option.medication),
    )


def _words(scale: Iterable[Words], key: str | None) -> str:
    return next((entry.words for entry in scale if entry.key == key), UNKNOWN)
