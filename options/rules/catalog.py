"""The catalog as values: options (settings and supports) with their facts, and the words of every scale."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Length:
    """How long an option lasts. Days; None means not known or open-ended."""

    text: str
    min_days: int | None = None
    max_days: int | None = None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hours:
    """How many hours a week an option takes. None means not known."""

    text: str
    min: float | None = None
    max: float | None = None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """One price: amounts in US dollars for `unit` (such as "per week"), who states or pays it, and the year."""

    amount_text: str
    payer: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    year: int | None = None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One good or hard side of an option."""

    text: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What studies saw for one measure, with how certain it is."""

    measure: str
    text: str
    certainty: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgramQuestion:
    """A question to ask a program, with a good answer."""

    question: str
    good_answer: str


@dataclass(frozen=True, slots=True)
class Option:
    """A treatment setting (`kind` "setting"), something added to one ("support"), or the comparison row.

    `family` groups routes to one approach. Options stand in catalog order, from the least to the most restrictive.
    """

    key: str
    kind: str
    family: str
    name: str
    summary: str
    a_typical_week: str
    stay: str
    length: Length
    hours_per_week: Hours
    medication: str
    suits: str
    does_not_suit: str
    next_step_today: str
    asam_level: str | None = None
    cost_band: str | None = None
    also_called: tuple[str, ...] = ()
    what_happens: tuple[str, ...] = ()
    cost: tuple[Cost, ...] = ()
    good_points: tuple[Point, ...] = ()
    hard_points: tuple[Point, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    unknowns: tuple[str, ...] = ()
    ask_a_programme: tuple[ProgramQuestion, ...] = ()
    warning_signs: tuple[str, ...] = ()
    continues_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EffectScale:
    """What an effect is worth in whole points, and how a reader hears it."""

    key: str
    points: int
    words: str


@dataclass(frozen=True, slots=True)
class FitBand:
    """A word for how well an option fits, and the points it starts at. Never a chance of success."""

    key: str
    at_least: int
    words: str


@dataclass(frozen=True, slots=True)
class Family:
    """Several routes to one approach, shown together under one heading."""

    key: str
    heading: str
    blurb: str


@dataclass(frozen=True, slots=True)
class Words:
    """A key of the data and the words readers see for it."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class ThemeLabel:
    """A theme of rules and its label."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Points and words shared by all rules and options."""

    preference_cap: int
    effects: tuple[EffectScale, ...]
    fit: tuple[FitBand, ...]
    themes: tuple[ThemeLabel, ...]
    families: tuple[Family, ...]
    levels: tuple[Words, ...]
    certainty: tuple[Words, ...]
    cost_bands: tuple[Words, ...]
    stays: tuple[Words, ...]
    medication_roles: tuple[Words, ...]
    reasons: tuple[Words, ...]
