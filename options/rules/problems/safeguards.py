"""Are the safeguards fit to publish? Their kinds, the fields each kind needs, and their references."""

from options.rules.errors import Problem
from options.rules.problems.common import Problems, repeated, unreadable, unresolved, unsaid, unsupported
from options.rules.rulebook import Change, Rulebook, Safeguard

NEEDS: dict[str, frozenset[str]] = {
    "never_first": frozenset({"options"}),
    "never_suitable": frozenset({"options"}),
    "always_suitable_any": frozenset({"options"}),
    "always_listed_support": frozenset({"options"}),
    "always_first": frozenset({"options"}),
    "never_above": frozenset({"options", "over"}),
    "never_raised_by": frozenset({"options", "change"}),
    "always_alert": frozenset({"alert"}),
    "always_has_citation": frozenset(),
    "never_empty": frozenset(),
}
"""The kinds of safeguard, and which of options, over, alert and change each one speaks of."""
SETTINGS_ONLY = ("never_first", "always_first", "always_suitable_any")


def safeguard_problems(rulebook: Rulebook) -> Problems:
    """Everything wrong with the safeguards."""
    yield from repeated("safeguard", [guard.key for guard in rulebook.safeguards])
    for guard in rulebook.safeguards:
        place = f"safeguard {guard.key}"
        yield from unsaid(f"{place}, statement", guard.statement)
        if guard.retired:
            yield from unsaid(f"{place}, retired", guard.retired)
        yield from unresolved(f"{place}, kind", "kind of safeguard", [guard.kind], NEEDS)
        yield from _needed_fields(guard, place)
        yield from unresolved(f"{place}, options", "option", guard.options, _options_for(rulebook, guard))
        yield from unresolved(f"{place}, over", "option", guard.over, rulebook.option)
        yield from unresolved(f"{place}, alert", "alert", [guard.alert] if guard.alert else [], rulebook.alert)
        yield from unreadable(rulebook, f"{place}, when", guard.when)
        yield from unsupported(rulebook, f"{place}, findings", guard.findings)
        if guard.change is not None:
            yield from _change_problems(rulebook, f"{place}, change", guard.change)


def _needed_fields(guard: Safeguard, place: str) -> Problems:
    needed = NEEDS.get(guard.kind)
    if needed is None:
        return
    for field in ("options", "over", "alert", "change"):
        if bool(getattr(guard, field)) != (field in needed):
            wanted = "needs" if field in needed else "has no use for"
            remedy = "Fill it in." if field in needed else "Leave it empty."
            yield Problem("safeguard-field", f"{place}, {field}", f"{guard.kind} {wanted} {field}.", remedy)


def _options_for(rulebook: Rulebook, guard: Safeguard) -> list[str]:
    """The options a kind of safeguard can speak of."""
    kinds = ("setting", "support")
    if guard.kind in SETTINGS_ONLY:
        kinds = ("setting", "setting")
    if guard.kind == "always_listed_support":
        kinds = ("support", "support")
    return [option.key for option in rulebook.options if option.kind in kinds]


def _change_problems(rulebook: Rulebook, place: str, change: Change) -> Problems:
    """A change starts from a choice, from any, or from a choice that is not ticked; it ends at a choice."""
    known = rulebook.choices.get(change.question)
    if known is None:
        yield from unresolved(place, "question", [change.question], rulebook.choices)
        return
    question = rulebook.question.get(change.question)
    start = {"any", "unticked"} if question is not None and question.kind == "multi" else {"any"}
    yield from unresolved(place, f"choice of {change.question}", [change.old], {*known, *start})
    yield from unresolved(place, f"choice of {change.question}", [change.new], known)
    if change.old == change.new:
        yield Problem("safeguard-field", place, "Nothing changes here.", "Name two different choices.")
