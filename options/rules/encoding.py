"""The order of settings, told to a solver: how answers decide rules, and rules decide places.

The program says what docs/ranking.md says, steps 1 to 7, for every set of answers at once. A test holds it to `rank`.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from options.rules.catalog import Option
from options.rules.conditions import Clause
from options.rules.questionnaire import Derived
from options.rules.rulebook import Rule, Rulebook

PROGRAM = """
% What was said is free, and an assumption fixes it, or rules out what is not a known answer to an open question.
{ said(Q,C) : choice(Q,C) }.
{ open(Q) : question(Q) }.
:- open(Q), not said(Q,C) : choice(Q,C).
:- open(Q), single(Q), 2 { said(Q,C) : choice(Q,C) }.
:- open(Q), exclusive(Q,C), said(Q,C), said(Q,D), choice(Q,D), C != D.

% A derived answer follows from the choices counted, unless it is fixed by an assumption.
{ fixed(D) : derived(D,_) }.
{ said(D,B) : band(D,B,_,_) } :- fixed(D).
left_out(D,C) :- leaves_out(D,W,C), derived(D,Q), said(Q,W).
counted(D,C) :- counts(D,C), derived(D,Q), said(Q,C), not left_out(D,C).
unsure(D) :- unsure_with(D,U), derived(D,Q), said(Q,U), fewer_than(D,N), #count { C : counted(D,C) } < N.
reached(D,B,P) :- band(D,B,P,N), #count { C : counted(D,C) } >= N.
said(D,B) :- unsure(D), not fixed(D), assumed(D,B).
said(D,B) :- reached(D,B,P), not reached(D,H,P+1) : band(D,H,P+1,_); not unsure(D), not fixed(D).

% A rule applies when all its clauses hold.
hit(K) :- names(K,Q,C), said(Q,C).
applies(R) :- rule(R), hit(K) : any_of(R,K); not hit(K) : none_of(R,K).

% Not suitable is stronger than a first step, and a first step is stronger than points.
refused(O) :- suspended(O).
refused(O) :- refuses(R,O), applies(R).
leads(O) :- leads_with(R,O), applies(R), not refused(O).
ranked(O) :- setting(O), not refused(O), not leads(O).

% Wishes count one by one from the cap below zero, where they start, to the cap above it.
wish(O,V) :- wishes(_,O,_), V = 1-cap..cap, #sum { W,R : wishes(R,O,W), applies(R) } >= V.

% Of two settings the one that comes first in the catalog, I, needs no more points than the other, J.
holds_up(I,J) :- setting(I), setting(J), I < J, starts(I,A), starts(J,B),
    #sum { W,R : adds(R,I,W), applies(R); 1,wish(I,V) : wish(I,V);
           -W,R : adds(R,J,W), applies(R); -1,wish(J,V) : wish(J,V) } >= B-A.
above(I,J) :- setting(I), setting(J), I < J, leads(I).
above(I,J) :- setting(I), setting(J), I < J, refused(J).
above(I,J) :- ranked(I), ranked(J), I < J, holds_up(I,J).
above(J,I) :- setting(I), setting(J), I < J, not above(I,J).

% What is asked: can a setting stand at this place or a better one; at this place or a worse one?
best(O,P) :- setting(O), P = 1..settings-1, #count { X : above(O,X), setting(X) } >= settings-P.
worst(O,P) :- setting(O), P = 2..settings, #count { X : above(X,O), setting(X) } >= P-1.

% The farthest places are tried first. When none can be reached any more, the solver has to make do with near ones.
{ near }.
#heuristic near. [1,false]

% A model is shown as the numbers of the choices that answer open questions.
#show N : said(Q,C), open(Q), number(Q,C,N).
"""


def facts(rulebook: Rulebook, settings: Sequence[Option], numbers: Sequence[tuple[str, str]]) -> str:
    """The rulebook as facts: its questions, derived answers, and the rules that move a setting.

    Settings and rules are known by their numbers, choices by their place in `numbers`.
    """
    lines = [
        *(_fact("number", *choice, number) for number, choice in enumerate(numbers)),
        *_asked(rulebook),
        *(line for derived in rulebook.questionnaire.derived for line in _derived(derived)),
        *_reasons(rulebook, {option.key: number for number, option in enumerate(settings)}),
    ]
    return "\n".join(lines)


def _asked(rulebook: Rulebook) -> Iterator[str]:
    for voice in rulebook.questionnaire.voices:
        yield _fact("choice", "voice", voice)
    for question in rulebook.question.values():
        yield _fact("question", question.key)
        if question.kind == "single":
            yield _fact("single", question.key)
        for choice in question.choices:
            yield _fact("choice", question.key, choice.key)
            if choice.exclusive:
                yield _fact("exclusive", question.key, choice.key)


def _derived(derived: Derived) -> Iterator[str]:
    yield _fact("derived", derived.key, derived.source_question)
    for place, band in enumerate(derived.bands):
        yield _fact("band", derived.key, band.key, place, band.at_least)
    for choice in derived.counts:
        yield _fact("counts", derived.key, choice)
    for rule in derived.leave_out_if:
        for choice in rule.leave_out:
            yield _fact("leaves_out", derived.key, rule.when_ticked, choice)
    for choice in derived.unknown_if.includes:
        yield _fact("unsure_with", derived.key, choice)
    yield _fact("fewer_than", derived.key, derived.unknown_if.fewer_than)
    yield _fact("assumed", derived.key, derived.unknown_counts_as)


def _reasons(rulebook: Rulebook, settings: dict[str, int]) -> Iterator[str]:
    """Rules with what they do; clauses that name the same choices of the same question share one number."""
    clauses: dict[tuple[str, frozenset[str]], int] = {}
    wishing = set()
    numbers = count()
    for rule in rulebook.rules:
        effect = _effect(rulebook, rule) if rule.option in settings else None
        if effect is None:
            continue
        number, option = next(numbers), settings[rule.option]
        points = rulebook.effect[rule.effect].points
        yield _fact("rule", number)
        yield _fact(effect, number, option, points) if points else _fact(effect, number, option)
        if effect == "wishes":
            wishing.add(option)
        for clause in rule.when:
            yield from _clause(clause, number, clauses)
    for key, option in settings.items():
        yield _fact("setting", option)
        if rulebook.option[key].suspended:
            yield _fact("suspended", option)
        yield _fact("starts", option, -rulebook.scale.preference_cap if option in wishing else 0)


def _effect(rulebook: Rulebook, rule: Rule) -> str | None:
    """What a rule does to the place of its option; None when it moves nothing."""
    if rulebook.effect[rule.effect].points:
        return "wishes" if rule.theme == "preference" else "adds"
    if rule.effect == "not_suitable":
        return "refuses"
    return "leads_with" if rule.effect == "needs_first" and rule.first == rule.option else None


def _clause(clause: Clause, rule: int, clauses: dict[tuple[str, frozenset[str]], int]) -> Iterator[str]:
    named = (clause.question, frozenset(clause.choices))
    if named not in clauses:
        clauses[named] = len(clauses)
        for choice in sorted(named[1]):
            yield _fact("names", clauses[named], clause.question, choice)
    yield _fact("any_of" if clause.any_of else "none_of", rule, clauses[named])


def _fact(name: str, *values: str | int) -> str:
    """One fact; texts stand in quotes, so that any key can be told.

    >>> _fact("choice", "age_band", "18_25")
    'choice("age_band","18_25").'
    """
    told = [str(value) if isinstance(value, int) else '"' + _escaped(value) + '"' for value in values]
    return f"{name}({','.join(told)})."


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
