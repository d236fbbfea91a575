"""Which rules are responsible when a safeguard does not hold for some answers. It explains; it decides nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from options.rules.conditions import Answers, clause_holds
from options.rules.ranking import Placement, Ranking, rank
from options.rules.rulebook import Rule, Rulebook, Safeguard
from options.rules.safeguards import after_change

Rules = Iterator[Rule]
Speaks = Callable[[Rulebook, Rule], bool]


def responsible_rules(book: Rulebook, guard: Safeguard, answers: Answers) -> tuple[str, ...]:
    """The keys of the rules by which these answers break a safeguard, in the order of the rulebook.

    They are the rules that apply and speak for the option that stands too high, and those that apply and speak
    against the one that stands too low. Where a promise waits for a rule that does not apply, they are the rules that
    could have kept it and miss these answers by the fewest clauses. For a change, they are the rules it turns.
    None for an alert that is missing.
    """
    ranking = rank(book, answers)
    if guard.change is not None:
        changed = after_change(book, guard.change, answers)
        found = _turned(book, guard, ranking, rank(book, changed or answers))
    else:
        found = _BY_KIND[guard.kind](book, guard, ranking)
    keys = {rule.key for rule in found}
    return tuple(rule.key for rule in book.rules if rule.key in keys)


def _turned(book: Rulebook, guard: Safeguard, before: Ranking, after: Ranking) -> Rules:
    """Rules that begin to speak for an option with the change, or stop speaking against it."""
    were, are = _applying(before, guard.options), _applying(after, guard.options)
    yield from (rule for key, rule in are.items() if key not in were and speaks_for(book, rule))
    yield from (rule for key, rule in were.items() if key not in are and speaks_against(book, rule))


def _first(book: Rulebook, guard: Safeguard, ranking: Ranking) -> Rules:
    """The first setting should not be first: what speaks for it, and against the next one."""
    first, *others = ranking.suitable
    yield from _of(book, first, speaks_for)
    yield from _missed(book, [first.option.key], ranking, refuses)
    for placement in others[:1]:
        yield from _of(book, placement, speaks_against)


def _not_first(book: Rulebook, guard: Safeguard, ranking: Ranking) -> Rules:
    """Another should be first: what speaks for the one that is, against those promised, and fails to lead them."""
    for placement in ranking.suitable[:1]:
        yield from _of(book, placement, speaks_for)
    for placement in ranking.options:
        if placement.option.key in guard.options:
            yield from _of(book, placement, speaks_against)
    yield from _missed(book, guard.options, ranking, leads)


def _shown(book: Rulebook, guard: Safeguard, ranking: Ranking) -> Rules:
    """An option should be refused: the refusals that miss these answers most narrowly."""
    shown = [p.option.key for p in (*ranking.suitable, *ranking.supports) if p.option.key in guard.options]
    for key in shown:
        yield from _missed(book, [key], ranking, refuses)


def _all_refused(book: Rulebook, guard: Safeguard, ranking: Ranking) -> Rules:
    """One of the options should be suitable: what refuses them."""
    for placement in ranking.not_first:
        if placement.option.key in guard.options:
            yield from _of(book, placement, refuses)


def _not_listed(book: Rulebook, guard: Safeguard, ranking: Ranking) -> Rules:
    """A support should be listed: what refuses it, or fails to speak for it."""
    listed = {placement.option.key for placement in ranking.supports}
    held_back = {placement.option.key: placement for placement in ranking.held_back}
    for key in guard.options:
        if key in held_back:
            yield from _of(book, held_back[key], refuses)
        elif key not in listed:
            yield from _missed(book, [key], ranking, speaks_for)


def _above(book: Rulebook, guard: Safeguard, ranking: Ranking) -> Rules:
    """An option should stand below another: what speaks for the one, and against the other or fails to refuse it."""
    for listed in (ranking.suitable, ranking.supports):
        best = next((placement for placement in listed if placement.option.key in guard.over), None)
        if best is not None:
            yield from _of(book, best, speaks_against)
            for placement in listed[: best.rank - 1]:
                if placement.option.key in guard.options:
                    yield from _of(book, placement, speaks_for)
                    yield from _missed(book, [placement.option.key], ranking, refuses)


def _none(book: Rulebook, guard: Safeguard, ranking: Ranking) -> Rules:
    yield from ()


def _uncited(book: Rulebook, guard: Safeguard, ranking: Ranking) -> Rules:
    """All that is said about an option should not go uncited."""
    for placement in (*ranking.suitable, *ranking.supports):
        rules = [contribution.rule for contribution in placement.contributions]
        if not any(book.finding[key].citation_ready for rule in rules for key in rule.findings):
            yield from rules


def _empty(book: Rulebook, guard: Safeguard, ranking: Ranking) -> Rules:
    """A setting should be left: what refuses them, or makes them first steps."""
    for placement in ranking.options:
        yield from _of(book, placement, refuses)
        yield from _of(book, placement, leads)


_BY_KIND: Mapping[str, Callable[[Rulebook, Safeguard, Ranking], Rules]] = {
    "never_first": _first,
    "always_first": _not_first,
    "never_suitable": _shown,
    "always_suitable_any": _all_refused,
    "always_listed_support": _not_listed,
    "never_above": _above,
    "always_alert": _none,
    "always_has_citation": _uncited,
    "never_empty": _empty,
}


def speaks_for(book: Rulebook, rule: Rule) -> bool:
    """Whether a rule raises its option."""
    return book.effect[rule.effect].points > 0 or leads(book, rule)


def speaks_against(book: Rulebook, rule: Rule) -> bool:
    """Whether a rule lowers its option."""
    return book.effect[rule.effect].points < 0 or refuses(book, rule)


def refuses(book: Rulebook, rule: Rule) -> bool:
    """Whether a rule makes its option unsuitable."""
    return rule.effect == "not_suitable"


def leads(book: Rulebook, rule: Rule) -> bool:
    """Whether a rule makes its option a first step."""
    return rule.effect == "needs_first" and rule.first == rule.option


def _of(book: Rulebook, placement: Placement, speaks: Speaks) -> Rules:
    """The rules that apply to an option and speak in this way."""
    return (one.rule for one in placement.contributions if speaks(book, one.rule))


def _missed(book: Rulebook, options: Iterable[str], ranking: Ranking, speaks: Speaks) -> Rules:
    """The rules for these options that would speak in this way and miss the answers by the fewest clauses."""
    given, wanted = ranking.settled.given, set(options)
    missing = {
        rule: sum(not clause_holds(clause, given) for clause in rule.when)
        for rule in book.rules
        if rule.option in wanted and speaks(book, rule)
    }
    fewest = min((misses for misses in missing.values() if misses), default=0)
    return (rule for rule, misses in missing.items() if misses and misses == fewest)


def _applying(ranking: Ranking, options: Iterable[str]) -> dict[str, Rule]:
    wanted = set(options)
    shown = (*ranking.options, *ranking.supports, *ranking.held_back)
    return {
        one.rule.key: one.rule
        for placement in shown
        if placement.option.key in wanted
        for one in placement.contributions
    }
