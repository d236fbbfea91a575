"""Where the suitability or the reasons of an option can differ: exactly, from the few rules that are not the same."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from options.rules.catalog import Option
from options.rules.conditions import Clause, Condition
from options.rules.differences.answer_space import AnswerSpace
from options.rules.differences.common import Common
from options.rules.differences.lines import meaning
from options.rules.differences.outcomes import Found
from options.rules.differences.terms import Exact, Term, any_of, counted
from options.rules.differences.totals import totals_of
from options.rules.rulebook import Rule, Rulebook

_ALWAYS = Term(())
_STRENGTH = {"out_of_reach": 1, "unsafe": 2}


class OptionDifferences:
    """Settings and supports of two rulebooks, with the rules of each."""

    def __init__(self, common: Common, space: AnswerSpace) -> None:
        self._books = common.before, common.after
        self._space = space
        self._originals = {twin: key for key, twin in common.twins.items()}
        self._rules = [_by_option(book) for book in self._books]
        self._other_words = [_scale_words(book) for book in self._books]

    def all(self) -> Iterator[Exact]:
        """Every difference in suitability and reasons, option by option."""
        keys = {key: None for book in self._books for key, option in book.option.items() if option.kind != "comparison"}
        for key in keys:
            pair = [book.option.get(key) for book in self._books]
            terms = list(self._suitability(*pair))
            yield from _found(any_of(self._space, ("suitability", key), terms) if terms else None)
            if pair[0] and pair[1] and pair[0].kind == pair[1].kind:
                yield from _found(self._reasons(key, pair[0].kind))

    def _suitability(self, before: Option | None, after: Option | None) -> Iterator[Term]:
        """Where one side refuses the option, or for a weightier reason than the other."""
        pair = [option if option and option.kind != "comparison" else None for option in (before, after)]
        if any(option and option.kind == "setting" for option in pair) and len({_kind(one) for one in pair}) > 1:
            yield _ALWAYS
            return
        sides = [self._refusals(side, option) for side, option in enumerate(pair)]
        for own, others in (sides, sides[::-1]):
            for when, strength in own:
                like = {meaning(other) for other, weight in others if weight >= strength}
                if meaning(when) not in like:
                    yield Term(when, tuple(other for other, weight in others if weight >= strength))

    def _refusals(self, side: int, option: Option | None) -> list[tuple[Condition, int]]:
        """When an option is not suitable, with the weight of the reason."""
        if option is None:
            return []
        if option.suspended:
            return [((), 3)]
        book = self._books[side]
        return [
            (rule.when, _STRENGTH.get(rule.reason_kind or "", 1))
            for rule in self._rules[side].get(option.key, ())
            if rule.effect == "not_suitable" and not book.effect[rule.effect].points
        ]

    def _reasons(self, key: str, kind: str) -> Exact | None:
        """Where the reasons differ; of a support they count where both sides show it."""
        found = "reasons", key
        terms = list(self._contributions(key))
        if kind == "support":
            return self._shown_reasons(found, terms) if terms or self._other_words[0] != self._other_words[1] else None
        exact = any_of(self._space, found, terms) if terms else None
        if exact is None and self._other_words[0] != self._other_words[1]:
            return self._totals(found, key)
        return exact

    def _contributions(self, key: str) -> Iterator[Term]:
        """Where a reason is given on one side only, or says something else."""
        old, new = ({rule.key: rule for rule in rules.get(key, ())} for rules in self._rules)
        for name in old.keys() | new.keys():
            there, here = old.get(name), new.get(name)
            if there is None or here is None:
                yield Term((there or here).when)  # type: ignore[union-attr]
                continue
            if meaning(there.when) != meaning(here.when):
                yield Term(there.when, (here.when,))
                yield Term(here.when, (there.when,))
            if self._content(0, there) != self._content(1, here):
                yield Term((*there.when, *here.when))
            elif there.when != here.when:
                yield from _because(there, here, self._originals)

    def _content(self, side: int, rule: Rule) -> tuple[object, ...]:
        points = self._books[side].effect[rule.effect].points
        return rule.effect, points, rule.theme, rule.findings, rule.first if rule.effect == "needs_first" else None

    def _shown_reasons(self, found: Found, terms: list[Term]) -> Exact | None:
        """Where the reasons of a support differ while both sides list it, or both hold it back."""
        sides = [self._rules[side].get(found[1], []) for side in (0, 1)]
        own = [rule.when for rules in sides for rule in rules]
        conditions = list(dict.fromkeys([*own, *(one for term in terms for one in (term.when, *term.without))]))
        number = {condition: 1 << place for place, condition in enumerate(conditions)}

        def differs(mask: int) -> bool:
            fired = [[rule for rule in rules if mask & number[rule.when]] for rules in sides]
            shown = [_points(book, rules) for book, rules in zip(self._books, fired, strict=True)]
            if not all(self._is_shown(side, found[1], fired[side], sum(shown[side])) for side in (0, 1)):
                return False
            return shown[0] != shown[1] or any(
                mask & number[term.when] and not any(mask & number[one] for one in term.without) for term in terms
            )

        return counted(self._space, found, conditions, differs)

    def _is_shown(self, side: int, key: str, fired: list[Rule], points: int) -> bool:
        book = self._books[side]
        refused = any(rule.effect == "not_suitable" and not book.effect[rule.effect].points for rule in fired)
        return refused or bool(book.option[key].suspended) or points > 0

    def _totals(self, found: Found, key: str) -> Exact | None:
        """Where the same reasons come to other points or another fit word, because the scale is another."""
        rules = [rule for rule in self._rules[0].get(key, ()) if self._books[0].effect[rule.effect].points]
        conditions = [rule.when for rule in rules]
        worth = [(self._books[0].effect[rule.effect].points, rule.theme == "preference") for rule in rules]
        totals = totals_of(self._space, conditions, worth)
        if totals is None:
            return Exact(found, None, None, ())
        some = [pattern for total, pattern in totals.items() if len({_fit(book, *total) for book in self._books}) > 1]
        if not some:
            return None
        smallest = min(some, key=lambda pattern: (not pattern.offered, pattern.size))
        changed = sum(pattern.offered for pattern in some)
        return Exact(found, smallest.answers, changed, self._space.touched(conditions))


def _found(exact: Exact | None) -> Iterator[Exact]:
    if exact is not None:
        yield exact


def _kind(option: Option | None) -> str:
    return option.kind if option else ""


def _by_option(book: Rulebook) -> dict[str, list[Rule]]:
    rules: dict[str, list[Rule]] = {}
    for rule in book.rules:
        rules.setdefault(rule.option, []).append(rule)
    return rules


def _scale_words(book: Rulebook) -> tuple[object, ...]:
    """What the scale makes of points: the cap on wishes, and where each fit word starts."""
    bands = sorted(book.scale.fit, key=lambda band: band.at_least)
    return book.scale.preference_cap, tuple((band.key, band.at_least) for band in bands)


def _because(there: Rule, here: Rule, twins: Mapping[str, str]) -> Iterator[Term]:
    """Where two rules that apply alike name other answers as what made them apply, or in another order."""
    both = (*there.when, *here.when)
    wanted = [[clause for clause in rule.when if clause.any_of] for rule in (there, here)]
    named = [[twins.get(clause.question, clause.question) for clause in clauses] for clauses in wanted]
    if named[0] != named[1]:
        yield Term(both)
        return
    for old, new in zip(*wanted, strict=True):
        for one, other in ((old, new), (new, old)):
            for choice in one.any_of:
                said = Clause(one.question, any_of=(choice,))
                if choice not in other.any_of:
                    yield Term((*both, said))
                elif one.question != other.question:
                    yield Term((*both, said), ((Clause(other.question, any_of=(choice,)),),))
        kept = [choice for choice in old.any_of if choice in new.any_of]
        for one_kept, other_kept in combinations(kept, 2):
            if new.any_of.index(one_kept) > new.any_of.index(other_kept):
                yield Term((*both, Clause(old.question, (one_kept,)), Clause(old.question, (other_kept,))))


def _points(book: Rulebook, fired: list[Rule]) -> tuple[int, int]:
    """What wishes come to once capped, and what the other reasons come to."""
    cap, wishes, rest = book.scale.preference_cap, 0, 0
    for rule in fired:
        points = book.effect[rule.effect].points
        if rule.theme == "preference":
            wishes += points
        else:
            rest += points
    return max(-cap, min(cap, wishes)), rest


def _fit(book: Rulebook, wishes: int, rest: int) -> tuple[int, str]:
    """What is left of wishes, and the fit word."""
    kept = max(-book.scale.preference_cap, min(book.scale.preference_cap, wishes))
    bands = sorted(book.scale.fit, key=lambda band: band.at_least)
    reached = [band.key for band in bands if band.at_least <= kept + rest]
    return kept, reached[-1] if reached else bands[0].key
