"""The rulebook: one frozen value holding everything needed to ask, rank and explain.

It comes from a draft (data base rows) or from a release (canonical JSON); the core never knows which.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from options.rules.catalog import EffectScale, Family, Option, Scale
from options.rules.conditions import Condition
from options.rules.evidence import Conflict, Finding, Guide, Helpline, SeedClaim, Source, Statement, Term
from options.rules.questionnaire import Alert, Derived, Question, Questionnaire

ReasonKind = Literal["unsafe", "out_of_reach", "suspended"]
"""Why an option is not suitable now. A rule says one of the first two; an option is suspended by a publisher."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Condition, option, effect, reason, citations. A rule without clauses always applies.

    `reason_kind` belongs to not_suitable; `first` (what must come before) to needs_first.
    """

    key: str
    option: str
    effect: str
    theme: str
    why: str
    findings: tuple[str, ...]
    when: Condition
    ref: str = ""
    reason_kind: ReasonKind | None = None
    first: str | None = None
    added: bool = False
    editor_note: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one answer. `old` may be "any" or, for a choice of a multi question, "unticked"."""

    question: str
    old: str = field(metadata={"key": "from"})
    new: str = field(metadata={"key": "to"})


@dataclass(frozen=True, slots=True)
class Safeguard:
    """A statement that must hold for every possible set of answers.

    `retired`: why a publisher gave it up; it then stays on record and is proved no more. Empty: it must hold.
    """

    key: str
    statement: str
    kind: str
    when: Condition
    findings: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    alert: str | None = None
    change: Change | None = None
    invariant: str | None = None
    retired: str = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a clinician expects of an example case; an empty part expects nothing."""

    first_any_of: tuple[str, ...] = ()
    in_top3: tuple[str, ...] = ()
    not_top3: tuple[str, ...] = ()
    not_suitable: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What an example case may miss, as the sentences of `cases.missed`, and why that is accepted."""

    missed: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ExampleCase:
    """An invented person, their answers, and what the ranking must do for them.

    `accepted`: what it may miss all the same; anything else it misses keeps the draft from being published.
    """

    key: str
    title: str
    story: str
    answers: Mapping[str, tuple[str, ...]]
    expect: Expectation
    reason: str
    findings: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    accepted: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """An invented person for looking at the order; nothing is expected of it."""

    key: str
    title: str
    answers: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Translation:
    """What one English text of the rulebook is in another language, such as "es". A changed English text has none."""

    language: str
    source: str
    text: str

    @property
    def key(self) -> str:
        """How it is named among the changes of a release."""
        return f"{self.language}: {self.source}"


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Everything, in catalog order. Two rulebooks are the same when their canonical JSON is (see `codec`)."""

    scale: Scale
    questionnaire: Questionnaire
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    helplines: tuple[Helpline, ...] = ()
    options: tuple[Option, ...] = ()
    rules: tuple[Rule, ...] = ()
    alerts: tuple[Alert, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    guides: tuple[Guide, ...] = ()
    glossary: tuple[Term, ...] = ()
    example_cases: tuple[ExampleCase, ...] = ()
    profiles: tuple[Profile, ...] = ()
    seed_coverage: tuple[SeedClaim, ...] = ()
    translations: tuple[Translation, ...] = ()
    statements: tuple[Statement, ...] = ()

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def finding(self) -> Mapping[str, Finding]:
        """Findings by key."""
        return {finding.key: finding for finding in self.findings}

    @cached_property
    def conflict(self) -> Mapping[str, Conflict]:
        """Disagreements by key."""
        return {conflict.key: conflict for conflict in self.conflicts}

    @cached_property
    def helpline(self) -> Mapping[str, Helpline]:
        """Help lines by key."""
        return {line.key: line for line in self.helplines}

    @cached_property
    def option(self) -> Mapping[str, Option]:
        """Options by key, in catalog order."""
        return {option.key: option for option in self.options}

    @cached_property
    def rule(self) -> Mapping[str, Rule]:
        """Rules by key."""
        return {rule.key: rule for rule in self.rules}

    @cached_property
    def alert(self) -> Mapping[str, Alert]:
        """Alerts by key."""
        return {alert.key: alert for alert in self.alerts}

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Questions by key in the order asked, the safety gate first."""
        asked = (self.questionnaire.gate, *self.questionnaire.questions)
        return {question.key: question for question in asked}

    @cached_property
    def unknown_choices(self) -> Mapping[str, frozenset[str]]:
        """For each question, the choices that mean "not known"."""
        return {
            key: frozenset(choice.key for choice in question.choices if choice.unknown)
            for key, question in self.question.items()
        }

    @cached_property
    def derived(self) -> Mapping[str, Derived]:
        """Derived answers by key."""
        return {derived.key: derived for derived in self.questionnaire.derived}

    @cached_property
    def family(self) -> Mapping[str, Family]:
        """Option families by key."""
        return {family.key: family for family in self.scale.families}

    @cached_property
    def effect(self) -> Mapping[str, EffectScale]:
        """Effects by key, with their points and words."""
        return {effect.key: effect for effect in self.scale.effects}

    @cached_property
    def choices(self) -> Mapping[str, Mapping[str, str]]:
        """What a clause may name: for each question, derived key and "voice", choice key -> its short words."""
        named: dict[str, Mapping[str, str]] = {"voice": {v: v for v in self.questionnaire.voices}}
        for question in self.question.values():
            named[question.key] = {choice.key: choice.short for choice in question.choices}
        for derived in self.derived.values():
            named[derived.key] = {band.key: band.short for band in derived.bands}
        return named
