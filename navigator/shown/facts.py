"""The same five facts for every option, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from navigator.shown.citations import Cited, refs
from options.rules.catalog import Cost, Option, Scale, Words
from options.rules.languages import joined
from options.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Facts:
    """Where one sleeps, how long, hours a week, usual cost, medicine. What is not known is empty."""

    sleep: str
    length: str
    hours: str
    cost: str
    medicine: str


def facts_of(option: Option, scale: Scale) -> Facts:
    """The facts of one option, in the words of the scale."""
    return Facts(
        sleep=_words(scale.stays, option.stay),
        length=option.length.text,
        hours=option.hours_per_week.text,
        cost=_words(scale.cost_bands, option.cost_band),
        medicine=_words(scale.medication_roles, option.medication),
    )


def costs_of(rulebook: Rulebook, option: Option) -> tuple[Cited, ...]:
    """Every price of one option with its citations; the label says who pays or states it, and in which year."""
    return tuple(Cited(cost.amount_text, refs(rulebook, cost.findings), _payer(cost)) for cost in option.cost)


def _payer(cost: Cost) -> str:
    payer = cost.payer[:1].upper() + cost.payer[1:]
    return joined(", ", (payer, str(cost.year))) if cost.year else payer


def findings_of_facts(option: Option) -> Iterator[str]:
    """The keys of the findings that length, hours and cost rest on, some more than once."""
    yield from option.length.findings
    yield from option.hours_per_week.findings
    for cost in option.cost:
        yield from cost.findings


def _words(scale: Iterable[Words], key: str | None) -> str:
    return next((entry.words for entry in scale if entry.key == key), "")
