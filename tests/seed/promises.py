"""Safeguards tested one answer set at a time, with answers that are steered towards a failure."""

import random

from tests.seed.reference import Answers, Item, Knowledge, Result, derive, holds, rank


def apply_change(knowledge: Knowledge, change: Item, answers: Answers) -> Answers | None:
    """The answers after a change, or None if the change does not start from these answers."""
    key, old, new = change["question"], change["from"], change["to"]
    given = answers.get(key, frozenset())
    if key in knowledge.derived:
        return {**answers, key: {new}} if old in ("any", *derive(knowledge, answers)[0][key]) else None
    if new in given:
        return None
    if knowledge.questions[key]["kind"] == "multi":
        return {**answers, key: (given - exclusive(knowledge, key)) | {new}}
    return {**answers, key: {new}} if old == "any" or old in given else None


def exclusive(knowledge: Knowledge, key: str) -> set[str]:
    """The choices of a question that stand alone."""
    return {choice["key"] for choice in knowledge.questions[key]["choices"] if choice.get("exclusive")}


def applies(knowledge: Knowledge, guard: Item, answers: Answers) -> bool:
    """Say whether a safeguard speaks about these answers."""
    return holds(guard["when"], derive(knowledge, answers)[0])


def broken(knowledge: Knowledge, guard: Item, answers: Answers) -> str | None:
    """A sentence saying how a safeguard fails for these answers, or None while it holds."""
    if not applies(knowledge, guard, answers):
        return None
    result = rank(knowledge, answers)
    if guard["kind"] == "never_raised_by":
        return _raised(knowledge, guard, answers, result)
    if guard["kind"] == "never_above":
        return _above(guard, result)
    options, order = set(guard.get("options", [])), result.order
    cited = {key for key, finding in knowledge.findings.items() if finding["citation_ready"]}
    bare = [
        key
        for key in order + result.supports
        if not any(cited & set(rule["findings"]) for rule in result.fired.get(key, []))
    ]
    right = {
        "never_first": not options & set(order[:1]),
        "never_suitable": not options & set(order + result.supports),
        "always_suitable_any": bool(options & set(order)),
        "always_listed_support": options <= set(result.supports),
        "always_alert": _message(knowledge, guard) in result.alerts,
        "always_first": bool(options & set(order[:1])),
        "always_has_citation": not bare,
        "never_empty": bool(result.ranked),
    }[guard["kind"]]
    return None if right else f"{guard['statement']} But the order is {order}, alerts {result.alerts}, bare {bare}."


def _message(knowledge: Knowledge, guard: Item) -> str:
    """The message that a safeguard promises, by the key readers know; none for one that names no alert."""
    named = guard.get("alert") or ""
    return str(knowledge.alerts.get(named, {}).get("shows", named))


def _above(guard: Item, result: Result) -> str | None:
    for listed in (result.order, result.supports):
        best = min((listed.index(key) for key in guard["over"] if key in listed), default=len(listed))
        for key in set(guard["options"]) & set(listed[:best]):
            if best < len(listed):
                return f"{key} stands above {listed[best]}."
    return None


def _raised(knowledge: Knowledge, guard: Item, answers: Answers, before: Result) -> str | None:
    changed = apply_change(knowledge, guard["change"], answers)
    if changed is None:
        return None
    after = rank(knowledge, changed)
    for key in guard["options"]:
        shut_before, shut_after = key in before.not_suitable, key in after.not_suitable
        gained = not shut_before and not shut_after and after.points[key] > before.points[key]
        if gained or (shut_before and not shut_after) or (key in after.first and key not in before.first):
            return f"{key} goes from {before.points[key]} to {after.points[key]} points."
    return None


def force(knowledge: Knowledge, guard: Item, answers: Answers, dice: random.Random) -> dict[str, set[str]]:
    """Change answers so that a safeguard's condition holds; a severity band is given directly."""
    forced = {key: set(choices) for key, choices in answers.items()}
    for clause in guard["when"]:
        key = clause["question"]
        given = forced.get(key, set())
        if "any_of" in clause:
            multi = key in knowledge.questions and knowledge.questions[key]["kind"] == "multi"
            kept = given - exclusive(knowledge, key) if multi else set()
            forced[key] = kept | {dice.choice(clause["any_of"])}
        else:
            forced[key] = given - set(clause["none_of"])
            if not forced[key]:
                del forced[key]
    return forced


def steer(knowledge: Knowledge, guard: Item, answers: dict[str, set[str]]) -> dict[str, set[str]]:
    """Change one answer at a time, always for the worse, to look for a failure of an ordering safeguard."""
    settings = [key for key, option in knowledge.options.items() if option["kind"] == "setting"]
    low, high = guard["options"], guard.get("over") or [key for key in settings if key not in guard["options"]]
    if guard["kind"] == "always_first":
        low, high = high, low

    def margin(candidate: Answers) -> int:
        if not applies(knowledge, guard, candidate):
            return -99
        result = rank(knowledge, candidate)
        lows = [result.points[key] for key in low if key in result.ranked]
        highs = [99 if key in result.first else result.points[key] for key in high if key in result.order]
        return max(lows) - max(highs) if lows and highs else -99

    best = margin(answers)
    for key, question in knowledge.questions.items():
        for choice in question["choices"]:
            given = answers.get(key, set())
            picked = {choice["key"]} if question["kind"] == "single" else given ^ {choice["key"]}
            candidate = {**answers, key: picked}
            if (value := margin(candidate)) > best:
                answers, best = candidate, value
    return answers
