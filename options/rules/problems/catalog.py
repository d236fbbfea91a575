"""Is the catalog fit to publish? Points and words of the scale, and the facts of every option."""

from options.rules.catalog import OUT_OF, Figure, Option
from options.rules.errors import Problem
from options.rules.problems.common import Problems, findings_below, repeated, uncited, unresolved, unsaid, unsupported
from options.rules.rulebook import Rulebook

KINDS = ("setting", "support", "comparison")
WITHOUT_POINTS = ("not_suitable", "needs_first", "caution")
"""Effects that do something other than add points."""
WORD_LISTS = {
    "effects": "effect",
    "fit": "fit word",
    "themes": "theme",
    "families": "family",
    "levels": "level",
    "certainty": "certainty",
    "cost_bands": "cost band",
    "stays": "kind of stay",
    "medication_roles": "role of medicine",
    "reasons": "reason",
}
"""The lists of the scale, and what one entry is called."""


def scale_problems(rulebook: Rulebook) -> Problems:
    """Points and words: every key once, whole lists, effects worth what their kind allows."""
    scale = rulebook.scale
    for part, noun in WORD_LISTS.items():
        entries = getattr(scale, part)
        yield from repeated(noun, [entry.key for entry in entries])
        if not entries:
            yield Problem("empty", f"scale, {part}", f"There is no {noun}.", f"Add at least one {noun}.")
    if scale.preference_cap < 0:
        message = "The cap on wishes is below zero."
        yield Problem("preference-cap", "scale, preference_cap", message, "Give a whole number from 0 up.")
    for effect in scale.effects:
        if (effect.points == 0) != (effect.key in WITHOUT_POINTS):
            message = f"{effect.points} points do not fit this effect."
            remedy = f"Only {', '.join(WITHOUT_POINTS)} have 0 points."
            yield Problem("effect-points", f"effect {effect.key}, points", message, remedy)
    starts = [band.at_least for band in scale.fit]
    if starts != sorted(set(starts), reverse=True):
        message = "Fit words must go from the most points to the fewest."
        yield Problem("order", "scale, fit", message, "Put them in falling order of points.")


def option_problems(rulebook: Rulebook) -> Problems:
    """Options: words known to the scale, citations that resolve, equal weight of good and hard, at least one rule."""
    yield from repeated("option", [option.key for option in rulebook.options])
    ruled = {rule.option for rule in rulebook.rules}
    for option in rulebook.options:
        place = f"option {option.key}"
        yield from _words(rulebook, option, place)
        yield from unresolved(f"{place}, continues_with", "option", option.continues_with, rulebook.option)
        yield from _untold(option, place)
        yield from _figures(rulebook, option, place)
        for part in ("length", "hours_per_week", "cost", "good_points", "hard_points", "outcomes", "search"):
            content = getattr(option, part)
            for item in content if isinstance(content, tuple) else (content,):
                yield from uncited(rulebook, f"{place}, {part}", tuple(findings_below(item)))
        if len(option.good_points) != len(option.hard_points):
            message = f"It has {len(option.good_points)} good points and {len(option.hard_points)} hard ones."
            yield Problem("balance", f"{place}, hard_points", message, "Tell as many of each.")
        if option.kind != "comparison" and option.key not in ruled:
            message = "No rule speaks of this option, so it can never be ranked with a reason."
            yield Problem("no-rule", f"{place}, rules", message, "Add a rule with a citation.")


def _untold(option: Option, place: str) -> Problems:
    """What every setting must tell, so that settings can be compared and a real one found."""
    if option.kind != "setting":
        return
    yield from unsaid(f"{place}, work_and_family", option.work_and_family)
    yield from unsaid(f"{place}, change_later", option.change_later)
    found = option.search
    yield from unsaid(f"{place}, search", found.search_for if found else "", *(found.say if found else ()))
    if found and not found.say:
        message = "It does not say what to ask on the first call."
        yield Problem("empty", f"{place}, search", message, "Add a sentence or two to say on the phone.")


def _figures(rulebook: Rulebook, option: Option, place: str) -> Problems:
    """Outcomes with numbers: cited, of as many people as their theme asks for, and no more counted than there are."""
    place = f"{place}, outcomes"
    for outcome in option.outcomes:
        if outcome.theme not in OUT_OF:
            yield from unresolved(place, "theme of outcomes", [outcome.theme], [theme for theme in OUT_OF if theme])
            continue
        if not outcome.figures:
            continue
        yield from unsupported(rulebook, place, outcome.findings)
        yield from unsaid(place, outcome.over, outcome.who, *(figure.label for figure in outcome.figures))
        if not any(figure.is_here for figure in outcome.figures):
            message = f"No figure of {outcome.measure!r} is of people who had this option."
            yield Problem("figure", place, message, "Mark the group that had it with is_here.")
        for figure in outcome.figures:
            yield from _figure(figure, OUT_OF[outcome.theme], place)


def _figure(figure: Figure, out_of: int, place: str) -> Problems:
    top = figure.count if figure.count_to is None else figure.count_to
    if figure.out_of != out_of:
        message = f"The figure {figure.label!r} is told of {figure.out_of} people, not of {out_of}."
        yield Problem("denominator", place, message, "Options are compared by the same number of people.")
    if not 0 <= figure.count <= top <= figure.out_of:
        message = f"The figure {figure.label!r} counts {figure.count:g} to {top:g} of {figure.out_of} people."
        yield Problem("figure", place, message, "Give numbers from 0 to the number of people, the smaller one first.")


def _words(rulebook: Rulebook, option: Option, place: str) -> Problems:
    """Keys of an option that the scale must have words for, and ranges that run upward."""
    scale = rulebook.scale
    named = {
        "kind": (option.kind, KINDS),
        "family": (option.family, [family.key for family in scale.families]),
        "stay": (option.stay, [stay.key for stay in scale.stays]),
        "medication": (option.medication, [role.key for role in scale.medication_roles]),
        "cost_band": (option.cost_band, [None, *(band.key for band in scale.cost_bands)]),
    }
    for field, (key, known) in named.items():
        if key not in known:
            yield from unresolved(f"{place}, {field}", field.replace("_", " "), [key or ""], [k for k in known if k])
    certainties = [words.key for words in scale.certainty]
    stated = [outcome.certainty for outcome in option.outcomes]
    yield from unresolved(f"{place}, outcomes", "certainty", stated, certainties)
    ranges = [
        ("length", option.length.min_days, option.length.max_days),
        ("hours_per_week", option.hours_per_week.min, option.hours_per_week.max),
        *(("cost", cost.low, cost.high) for cost in option.cost),
    ]
    for field, low, high in ranges:
        if low is not None and high is not None and low > high:
            message = f"The range runs from {low:g} down to {high:g}."
            yield Problem("range", f"{place}, {field}", message, "Put the smaller number first.")
