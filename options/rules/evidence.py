"""Evidence as values: documents, checked statements, disagreements, help lines, guides and words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One document. `verified`: its bibliographic facts were seen, not remembered. Dates are ISO text."""

    key: str
    title: str
    authors: str
    publisher: str
    kind: str
    type_label: str
    verified: bool
    retrieved: str
    review_by: str
    year: int | None = None
    seen_at: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    bibliography: str | None = None
    edition_note: str | None = None
    note: str | None = None
    seed: str | None = None
    merged_keys: tuple[str, ...] = ()
    in_both_parts: bool = False
    text_seen: bool | None = None
    from_supplement: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One checked statement of one source.

    `citation_ready`: statement and source were both seen, so it may carry a result. `same_as` names a better copy of
    the same statement. `contested`: show it only beside the stronger evidence.
    """

    key: str
    source: str
    statement: str
    population: str
    certainty: str
    certainty_by: str
    conditions: str
    verified: bool
    citation_ready: bool
    retrieved: str
    review_by: str
    locator: str | None = None
    figure: str | None = None
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    seen_at: str | None = None
    note: str | None = None
    same_as: str | None = None
    directness: str | None = None
    contested: bool = False
    from_supplement: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where a founding article and stronger evidence disagree. `honest_wording` may be shown as it stands."""

    key: str
    topic: str
    what_the_evidence_says: str
    honest_wording: str
    strength_of_correction: str
    retrieved: str
    review_by: str
    seed_claims: tuple[str, ...] = ()
    better_evidence: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    how_to_show: str | None = None
    seed_claim_note: str | None = None


@dataclass(frozen=True, slots=True)
class Helpline:
    """A line to call. `check_before_release`: call it before it is shown."""

    key: str
    name: str
    country: str
    number: str
    hours: str
    what_for: str
    verified: bool
    check_before_release: bool
    retrieved: str
    review_by: str
    source: str | None = None
    note: str | None = None
    number_source: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word explained plainly, with the words the site avoids."""

    key: str
    term: str
    plain: str
    also_called: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What the guide says about itself, such as who made it, who paid, and when it is looked at again."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class GuideItem:
    """One sentence of a guide. `basis` marks common-sense advice that has no source."""

    text: str
    findings: tuple[str, ...] = ()
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class GuideRow:
    """One row of a guide's table; each kind of table uses its own few fields."""

    when: str | None = None
    from_hours: int | None = None
    to_hours: int | None = None
    feels: str | None = None
    helps: str | None = None
    what: str | None = None
    price: str | None = None
    year: int | None = None
    was: str | None = None
    consider: str | None = None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideField:
    """A line to fill in on a worksheet; what is typed is kept nowhere."""

    key: str
    label: str
    hint: str
    example: str


@dataclass(frozen=True, slots=True)
class GuidePattern:
    """A way of thinking that leads back to use, and what to try in its place."""

    name: str
    sounds_like: str
    try_instead: str


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """A question to ask a program, with a good and a poor answer."""

    question: str
    good_answer: str
    poor_answer: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What one kind of source says where sources differ."""

    source: str
    says: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideSection:
    """One part of a guide; a part uses the fields its content needs."""

    key: str
    heading: str
    intro: str | None = None
    items: tuple[GuideItem, ...] = ()
    rows: tuple[GuideRow, ...] = ()
    fields: tuple[GuideField, ...] = ()
    patterns: tuple[GuidePattern, ...] = ()
    questions: tuple[GuideQuestion, ...] = ()
    checklist: tuple[str, ...] = ()
    disagreement: tuple[Disagreement, ...] = ()
    sources: tuple[str, ...] = ()
    conflict: str | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """A companion page, such as the withdrawal timeline or the family talk planner."""

    key: str
    title: str
    kind: str
    summary: str
    voices: tuple[str, ...] = ()
    privacy: str | None = None
    seed_claims: tuple[str, ...] = ()
    sections: tuple[GuideSection, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a founding claim appears: kind of place and a reference inside it."""

    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class SeedClaim:
    """One claim of a founding article: how it stands against better evidence and where the product uses it."""

    claim: str
    article: str
    says: str
    verdict: str
    appears_in: tuple[Appearance, ...] = ()
    not_used: str | None = None
