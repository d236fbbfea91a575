"""A second opinion on every safeguard, by another solver, written from docs/ranking.md and docs/proof.md alone.

It shares the values of `options.rules` and nothing else: no encoding, no ranking, no meaning of a safeguard.
"""

from collections.abc import Iterable
from typing import Any

import z3

from options.rules.conditions import Condition
from options.rules.questionnaire import Alert, Derived, Question
from options.rules.rulebook import Rule, Rulebook, Safeguard

Bool = Any
Said = dict[tuple[str, str], Bool]


def broken(book: Rulebook) -> set[str]:
    """The keys of the safeguards that some answers break, or that no answers make apply, of those not retired."""
    said: Said = {}
    solver = z3.SolverFor("QF_FD")
    for key, choices in book.choices.items():
        said |= {(key, choice): z3.Bool(f"{key}={choice}") for choice in choices}
        solver.add(*can_be_given(book.question.get(key), [(choice, said[key, choice]) for choice in choices]))
    before = World(book, said)
    found = set()
    for guard in book.safeguards:
        if not guard.retired:
            start = changed(book, guard, before)[0] if guard.change else True
            solver.push()
            solver.add(before.holds(guard.when), start)
            is_void = not can_be(solver)
            solver.add(breaks(book, guard, before))
            if is_void or can_be(solver):
                found.add(guard.key)
            solver.pop()
    return found


def can_be(solver: Any) -> bool:
    """Whether some answers fit all that the solver was told."""
    answer = solver.check()
    assert answer != z3.unknown
    return bool(answer == z3.sat)


def can_be_given(question: Question | None, said: list[tuple[str, Bool]]) -> Iterable[Bool]:
    """At most one answer to a question with one; what stands alone stands alone."""
    if question is None or question.kind == "single":
        yield z3.AtMost(*[one for _, one in said], 1)
        return
    alone = {choice.key for choice in question.choices if choice.exclusive}
    for choice, one in said:
        if choice in alone:
            yield z3.Implies(one, z3.Not(z3.Or([other for key, other in said if key != choice])))


class World:
    """Everything that follows from some answers, as formulas."""

    def __init__(self, book: Rulebook, said: Said) -> None:
        self.book, self.said = book, said
        self.given: Said = dict(said)
        for derived in book.questionnaire.derived:
            self.given |= follows(derived, said)
        self.applies = {rule.key: self.holds(rule.when) for rule in book.rules}
        self.kind = {option.key: option.kind for option in book.options if option.kind != "comparison"}
        self.place = {key: number for number, key in enumerate(self.kind)}
        self.refused = {
            option.key: z3.Or(bool(option.suspended), *self.applying(option.key, lambda r: r.effect == "not_suitable"))
            for option in book.options
        }
        self.leads = {
            key: z3.And(z3.Not(self.refused[key]), z3.Or(self.applying(key, lambda r, key=key: r.first == key)))
            for key in self.kind
        }

    def holds(self, when: Condition) -> Bool:
        """Step 3: every clause holds."""
        clauses = []
        for clause in when:
            named = z3.Or([self.given[clause.question, choice] for choice in clause.choices])
            clauses.append(named if clause.any_of else z3.Not(named))
        return z3.And(clauses)

    def applying(self, option: str, which: Any) -> list[Bool]:
        """The rules for an option that apply, of those that are such."""
        return [self.applies[rule.key] for rule in self.book.rules if rule.option == option and which(rule)]

    def terms(self, option: str, sign: int = 1) -> list[tuple[Bool, int]]:
        """Step 5: what adds up to the points of an option; wishes one by one, from the cap below zero to that above."""
        cap = self.book.scale.preference_cap
        wishes: list[tuple[Bool, int]] = []
        rest: list[tuple[Bool, int]] = []
        for rule in self.book.rules:
            points = self.book.effect[rule.effect].points
            if rule.option == option and points:
                (wishes if rule.theme == "preference" else rest).append((self.applies[rule.key], points))
        if wishes:
            rest.append((z3.BoolVal(True), -cap))
            rest += [(at_least(wishes, level), 1) for level in range(1 - cap, cap + 1)]
        return [(one, sign * points) for one, points in rest]

    def listed(self, option: str) -> Bool:
        """Step 8: a support is listed above zero points."""
        return z3.And(z3.Not(self.refused[option]), at_least(self.terms(option), 1))

    def shown(self, option: str) -> Bool:
        """Among the suitable settings, or the supports listed."""
        return z3.Not(self.refused[option]) if self.kind[option] == "setting" else self.listed(option)

    def above(self, one: str, other: str) -> Bool:
        """Step 7, for two options of a kind that are both shown: first steps, then points, then the catalog."""
        least = 0 if self.place[one] < self.place[other] else 1
        more = at_least([*self.terms(one), *self.terms(other, -1)], least)
        if self.kind[one] == "support":
            return more
        return z3.If(
            z3.And(self.leads[one], self.leads[other]),
            self.place[one] < self.place[other],
            z3.Or(self.leads[one], z3.And(z3.Not(self.leads[other]), more)),
        )

    def first(self, option: str) -> Bool:
        """Whether a setting is suitable and stands above every other that is."""
        settings = [key for key, kind in self.kind.items() if kind == "setting" and key != option]
        over = [z3.Or(self.refused[key], self.above(option, key)) for key in settings]
        return z3.And(z3.Not(self.refused[option]), *over)


def at_least(terms: list[tuple[Bool, int]], least: int) -> Bool:
    """Whether the weights of what is true add up to so much."""
    return z3.PbGe(terms, least) if terms else z3.BoolVal(least <= 0)


def follows(derived: Derived, said: Said) -> Said:
    """Step 1: the band given outright, or the highest one reached by what counts, or the one assumed."""
    source = {choice: one for (key, choice), one in said.items() if key == derived.source_question}
    counted = []
    for choice in derived.counts:
        left_out = [source[item.when_ticked] for item in derived.leave_out_if if choice in item.leave_out]
        counted.append((z3.And(source[choice], z3.Not(z3.Or(left_out))), 1))
    rule = derived.unknown_if
    silent = z3.And(rule.unanswered, z3.Not(z3.Or(list(source.values()))))
    few = z3.And(z3.Or([source[key] for key in rule.includes]), z3.Not(at_least(counted, rule.fewer_than)))
    unsure = z3.Or(silent, few)
    outright = z3.Or([one for (key, _), one in said.items() if key == derived.key])
    bands = sorted(derived.bands, key=lambda band: band.at_least)
    found = {}
    for number, band in enumerate(bands):
        reached = at_least(counted, band.at_least)
        highest = z3.And(reached, *[z3.Not(at_least(counted, higher.at_least)) for higher in bands[number + 1 :]])
        worked_out = z3.If(unsure, band.key == derived.unknown_counts_as, highest)
        found[derived.key, band.key] = z3.If(outright, said[derived.key, band.key], worked_out)
    return found


def changed(book: Rulebook, guard: Safeguard, before: World) -> tuple[Bool, World]:
    """Whether the change of a safeguard starts from these answers, and what they are after it."""
    change = guard.change
    assert change is not None
    start = z3.Not(before.given[change.question, change.new])
    if change.old not in ("any", "unticked"):
        start = z3.And(start, before.given[change.question, change.old])
    question, after = book.question.get(change.question), dict(before.said)
    alone = {choice.key for choice in question.choices if choice.exclusive} if question else set()
    keeps = question is not None and question.kind == "multi" and change.new not in alone
    for choice in book.choices[change.question]:
        if not keeps or choice in alone or choice == change.old:
            after[change.question, choice] = z3.BoolVal(False)
    after[change.question, change.new] = z3.BoolVal(True)
    return start, World(book, after)


def raised(before: World, after: World, option: str) -> Bool:
    """More speaks for an option: it is opened up, becomes a first step, or has more points where both are seen."""
    suitable = [z3.Not(world.refused[option]) for world in (before, after)]
    opened = z3.And(before.refused[option], suitable[1])
    promoted = z3.And(after.leads[option], z3.Not(before.leads[option]))
    more = at_least([*after.terms(option), *before.terms(option, -1)], 1)
    return z3.Or(opened, promoted, z3.And(*suitable, after.shown(option), more))


def cited(book: Rulebook, rule: Rule) -> bool:
    """Whether a rule carries a checked finding."""
    return any(book.finding[key].citation_ready for key in rule.findings)


def breaks(book: Rulebook, guard: Safeguard, world: World) -> Bool:
    """What it takes to break a safeguard whose condition holds."""
    settings = [key for key, kind in world.kind.items() if kind == "setting"]
    options = guard.options
    if guard.kind == "never_first":
        return z3.Or([world.first(key) for key in options])
    if guard.kind == "always_first":
        others = [world.first(key) for key in settings if key not in options]
        return z3.Or(*others, z3.And([world.refused[key] for key in settings]))
    if guard.kind == "never_suitable":
        return z3.Or([world.shown(key) for key in options])
    if guard.kind == "always_suitable_any":
        return z3.And([world.refused[key] for key in options])
    if guard.kind == "always_listed_support":
        return z3.Or([z3.Not(world.listed(key)) for key in options])
    if guard.kind == "never_above":
        return z3.Or([_above_all(guard, world, key) for key in options])
    if guard.kind == "always_alert":
        named = book.alert[guard.alert or ""]
        same = [alert for alert in book.alerts if alert.message_key == named.message_key]
        enough = [alert for alert in same if _is_as_loud(alert, named)]
        return z3.Not(z3.Or([world.holds(alert.when) for alert in enough]))
    if guard.kind == "always_has_citation":
        bare = {key: world.applying(key, lambda rule: cited(book, rule)) for key in world.kind}
        return z3.Or([z3.And(world.shown(key), z3.Not(z3.Or(rules))) for key, rules in bare.items()])
    if guard.kind == "never_empty":
        return z3.And([z3.Or(world.refused[key], world.leads[key]) for key in settings])
    start, after = changed(book, guard, world)
    return z3.And(start, z3.Or([raised(world, after, key) for key in options]))


def _is_as_loud(alert: Alert, named: Alert) -> bool:
    """As pressing a level, and in place of the order where the promised one stands there."""
    loudness = {"important": 0, "urgent": 1, "stop_now": 2}
    waits = {one.key: one.replaces_ranking or one.level == "stop_now" for one in (alert, named)}
    return loudness[alert.level] >= loudness[named.level] and waits[alert.key] >= waits[named.key]


def _above_all(guard: Safeguard, world: World, option: str) -> Bool:
    """An option stands above every one it must not stand above that is shown, and there is one."""
    rivals = [key for key in guard.over if world.kind[key] == world.kind[option]]
    over = [z3.Or(z3.Not(world.shown(key)), world.above(option, key)) for key in rivals if key != option]
    return z3.And(world.shown(option), option not in rivals, z3.Or([world.shown(key) for key in rivals]), *over)
