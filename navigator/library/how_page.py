"""How this works: the scale in words, where the evidence comes from, and every rule of the release."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext

from navigator.shown.citations import Cited, Ref, refs
from options.rules.catalog import Words
from options.rules.evidence import Statement
from options.rules.rulebook import Rule, Rulebook
from options.rules.words import when_and_then

CONDITION = "opioid-use-disorder"
"""The glossary's word for what this guide is about."""


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One effect of a rule in words, with its points written with their sign."""

    words: str
    points: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: when it applies and what it does, why, and on which findings."""

    key: str
    says: str
    why: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class OptionRules:
    """All rules of one option."""

    key: str
    name: str
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class HowPage:
    """How answers become an order, for one release."""

    steps: tuple[ScaleStep, ...]
    preference_cap: int
    fit: tuple[str, ...]
    certainty: tuple[Words, ...]
    type_labels: tuple[str, ...]
    option_rules: tuple[OptionRules, ...]
    rule_count: int
    finding_count: int
    source_count: int
    safeguards: tuple[str, ...]
    condition: Cited
    statements: tuple[Statement, ...]
    digest: str


def how_page(rulebook: Rulebook, digest: str) -> HowPage:
    """The page about one release."""
    scale = rulebook.scale
    return HowPage(
        steps=tuple(ScaleStep(effect.words, f"{effect.points:+d}") for effect in scale.effects if effect.points),
        preference_cap=scale.preference_cap,
        fit=tuple(band.words for band in scale.fit),
        certainty=scale.certainty,
        type_labels=_type_labels(rulebook),
        option_rules=_option_rules(rulebook),
        rule_count=len(rulebook.rules),
        finding_count=len(rulebook.findings),
        source_count=len(rulebook.sources),
        safeguards=tuple(safeguard.statement for safeguard in rulebook.safeguards if not safeguard.retired),
        condition=_condition(rulebook),
        statements=rulebook.statements,
        digest=digest,
    )


def _condition(rulebook: Rulebook) -> Cited:
    """The condition this is about, in the words of the glossary; empty when the glossary does not have it."""
    found = [term for term in rulebook.glossary if term.key == CONDITION]
    return Cited(found[0].plain, refs(rulebook, found[0].findings), label=found[0].term) if found else Cited("")


def _type_labels(rulebook: Rulebook) -> tuple[str, ...]:
    """The types of source that the findings come from, the most frequent first."""
    counted = Counter(rulebook.source[finding.source].type_label for finding in rulebook.findings)
    return tuple(label for label, _ in counted.most_common())


def _option_rules(rulebook: Rulebook) -> tuple[OptionRules, ...]:
    by_option: dict[str, list[Rule]] = {}
    for rule in rulebook.rules:
        by_option.setdefault(rule.option, []).append(rule)
    return tuple(
        OptionRules(option.key, option.name, tuple(_line(rulebook, rule) for rule in by_option[option.key]))
        for option in rulebook.options
        if option.key in by_option
    )


def _line(rulebook: Rulebook, rule: Rule) -> RuleLine:
    return RuleLine(rule.key, when_and_then(rulebook, rule, gettext), rule.why, refs(rulebook, rule.findings))
