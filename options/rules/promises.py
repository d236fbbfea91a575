"""Safeguards told to the solver: what breaks each kind, for every set of answers at once. Tests hold it to `breach`.

World 0 is the rulebook with any answers at all; a safeguard that speaks of a change has a second world of its own
number, with the answers after it. The rulebook is told in one of two ways: with its rules *firm*, to find answers that
break a safeguard; or *loose*, to find out which rules a proof needs. A rule that is loosened applies or not, whatever
the answers. So the literals -loose(R) that a proof rests on name the rules it needs.
"""

from collections.abc import Iterator, Sequence

from options.rules.encoding import Conditions, fact
from options.rules.margins import MARGINS, margins
from options.rules.rulebook import Change, Rulebook, Safeguard
from options.rules.safeguards import as_pressing
from options.rules.worlds import Part, Worlds

_PROGRAM = """
#program loosening.
{ loose(R) : rule(0,R,_,_) }.
{ loose_alert(A) : alert(0,A,_,_) }.

#program breaches.
{ whim(R) } :- loose(R).
applies(0,R) :- rule(0,R,_,N), holds(0,N), not loose(R).
applies(0,R) :- whim(R).
shown(G) :- calls(G,A), alert(0,A,_,N), holds(0,N), not loose_alert(A).
setting(O) :- option(0,O,"setting",_).
stands(O) :- setting(O), not refused(0,O).
stands(O) :- listed(0,O).
first(O) :- setting(O), not refused(0,O), not above(0,X,O) : setting(X), X != O.
left(O) :- setting(O), not refused(0,O), not leads(0,O).
backed(O) :- cites(R), rule(0,R,O,_), applies(0,R).

broken(G) :- kind(G,"never_first"), about(G,O), first(O).
broken(G) :- kind(G,"always_first"), first(O), not about(G,O).
broken(G) :- kind(G,"always_first"), refused(0,O) : setting(O).
broken(G) :- kind(G,"never_suitable"), about(G,O), stands(O).
broken(G) :- kind(G,"always_suitable_any"), not stands(O) : about(G,O).
broken(G) :- kind(G,"always_listed_support"), about(G,O), not listed(0,O).
broken(G) :- kind(G,"never_above"), about(G,O), stands(O), option(0,O,K,_), over(G,V), option(0,V,K,_), stands(V),
    above(0,O,X) : over(G,X), option(0,X,K,_), stands(X).
broken(G) :- kind(G,"always_alert"), not shown(G).
broken(G) :- kind(G,"always_has_citation"), stands(O), not backed(O).
broken(G) :- kind(G,"never_empty"), not left(O) : setting(O).
broken(G) :- kind(G,"never_raised_by"), raised(G).
breach(G) :- broken(G), when(G,N), holds(0,N).

% A promise that no answers make apply says nothing.
changed(G) :- changes(G,_,_).
meant(G) :- when(G,N), holds(0,N), not changed(G).
meant(G) :- when(G,N), holds(0,N), starts(G).

#program change(g).
% The answers after the change. It starts from any that lack the new choice and have the old one, if one is named.
said(g,Q,C) :- changes(g,P,_), said(0,Q,C), Q != P.
said(g,Q,C) :- keeps(g,Q,C), said(0,Q,C).
said(g,Q,C) :- changes(g,Q,C).
starts(g) :- changes(g,Q,C), not has(0,Q,C), has(0,Q,F) : from(g,F).

% Only what asks for the changed answer, or for what is derived from it, can differ from world 0.
turns(g,K) :- changes(g,Q,_), names(K,Q,_).
turns(g,K) :- changes(g,Q,_), derived(0,D,Q), names(K,D,_).
hit(g,K) :- turns(g,K), names(K,Q,C), has(g,Q,C).
hit(g,K) :- names(K,_,_), not turns(g,K), hit(0,K).
turned(g,R) :- about(g,O), rule(0,R,O,N), any_of(N,K), turns(g,K).
turned(g,R) :- about(g,O), rule(0,R,O,N), none_of(N,K), turns(g,K).
holds(g,N) :- turned(g,R), rule(0,R,_,N), hit(g,K) : any_of(N,K); not hit(g,K) : none_of(N,K).
applies(g,R) :- turned(g,R), rule(0,R,_,N), holds(g,N), not loose(R).
applies(g,R) :- turned(g,R), whim(R).
applies(g,R) :- about(g,O), rule(0,R,O,_), not turned(g,R), applies(0,R).

% More speaks for an option: it is opened up, becomes a first step, or gains points, counted over what can differ.
wishes_turned(g,O) :- wishes(0,R,O,_), turned(g,R).
gains(g,O) :- about(g,O), not refused(0,O), not refused(g,O),
    #sum { P,R,1 : adds(0,R,O,P), turned(g,R), applies(g,R);
          -P,R,0 : adds(0,R,O,P), turned(g,R), applies(0,R);
           1,wish(V),1 : wishes_turned(g,O), wish(g,O,V);
          -1,wish(V),0 : wishes_turned(g,O), wish(0,O,V) } >= 1.
raised(g) :- starts(g), about(g,O), refused(0,O), not refused(g,O).
raised(g) :- starts(g), about(g,O), leads(g,O), not leads(0,O).
raised(g) :- starts(g), gains(g,O), setting(O).
raised(g) :- starts(g), gains(g,O), listed(g,O).
"""
_ANSWERS: tuple[Part, ...] = (("answers", 0, 0), ("reading", 0, 0, 0), ("conditions", 0))
_KINDS = ("setting", "support")
_FIRM: tuple[Part, ...] = tuple(("margins", 0, 0, 0, kind) for kind in _KINDS)
_LOOSE: tuple[Part, ...] = (("loosening",), *(("sums", 0, 0, kind) for kind in _KINDS))
_BREACHES: tuple[Part, ...] = (("world", 0, 0), *(("order", 0, 0, kind) for kind in _KINDS), ("breaches",))


def promises(rulebook: Rulebook, guards: Sequence[Safeguard], *, loose: bool = False) -> Worlds:
    """Worlds in which breach(G) says that a safeguard is broken; G is its place among these, the first one is 1.

    meant(G) says that it applies to the answers at all.

    If loose, loose(R) and loose_alert(A) are free; assume that they are not true, or their rules and alerts do what
    they like.
    """
    worlds = Worlds([rulebook])
    worlds.tell(_PROGRAM)
    cited = {key for key, finding in rulebook.finding.items() if finding.citation_ready}
    worlds.tell("\n".join(fact("cites", rule.key) for rule in rulebook.rules if not cited.isdisjoint(rule.findings)))
    if not loose:
        worlds.tell(MARGINS)
        worlds.tell("\n".join(margins(rulebook, 0, worlds.conditions)))
    parts = [*_ANSWERS, *(_LOOSE if loose else _FIRM), *_BREACHES]
    for number, guard in enumerate(guards, start=1):
        worlds.tell("\n".join(_facts(rulebook, number, guard, worlds.conditions)))
        if guard.change is not None:
            parts += [("change", number), ("reading", number, 0, number), ("world", number, 0)]
    worlds.make(*parts)
    return worlds


def _facts(rulebook: Rulebook, number: int, guard: Safeguard, conditions: Conditions) -> Iterator[str]:
    yield fact("kind", number, guard.kind)
    yield fact("when", number, conditions.number(guard.when))
    yield from (fact("about", number, option) for option in guard.options)
    yield from (fact("over", number, option) for option in guard.over)
    if guard.alert is not None:
        yield from (fact("calls", number, alert.key) for alert in as_pressing(rulebook, guard))
    if guard.change is not None:
        yield from _change(rulebook, number, guard.change)


def _change(rulebook: Rulebook, number: int, change: Change) -> Iterator[str]:
    """What a change starts from, and what it keeps of a question with several answers (see `after_change`)."""
    yield fact("changes", number, change.question, change.new)
    if change.old not in ("any", "unticked"):
        yield fact("from", number, change.old)
    question = rulebook.question.get(change.question)
    if question is None or question.kind == "single":
        return
    alone = {choice.key for choice in question.choices if choice.exclusive}
    for choice in question.choices:
        if choice.key not in (change.old, change.new) and alone.isdisjoint((choice.key, change.new)):
            yield fact("keeps", number, change.question, choice.key)
