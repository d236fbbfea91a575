"""The meaning of the knowledge files, written slowly and plainly, to hold the rules core against.

It works on plain dictionaries as they stand in the YAML files and shares no code with `options.rules`.
Source: options/seed/README.md, "Schema in short" and "Points and order".
"""

import random
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SEED = Path(__file__).resolve().parents[2] / "options" / "seed"
VOICES = ("self", "other", "counsellor")

Item = dict[str, Any]
Answers = Mapping[str, Set[str]]


@dataclass
class Knowledge:
    """Everything in a knowledge folder, by key, in file order. `twice` lists keys that stand in a file twice."""

    scale: Item
    sources: dict[str, Item]
    findings: dict[str, Item]
    conflicts: dict[str, Item]
    helplines: dict[str, Item]
    options: dict[str, Item]
    questions: dict[str, Item]
    derived: dict[str, Item]
    steps: list[Item]
    rules: dict[str, Item]
    alerts: dict[str, Item]
    safeguards: dict[str, Item]
    guides: dict[str, Item]
    glossary: dict[str, Item]
    example_cases: dict[str, Item]
    profiles: dict[str, Item]
    seed_coverage: list[Item]
    twice: list[str] = field(default_factory=list)

    @property
    def points(self) -> dict[str, int]:
        """Points by effect."""
        return {effect["key"]: effect["points"] for effect in self.scale["effects"]}


@dataclass
class Result:
    """What one set of answers leads to; keys of options and alerts, best first."""

    severity: str
    uncertain: bool
    first: list[str]
    ranked: list[str]
    supports: list[str]
    not_suitable: dict[str, list[Item]]
    points: dict[str, int]
    capped: dict[str, int]
    fired: dict[str, list[Item]]
    alerts: list[str]

    @property
    def order(self) -> list[str]:
        """All suitable settings from the top, first steps included."""
        return self.first + self.ranked


def read(path: Path) -> Any:
    """The content of one YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def load(folder: Path = SEED) -> Knowledge:
    """Read a knowledge folder."""
    twice: list[str] = []

    def index(items: list[Item], name: str) -> dict[str, Item]:
        found: dict[str, Item] = {}
        for item in items:
            if item["key"] in found:
                twice.append(f"{name}: {item['key']}")
            found.setdefault(item["key"], item)
        return found

    asked = read(folder / "questions.yaml")
    lists = ("sources", "findings", "conflicts", "helplines", "options", "rules", "alerts", "safeguards", "guides",
             "glossary", "example_cases", "profiles")  # fmt: skip
    return Knowledge(
        scale=read(folder / "scale.yaml"),
        questions=index([asked["gate"], *asked["questions"]], "questions"),
        derived=index(asked["derived"], "derived"),
        steps=asked["steps"],
        seed_coverage=read(folder / "seed_coverage.yaml"),
        twice=twice,
        **{name: index(read(folder / f"{name}.yaml"), name) for name in lists},
    )


def values_of(knowledge: Knowledge, key: str) -> list[str] | None:
    """Choice keys a clause may name for a question, a derived key or the voice; None if there is no such key."""
    if key == "voice":
        return list(VOICES)
    if key in knowledge.derived:
        return [band["key"] for band in knowledge.derived[key]["bands"]]
    if key in knowledge.questions:
        return [choice["key"] for choice in knowledge.questions[key]["choices"]]
    return None


def as_sets(answers: Mapping[str, Any]) -> dict[str, set[str]]:
    """Answers as written in a file, as sets of choices; unanswered questions are dropped."""
    given = {key: {value} if isinstance(value, str) else set(value or ()) for key, value in answers.items()}
    return {key: choices for key, choices in given.items() if choices}


def derive(knowledge: Knowledge, answers: Answers) -> tuple[dict[str, Set[str]], bool]:
    """Add derived answers.

    Gives: the answers with the severity band, and whether the band had to be assumed.
    """
    complete, uncertain = dict(answers), False
    for key, derived in knowledge.derived.items():
        if key in complete:
            continue
        ticked = complete.get(derived["from"], frozenset())
        counted = ticked & set(derived["counts"])
        for leave_out in derived["leave_out_if"]:
            if leave_out["when_ticked"] in ticked:
                counted = counted - set(leave_out["leave_out"])
        unknown = derived["unknown_if"]
        if not ticked or (ticked & set(unknown["includes"]) and len(counted) < unknown["fewer_than"]):
            complete[key], uncertain = {derived["unknown_counts_as"]}, True
        else:
            complete[key] = {[band["key"] for band in derived["bands"] if len(counted) >= band["at_least"]][-1]}
    return complete, uncertain


def holds(clauses: list[Item], answers: Answers) -> bool:
    """Say whether every clause holds; `none_of` also holds while the question is unanswered."""
    for clause in clauses:
        given = answers.get(clause["question"], frozenset())
        if "any_of" in clause and not given & set(clause["any_of"]):
            return False
        if "none_of" in clause and given & set(clause["none_of"]):
            return False
    return True


def rank(knowledge: Knowledge, answers: Answers) -> Result:
    """Rank every option for one set of answers.

    Takes: question key -> choices. A band given under "severity" overrides the count of signs.
    """
    complete, uncertain = derive(knowledge, answers)
    worth, cap = knowledge.points, knowledge.scale["preference_cap"]
    fired: dict[str, list[Item]] = {}
    for rule in knowledge.rules.values():
        if holds(rule["when"], complete):
            fired.setdefault(rule["option"], []).append(rule)
    first: list[str] = []
    points: dict[str, int] = {}
    capped: dict[str, int] = {}
    not_suitable: dict[str, list[Item]] = {}
    for key, option in knowledge.options.items():
        if option["kind"] == "comparison":
            continue
        rules = fired.get(key, [])
        wishes = sum(worth[rule["effect"]] for rule in rules if rule["theme"] == "preference")
        reasons = sum(worth[rule["effect"]] for rule in rules if rule["theme"] != "preference")
        kept = max(-cap, min(cap, wishes))
        points[key], capped[key] = reasons + kept, wishes - kept
        blocked = [rule for rule in rules if rule["effect"] == "not_suitable"]
        if blocked:
            not_suitable[key] = blocked
        elif any(rule.get("first") == key for rule in rules):
            first.append(key)
    place = {key: number for number, key in enumerate(knowledge.options)}
    open_keys = [key for key in points if key not in not_suitable and key not in first]
    open_keys.sort(key=lambda key: (-points[key], place[key]))
    kind = {key: option["kind"] for key, option in knowledge.options.items()}
    shown = [alert.get("shows", key) for key, alert in knowledge.alerts.items() if holds(alert["when"], complete)]
    return Result(
        severity=min(complete["severity"]),
        uncertain=uncertain,
        first=first,
        ranked=[key for key in open_keys if kind[key] == "setting"],
        supports=[key for key in open_keys if kind[key] == "support" and points[key] > 0],
        not_suitable=not_suitable,
        points=points,
        capped=capped,
        fired=fired,
        alerts=list(dict.fromkeys(shown)),
    )


def unmet(case: Item, result: Result) -> list[str]:
    """The parts of an example case's expectations that a result does not meet."""
    expect = {part: set(keys) for part, keys in case["expect"].items()}
    top = set(result.order[:3])
    met = {
        "first_any_of": "first_any_of" not in expect or set(result.order[:1]) <= expect["first_any_of"],
        "in_top3": expect.get("in_top3", set()) <= top,
        "not_top3": not expect.get("not_top3", set()) & top,
        "not_suitable": expect.get("not_suitable", set()) <= result.not_suitable.keys(),
        "alerts": expect.get("alerts", set()) <= set(result.alerts),
        "supports": expect.get("supports", set()) <= set(result.supports),
    }
    return [part for part, right in met.items() if not right]


def random_answers(knowledge: Knowledge, dice: random.Random) -> dict[str, set[str]]:
    """One random set of answers a visitor could give; about one question in six is left out."""
    voice = dice.choice(VOICES)
    answers = {"voice": {voice}}
    for key, question in knowledge.questions.items():
        if dice.random() < (0.7 if key == "safety_now" else 0.17):
            continue
        choices = [choice for choice in question["choices"] if voice in choice.get("voices", VOICES)]
        if question["kind"] == "single":
            answers[key] = {dice.choice(choices)["key"]}
            continue
        open_keys = [choice["key"] for choice in choices if not choice.get("exclusive")]
        if dice.random() < 0.2 and len(open_keys) < len(choices):
            answers[key] = {dice.choice([choice["key"] for choice in choices if choice.get("exclusive")])}
        else:
            most = len(open_keys) if key == "dsm_signs" else 3
            answers[key] = set(dice.sample(open_keys, dice.randint(1, most)))
    return answers
