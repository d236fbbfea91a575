"""What is locked away, as values: of a visit, a decision, what happened, and a consent. Pure: no Django."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from navigator.journey.kept import Kept, kept_of, plain_of
from options.rules.conditions import Answers


@dataclass(frozen=True, slots=True)
class VisitContent:
    """A visit: `kept`, its answers and where it stands, and what it began with.

    `brought` are the answers taken over, empty when the visit began empty. `origin`: "" , "code" (a family's share
    code) or "visit" (an earlier visit); `origin_number` is the release of the code, or the number of that visit.
    """

    kept: Kept = field(default_factory=Kept)
    brought: Answers = field(default_factory=dict)
    origin: str = ""
    origin_number: int = 0

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        brought = {key: sorted(choices) for key, choices in self.brought.items()}
        return {
            "kept": plain_of(self.kept),
            "brought": brought,
            "origin": self.origin,
            "origin_number": self.origin_number,
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "VisitContent":
        """From plain data."""
        brought = {key: frozenset(choices) for key, choices in plain["brought"].items()}
        return cls(kept_of(plain["kept"]), brought, plain["origin"], plain["origin_number"])


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing to do first: what, who does it, and by which day (ISO, may be empty)."""

    what: str
    who: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class DecisionContent:
    """What was decided together.

    `option`: the key of the option decided for; empty when nothing is decided yet. `first`: the option the ranking put
    first. `reasons`: in the client's words. `overrides`: keys of why the decision differs from the ranking, from
    `overrides.REASONS`; `override_words`: in own words; `rules`: keys of the rules disagreed with.
    `took_part`: keys of who took part. `steps`: what to do first. `check`: the four questions by key, each "yes", "no"
    or "unsure". `follow_up`: the day agreed on for the next visit (ISO, may be empty).
    """

    option: str = ""
    first: str = ""
    reasons: str = ""
    overrides: tuple[str, ...] = ()
    override_words: str = ""
    rules: tuple[str, ...] = ()
    took_part: tuple[str, ...] = ()
    steps: tuple[FirstStep, ...] = ()
    check: Mapping[str, str] = field(default_factory=dict)
    follow_up: str = ""

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "DecisionContent":
        """From plain data."""
        lists = {key: tuple(plain[key]) for key in ("overrides", "rules", "took_part")}
        steps = tuple(FirstStep(**step) for step in plain["steps"])
        return cls(**{**plain, **lists, "steps": steps})

    @property
    def is_override(self) -> bool:
        """Whether something else was decided than the ranking put first."""
        return bool(self.option and self.first and self.option != self.first)


@dataclass(frozen=True, slots=True)
class HappeningContent:
    """What happened: `what` is "started", "went_on", "stopped" or "other"; `option` its key; `on` an ISO day."""

    what: str
    option: str = ""
    on: str = ""
    why: str = ""

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "HappeningContent":
        """From plain data."""
        return cls(**plain)


@dataclass(frozen=True, slots=True)
class ConsentContent:
    """The elements of a written consent (42 CFR 2.31(a)) that are personal.

    `client`: how the paper names the client (the code, or "name on the paper form"). `discloser`: who may pass on.
    `what`: how much and what kind. `recipient`: to whom. `purpose`: why. `revocation`: that it may be revoked, and how.
    `expires`: the day, event or condition on which it ends, in words. `signed_by`: the client, or who signs for them.
    `covers`: keys of the parts of a visit it covers, from `hand_over.scope.PARTS`. `is_for_care`: whether it is for
    treatment, payment or health care operations; then `refusing` says what refusing to sign means for the client.
    """

    client: str
    discloser: str
    what: str
    recipient: str
    purpose: str
    revocation: str
    expires: str
    signed_by: str
    covers: tuple[str, ...] = ()
    is_for_care: bool = False
    refusing: str = ""

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "ConsentContent":
        """From plain data."""
        return cls(**{**plain, "covers": tuple(plain.get("covers", ()))})


@dataclass(frozen=True, slots=True)
class DisclosureContent:
    """What is personal about one time that something was passed on (42 CFR 2.25, 2.51(c)).

    `what`: a short description; `parts`: keys of the parts that went out; `visit`: the number of the visit, or 0.
    `affiliation` and `nature`: in a medical emergency, where the recipient works and what the emergency was.
    """

    recipient: str
    what: str = ""
    purpose: str = ""
    parts: tuple[str, ...] = ()
    visit: int = 0
    affiliation: str = ""
    nature: str = ""

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "DisclosureContent":
        """From plain data."""
        return cls(**{**plain, "parts": tuple(plain.get("parts", ()))})
