"""What each kind of safeguard means, one set of answers at a time, by the ranking alone. See docs/proof.md.

It finds out whether a promise holds for these answers; whether it holds for all answers is for `proof` to say.
"""

from collections.abc import Callable, Mapping, Sequence

from options.rules.conditions import Answers, holds
from options.rules.questionnaire import Alert
from options.rules.ranking import LEVELS, Placement, Ranking, rank
from options.rules.rulebook import Change, Rulebook, Safeguard


def breach(book: Rulebook, guard: Safeguard, answers: Answers) -> str | None:
    """One readable sentence saying how a safeguard does not hold for these answers; None while it does.

    Takes: a safeguard without problems; answers as for `rank`.
    """
    ranking = rank(book, answers)
    if not holds(guard.when, ranking.settled.given):
        return None
    if guard.change is not None:
        changed = after_change(book, guard.change, answers)
        return None if changed is None else _raised(guard.options, ranking, rank(book, changed))
    return _BREACHES[guard.kind](book, guard, ranking)


def after_change(book: Rulebook, change: Change, answers: Answers) -> dict[str, frozenset[str]] | None:
    """The answers after a change; None when it does not start from these answers, or changes nothing.

    A question with one answer gets the new one, whatever it was ("any", also unanswered) or in place of the old one.
    For a question with several, the new choice is ticked beside the others, in place of the old one if one is named;
    what stands alone ends the others and is ended by them. A derived answer is given outright from then on.
    """
    given: Mapping[str, frozenset[str]] = {key: frozenset(choices) for key, choices in answers.items() if choices}
    question = book.question.get(change.question)
    now = given.get(change.question, frozenset())
    if change.question in book.derived:
        now = frozenset(rank(book, answers).settled.given[change.question])
    if change.new in now or (change.old not in ("any", "unticked") and change.old not in now):
        return None
    ticked = frozenset({change.new})
    if question is not None and question.kind == "multi":
        alone = {choice.key for choice in question.choices if choice.exclusive}
        ticked |= frozenset() if change.new in alone else now - alone - {change.old}
    return {**given, change.question: ticked}


def _raised(options: Sequence[str], before: Ranking, after: Ranking) -> str | None:
    """An option that more speaks for than before. A support that is not listed has no points."""
    were, are = _placements(before), _placements(after)
    for key in options:
        was, now = were.get(key), are.get(key)
        if was is not None and not was.suitable and (now is None or now.suitable):
            return f"“{was.option.name}” is not suitable before the change and suitable after it."
        if now is None or not now.suitable:
            continue
        if now.first_step and not (was and was.first_step):
            return f"“{now.option.name}” becomes a first step with the change."
        points = was.points if was else 0
        if now.points > points:
            return f"“{now.option.name}” goes from {points} to {now.points} points with the change."
    return None


def _placements(ranking: Ranking) -> dict[str, Placement]:
    shown = (*ranking.options, *ranking.supports, *ranking.held_back)
    return {placement.option.key: placement for placement in shown}


def _first(book: Rulebook, guard: Safeguard, ranking: Ranking) -> str | None:
    first = _leader(ranking)
    return f"“{_name(book, first)}” is first." if first in guard.options else None


def _not_first(book: Rulebook, guard: Safeguard, ranking: Ranking) -> str | None:
    first = _leader(ranking)
    if first in guard.options:
        return None
    return f"“{_name(book, first)}” is first." if first else "No setting is suitable, so none is first."


def _suitable(book: Rulebook, guard: Safeguard, ranking: Ranking) -> str | None:
    shown = [key for key in guard.options if key in {p.option.key for p in (*ranking.suitable, *ranking.supports)}]
    return f"{_names(book, shown, 'and')} {_are(shown)} shown as suitable." if shown else None


def _none_suitable(book: Rulebook, guard: Safeguard, ranking: Ranking) -> str | None:
    if any(placement.option.key in guard.options for placement in ranking.suitable):
        return None
    return f"{_names(book, guard.options, 'and')} {_are(guard.options)} not suitable."


def _not_listed(book: Rulebook, guard: Safeguard, ranking: Ranking) -> str | None:
    listed = {placement.option.key for placement in ranking.supports}
    missing = [key for key in guard.options if key not in listed]
    return f"{_names(book, missing, 'and')} {_are(missing)} not listed." if missing else None


def _above(book: Rulebook, guard: Safeguard, ranking: Ranking) -> str | None:
    """An option of `options` above the best-placed one of `over`; settings and supports each in their own list."""
    for listed in (ranking.suitable, ranking.supports):
        best = next((placement for placement in listed if placement.option.key in guard.over), None)
        for placement in listed if best else ():
            if placement is best:
                break
            if placement.option.key in guard.options:
                return f"“{placement.option.name}” is above “{best.option.name}”."  # type: ignore[union-attr]
    return None


def as_pressing(book: Rulebook, guard: Safeguard) -> tuple[Alert, ...]:
    """The alerts that keep a promise to show a message: the one it names, and others that show it as pressingly.

    As pressing is a level as high, and in place of the order where the named one stands there.
    """
    named = book.alert[guard.alert or ""]
    return tuple(
        alert
        for alert in book.alerts
        if alert.message_key == named.message_key
        and LEVELS.index(alert.level) <= LEVELS.index(named.level)
        and (alert.holds_back or not named.holds_back)
    )


def _not_alerted(book: Rulebook, guard: Safeguard, ranking: Ranking) -> str | None:
    if any(holds(alert.when, ranking.settled.given) for alert in as_pressing(book, guard)):
        return None
    named = book.alert[guard.alert or ""]
    is_milder = named.message_key in {one.key for one in ranking.alerts}
    return f"“{named.title}” is {'shown less pressingly' if is_milder else 'not shown'}."


def _uncited(book: Rulebook, guard: Safeguard, ranking: Ranking) -> str | None:
    for placement in (*ranking.suitable, *ranking.supports):
        cited = (key for contribution in placement.contributions for key in contribution.rule.findings)
        if not any(book.finding[key].citation_ready for key in cited):
            return f"Nothing that is said about “{placement.option.name}” cites a checked finding."
    return None


def _empty(book: Rulebook, guard: Safeguard, ranking: Ranking) -> str | None:
    if any(not placement.first_step for placement in ranking.suitable):
        return None
    return "No setting is left to choose."


_BREACHES: Mapping[str, Callable[[Rulebook, Safeguard, Ranking], str | None]] = {
    "never_first": _first,
    "always_first": _not_first,
    "never_suitable": _suitable,
    "always_suitable_any": _none_suitable,
    "always_listed_support": _not_listed,
    "never_above": _above,
    "always_alert": _not_alerted,
    "always_has_citation": _uncited,
    "never_empty": _empty,
}


def _leader(ranking: Ranking) -> str | None:
    return next((placement.option.key for placement in ranking.suitable), None)


def _name(book: Rulebook, key: str) -> str:
    return book.option[key].name


def _names(book: Rulebook, keys: Sequence[str], last: str) -> str:
    quoted = [f"“{_name(book, key)}”" for key in keys]
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}" if len(quoted) > 1 else quoted[0]


def _are(keys: Sequence[str]) -> str:
    return "is" if len(keys) == 1 else "are"
