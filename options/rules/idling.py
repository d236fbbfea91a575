"""What a rule moves: seen in one ranking, and told to the solver for all of them. See docs/proof.md, "The audit".

A rule moves its option when, without the rule, the option would stand elsewhere among the settings that are suitable
or not, become suitable or cease to be, or, for a support, be listed or not or stand elsewhere in the list.
"""

from collections.abc import Iterator, Sequence

from options.rules.encoding import fact
from options.rules.margins import MARGINS, margins
from options.rules.ranking import Placement, Ranking
from options.rules.rulebook import Rule, Rulebook
from options.rules.worlds import Part, Worlds

_Height = tuple[int, int, int]
"""What options are ordered by: first steps, ranked, unlisted, refused; points below zero; place in the catalog."""
_FIRST, _RANKED, _UNLISTED, _REFUSED = range(4)

_PROGRAM = """
#program fates.
setting(O) :- option(0,O,"setting",_).
fits(O) :- setting(O), not refused(0,O).
fits(O) :- listed(0,O).
first(O) :- setting(O), not refused(0,O), not above(0,X,O) : setting(X), X != O.

#program without(n).
% World n is world 0 without rule R of option O. Of what stands above what, only the pairs with O are looked at.
refused(n,P) :- refused(0,P), drops(n,_,O), P != O.
refused(n,O) :- drops(n,_,O), suspended(0,O).
refused(n,O) :- drops(n,R,O), refuses(0,S,O), S != R, applies(0,S).
leads(n,P) :- leads(0,P), drops(n,_,O), P != O.
leads(n,O) :- drops(n,R,O), leads_with(0,S,O), S != R, applies(0,S), not refused(n,O).
wish(n,O,V) :- drops(n,R,O), wishes(0,_,O,_), cap(0,M), V = 1-M..M,
    #sum { P,S : wishes(0,S,O,P), S != R, applies(0,S) } >= V.
listed(n,O) :- drops(n,R,O), option(0,O,"support",_), not refused(n,O), starts(0,O,S),
    #sum { P,T : adds(0,T,O,P), T != R, applies(0,T); 1,wish(V) : wish(n,O,V) } > -S.
holds_up(n,O,J) :- drops(n,R,O), lacks(0,O,J,M),
    #sum { P,N : margin(0,O,J,N,P), holds(0,N); -P,out : adds(0,R,O,P), applies(0,R);
           1,wish(O,V) : wish(n,O,V); -1,wish(J,V) : wish(0,J,V) } >= M.
holds_up(n,I,O) :- drops(n,R,O), lacks(0,I,O,M),
    #sum { P,N : margin(0,I,O,N,P), holds(0,N); P,out : adds(0,R,O,P), applies(0,R);
           1,wish(I,V) : wish(0,I,V); -1,wish(O,V) : wish(n,O,V) } >= M.

moves(n) :- drops(n,_,O), refused(0,O), not refused(n,O).
moves(n) :- drops(n,_,O), setting(O), setting(P), above(0,O,P), not above(n,O,P).
moves(n) :- drops(n,_,O), setting(O), setting(P), above(0,P,O), not above(n,P,O).
moves(n) :- drops(n,_,O), listed(0,O), not listed(n,O).
moves(n) :- drops(n,_,O), listed(n,O), not listed(0,O).
moves(n) :- drops(n,_,O), listed(n,O), listed(0,P), above(0,O,P), not above(n,O,P).
moves(n) :- drops(n,_,O), listed(n,O), listed(0,P), above(0,P,O), not above(n,P,O).
"""

_WORLD: tuple[Part, ...] = (
    ("answers", 0, 0),
    ("reading", 0, 0, 0),
    ("conditions", 0),
    ("firing", 0, 0, 0),
    ("world", 0, 0),
    *(("margins", 0, 0, 0, kind) for kind in ("setting", "support")),
    *(("order", 0, 0, kind) for kind in ("setting", "support")),
    ("fates",),
)


def fates(rulebook: Rulebook, dropped: Sequence[Rule] = ()) -> Worlds:
    """Worlds in which applies(0,R) says that a rule applies, fits(O) that an option is suitable (a support: listed),
    first(O) that a setting is first, above(0,I,J) that one stands above another, and moves(N) that without a rule
    something would be different; N is its place among those dropped, the first one is 1.
    """
    worlds = Worlds([rulebook])
    worlds.tell(MARGINS + _PROGRAM)
    worlds.tell("\n".join(margins(rulebook, 0, worlds.conditions)))
    parts = list(_WORLD)
    for number, rule in enumerate(dropped, start=1):
        worlds.tell(fact("drops", number, rule.key, rule.option))
        parts += [("without", number), ("order", number, 0, rulebook.option[rule.option].kind)]
    worlds.make(*parts)
    return worlds


def moving_rules(rulebook: Rulebook, ranking: Ranking) -> Iterator[str]:
    """The rules that move their options in this ranking. (Of supports, only those of what is listed or held back.)"""
    numbers = {option.key: number for number, option in enumerate(rulebook.options)}
    for placements in (ranking.options, (*ranking.supports, *ranking.held_back)):
        heights = [_height(numbers, placement) for placement in placements]
        for placement, height in zip(placements, heights, strict=True):
            for rule, without in _without_each(rulebook, placement):
                if _moves(heights, height, _height(numbers, without)):
                    yield rule.key


def _without_each(rulebook: Rulebook, placement: Placement) -> Iterator[tuple[Rule, Placement]]:
    """Each rule that moves an option anywhere, with what the option would come to without it."""
    cap, option = rulebook.scale.preference_cap, placement.option.key
    rules = [contribution.rule for contribution in placement.contributions]
    wishes = sum(one.points for one in placement.contributions if one.rule.theme == "preference")
    refusing = sum(rule.effect == "not_suitable" for rule in rules)
    leading = sum(rule.first == option for rule in rules)
    for rule in rules:
        lost = rulebook.effect[rule.effect].points
        if rule.theme == "preference":
            lost = min(cap, max(-cap, wishes)) - min(cap, max(-cap, wishes - lost))
        suitable = not placement.option.suspended and refusing == (rule.effect == "not_suitable")
        first_step = suitable and leading > (rule.first == option)
        yield rule, placement._replace(points=placement.points - lost, suitable=suitable, first_step=first_step)


def _height(numbers: dict[str, int], placement: Placement) -> _Height:
    number = numbers[placement.option.key]
    if not placement.suitable:
        return (_REFUSED, 0, number)
    if placement.option.kind == "support" and placement.points <= 0:
        return (_UNLISTED, 0, number)
    return (_FIRST, 0, number) if placement.first_step else (_RANKED, -placement.points, number)


def _moves(heights: Sequence[_Height], height: _Height, without: _Height) -> bool:
    """Whether an option that goes from one height to the other passes another, or changes sides."""
    low, high = sorted((height, without))
    changes_sides = low[0] != high[0] and high[0] > _RANKED
    return changes_sides or any(low < other < high for other in heights)
