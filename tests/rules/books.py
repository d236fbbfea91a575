"""Small rulebooks to test with, made by hand. The real one is in tests/knowledge.py."""

from options.rules.catalog import (
    EffectScale,
    Family,
    FitBand,
    Hours,
    Length,
    Option,
    Scale,
    ThemeLabel,
    Words,
)
from options.rules.questionnaire import Alert, Choice, Derived, Question, Questionnaire, Step, Voiced
from options.rules.rulebook import Rule, Rulebook

POINTS = {"strongly_favours": 3, "favours": 2, "slightly_favours": 1, "slightly_against": -1, "against": -2,
          "strongly_against": -3, "not_suitable": 0, "needs_first": 0, "caution": 0}  # fmt: skip
NOT_SURE = Choice("not_sure", "Not sure", "not sure", unknown=True, exclusive=True)


def small(
    questions: tuple[Question, ...],
    options: tuple[Option, ...],
    rules: tuple[Rule, ...],
    alerts: tuple[Alert, ...] = (),
    derived: tuple[Derived, ...] = (),
) -> Rulebook:
    """A rulebook with a gate, these questions, options and rules, and no texts."""
    steps = (Step("only", "Only step", said("")),)
    gate = question("safe_now", "multi", "danger", "none", step="gate")
    asked = Questionnaire(("self", "other", "counsellor"), steps, gate, questions, derived)
    return Rulebook(scale=SCALE, questionnaire=asked, options=options, rules=rules, alerts=alerts)


def question(key: str, kind: str, *choices: str, step: str = "only") -> Question:
    """A question whose choices are known by their keys: "none" stands alone, "not_sure" means unknown."""
    offered = tuple(
        NOT_SURE if choice == "not_sure" else Choice(choice, choice, choice, exclusive=choice == "none")
        for choice in choices
    )
    return Question(key, step, kind, said(key), "why", "health", False, offered)  # type: ignore[arg-type]


def option(key: str, kind: str = "setting") -> Option:
    """An option without facts."""
    length, hours = Length("as long as it helps"), Hours("a few")
    return Option(key, kind, "all", key, "", "", "home", length, hours, "none", "", "", "")


def rule(key: str, option: str, effect: str, *when: object, **more: object) -> Rule:
    """A rule for an option; the theme is health when none is given."""
    return Rule(key, option, effect, **{"theme": "health", "why": "Because.", "findings": ("f",), "when": when, **more})  # type: ignore[arg-type]


def alert(key: str, level: str, *when: object, **more: object) -> Alert:
    """An alert without words."""
    return Alert(key, level, key, when, said("Call."), "", **more)  # type: ignore[arg-type]


def said(text: str) -> Voiced:
    """The same words in each voice."""
    return Voiced(text, text, text)


SCALE = Scale(
    preference_cap=2,
    effects=tuple(EffectScale(key, points, key) for key, points in POINTS.items()),
    fit=(FitBand("strong", 5, ""), FitBand("good", 2, ""), FitBand("possible", 0, ""), FitBand("weak", -99, "")),
    themes=(ThemeLabel("health", "Health"), ThemeLabel("preference", "Wishes")),
    families=(Family("all", "All", ""),),
    levels=tuple(Words(key, key) for key in ("stop_now", "urgent", "important")),
    certainty=(Words("high", "High"),),
    cost_bands=(Words("free", "Free"),),
    stays=(Words("home", "At home"),),
    medication_roles=(Words("none", "None"),),
    reasons=(Words("unsafe", "Not safe"), Words("out_of_reach", "Out of reach")),
)
