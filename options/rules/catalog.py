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


OUT_OF = {"alive": 1000, "in_care": 100, "use": 100, "": 100}
"""The themes an outcome can have, and of how many people its figures are told.

"alive" counts deaths, "in_care" people still in care, "use" people who use again or do not, as the label says. The
empty theme is every other measure.
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of a group in a study: `count` of `out_of` people. `is_here`: the group that had this option.

    `count_to` is the upper end where the source gives a range; None means one number.
    """

    label: str
    count: float
    out_of: int
    is_here: bool = True
    count_to: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What studies saw for one measure, with how certain it is.

    `theme` lines outcomes of different options up: "alive", "in_care", "use", or empty for another measure.
    `over` is the time window and `who` the group the numbers come from, both in words; empty means not stated.
    `figures` is empty where the sources give no absolute numbers.
    """

    measure: str
    text: str
    certainty: str
    findings: tuple[str, ...] = ()
    theme: str = ""
    over: str = ""
    who: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgramQuestion:
    """A question to ask a program, with a good answer."""

    question: str
    good_answer: str


@dataclass(frozen=True, slots=True)
class ProgramSearch:
    """How to find a real program: what to look for, what to tick at the public locator, what to say on the first call.

    `tick` holds names of filters at findtreatment.gov in its own words. `locator` is the query part of the locator's
    address where it can be filled in beforehand, else empty. `say` are sentences for the first call, `listen_for` good
    signs in the answer.
    """

    search_for: str
    tick: tuple[str, ...] = ()
    locator: str = ""
    say: tuple[str, ...] = ()
    listen_for: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A treatment setting (`kind` "setting"), something added to one ("support"), or the comparison row.

    `family` groups routes to one approach. Options stand in catalog order, from the least to the most restrictive.
    `work_and_family` says what it means for work, school and children, `change_later` whether and how one can change.
    `search` is None where no program is looked for. `suspended` says to readers why nobody is offered it for now,
    whatever the rules say; empty: it is offered.
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
    work_and_family: str = ""
    change_later: str = ""
    search: ProgramSearch | None = None
    suspended: str = ""


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
