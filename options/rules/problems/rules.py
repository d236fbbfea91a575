"""Are the rules fit to publish? Rules with their reasons, and the example cases and profiles that try them."""

import re
from collections.abc import Mapping

from options.rules.answers import read_answers
from options.rules.errors import Problem, UnknownAnswer
from options.rules.problems.common import Problems, repeated, uncited, unreadable, unresolved, unsupported
from options.rules.rulebook import Expectation, Rule, Rulebook

LONGEST_REASON = 25
"""Words in one reason."""
SECOND_SENTENCE = re.compile(r"[a-z0-9)%][.!?] +[A-Z]")
WEAK_SOURCES = {"encyclopedia", "provider's own article", "news article", "industry guide"}
"""Labels of sources on which alone a rule may rest one point at most."""
WISHES = {"medication_view", "support_style"}
"""Questions about wishes: a rule that reads one counts its points under the theme preference."""
NOT_FOR_RULES = "about"
"""The theme of questions about the person; no rule is about it."""
REASON_KINDS = ("unsafe", "out_of_reach")


def rule_problems(rulebook: Rulebook) -> Problems:
    """Everything wrong with the rules."""
    yield from repeated("rule", [rule.key for rule in rulebook.rules])
    for rule in rulebook.rules:
        place = f"rule {rule.key}"
        yield from _references(rulebook, rule, place)
        yield from _fields_that_fit_the_effect(rule, place)
        yield from _reason_problems(rule, place)
        yield from unsupported(rulebook, f"{place}, findings", rule.findings)
        yield from unreadable(rulebook, f"{place}, when", rule.when)
        yield from _weight_problems(rulebook, rule, place)


def _references(rulebook: Rulebook, rule: Rule, place: str) -> Problems:
    ranked = [option.key for option in rulebook.options if option.kind != "comparison"]
    themes = [theme.key for theme in rulebook.scale.themes if theme.key != NOT_FOR_RULES]
    yield from unresolved(f"{place}, option", "ranked option", [rule.option], ranked)
    yield from unresolved(f"{place}, effect", "effect", [rule.effect], rulebook.effect)
    yield from unresolved(f"{place}, theme", "theme", [rule.theme], themes)
    if rule.first is not None:
        settings = [option.key for option in rulebook.options if option.kind == "setting"]
        yield from unresolved(f"{place}, first", "setting", [rule.first], settings)
    if rule.reason_kind is not None:
        reasons = [reason.key for reason in rulebook.scale.reasons]
        yield from unresolved(f"{place}, reason_kind", "reason", [rule.reason_kind], reasons)


def _fields_that_fit_the_effect(rule: Rule, place: str) -> Problems:
    if (rule.effect == "not_suitable") != (rule.reason_kind in REASON_KINDS):
        message = "A kind of reason belongs to the effect not_suitable, and only to it."
        remedy = f"Give {' or '.join(REASON_KINDS)} with not_suitable, and nothing with other effects."
        yield Problem("reason-kind", f"{place}, reason_kind", message, remedy)
    if (rule.effect == "needs_first") != bool(rule.first):
        message = "What comes first belongs to the effect needs_first, and only to it."
        yield Problem("first", f"{place}, first", message, "Name an option with needs_first, and none otherwise.")


def _reason_problems(rule: Rule, place: str) -> Problems:
    words = len(rule.why.split())
    whole = rule.why.endswith(".") and not SECOND_SENTENCE.search(rule.why)
    if not whole or not 1 <= words <= LONGEST_REASON:
        message = f"The reason must be one whole sentence of at most {LONGEST_REASON} words; it has {words}."
        yield Problem("why", f"{place}, why", message, "Say it in one short sentence that ends with a full stop.")


def _weight_problems(rulebook: Rulebook, rule: Rule, place: str) -> Problems:
    """Weak sources carry little, and wishes stay under their cap."""
    points = rulebook.effect[rule.effect].points if rule.effect in rulebook.effect else 0
    cited = [rulebook.finding[key].source for key in rule.findings if key in rulebook.finding]
    labels = {rulebook.source[key].type_label for key in cited if key in rulebook.source}
    if abs(points) > 1 and labels <= WEAK_SOURCES:
        message = f"Weak sources alone may move an option by one point, not by {abs(points)}."
        yield Problem("weak-sources", f"{place}, findings", message, "Cite a stronger source, or weaken the effect.")
    asked = {clause.question for clause in rule.when}
    if points and asked & WISHES and rule.theme != "preference":
        message = "A rule that reads a wish must carry the theme preference, so that its points are capped."
        yield Problem("wish", f"{place}, theme", message, "Set the theme to preference.")


def example_problems(rulebook: Rulebook) -> Problems:
    """Example cases and profiles: answers that can be read, expectations that name what exists."""
    yield from repeated("example case", [case.key for case in rulebook.example_cases])
    for case in rulebook.example_cases:
        place = f"example case {case.key}"
        yield from _answer_problems(rulebook, place, case.answers)
        yield from _expectation_problems(rulebook, f"{place}, expect", case.expect)
        yield from uncited(rulebook, f"{place}, findings", case.findings)
    yield from repeated("profile", [profile.key for profile in rulebook.profiles])
    for profile in rulebook.profiles:
        yield from _answer_problems(rulebook, f"profile {profile.key}", profile.answers)


def _answer_problems(rulebook: Rulebook, place: str, answers: Mapping[str, tuple[str, ...]]) -> Problems:
    try:
        read_answers(rulebook, answers, f"{place}, answers")
    except UnknownAnswer as error:
        yield from error.problems


def _expectation_problems(rulebook: Rulebook, place: str, expect: Expectation) -> Problems:
    settings = [option.key for option in rulebook.options if option.kind == "setting"]
    supports = [option.key for option in rulebook.options if option.kind == "support"]
    for keys in (expect.first_any_of, expect.in_top3, expect.not_top3):
        yield from unresolved(place, "setting", keys, settings)
    yield from unresolved(place, "ranked option", expect.not_suitable, [*settings, *supports])
    yield from unresolved(place, "support", expect.supports, supports)
    yield from unresolved(place, "alert", expect.alerts, rulebook.alert)
