"""What a rulebook means for every set of answers at once, told to a solver: docs/ranking.md, steps 1 to 8 and 10.

A *world* is one rulebook and one set of answers. Parts make it, each with the numbers of what it speaks of:

    answers(a,b)    answers a to the questions of rulebook b are free, as far as they can be given at all
    reading(r,b,a)  answers a as rulebook b understands them, with what is derived
    conditions(r)   the conditions that hold in reading r
    firing(w,b,r)   the rules of b apply in world w as reading r says
    world(w,b)      what the rules that apply do to each option
    sums(w,b,k)     which of two options of kind k ("setting" or "support") has more points; margins.py has another way
    order(w,b,k)    which of two options of kind k stands above the other
    alerts(w,b,r)   the messages shown

Two worlds that share a reading share its conditions, and so the solver knows that equal rules apply alike in both. Two
rulebooks with the same questions need one reading; one rulebook with two sets of answers needs two. A condition has
one number in all rulebooks told. The facts of a rulebook are in encoding.py; tests hold all of it to `rank`.
"""

PROGRAM = """
#program answers(a,b).
% Any question may be unanswered; the voice and derived answers are questions with one answer here.
{ said(a,Q,C) : choice(b,Q,C) }.
:- single(b,Q), 2 { said(a,Q,C) : choice(b,Q,C) }.
:- exclusive(b,Q,C), said(a,Q,C), said(a,Q,D), choice(b,Q,D), C != D.

#program reading(r,b,a).
has(r,Q,C) :- said(a,Q,C), choice(b,Q,C).

% A derived answer follows from the choices counted, unless it was given outright.
outright(r,D) :- derived(b,D,_), said(a,D,B), choice(b,D,B).
left_out(r,D,C) :- leaves_out(b,D,W,C), derived(b,D,Q), said(a,Q,W).
counted(r,D,C) :- counts(b,D,C), derived(b,D,Q), said(a,Q,C), not left_out(r,D,C).
unsure(r,D) :- unsure_in_silence(b,D), derived(b,D,Q), not said(a,Q,C) : choice(b,Q,C).
unsure(r,D) :- unsure_with(b,D,U), derived(b,D,Q), said(a,Q,U), fewer_than(b,D,N), #count { C : counted(r,D,C) } < N.
reached(r,D,B,P) :- band(b,D,B,P,N), #count { C : counted(r,D,C) } >= N.
has(r,D,B) :- unsure(r,D), not outright(r,D), assumed(b,D,B).
has(r,D,B) :- reached(r,D,B,P), not reached(r,D,H,P+1) : band(b,D,H,P+1,_); not unsure(r,D), not outright(r,D).

#program conditions(r).
% A condition holds when all its clauses do.
hit(r,K) :- names(K,Q,C), has(r,Q,C).
holds(r,N) :- condition(N), hit(r,K) : any_of(N,K); not hit(r,K) : none_of(N,K).

#program firing(w,b,r).
applies(w,R) :- rule(b,R,_,N), holds(r,N).

#program world(w,b).
% Not suitable is stronger than a first step, and a first step is stronger than points.
refused(w,O) :- suspended(b,O).
refused(w,O) :- refuses(b,R,O), applies(w,R).
leads(w,O) :- leads_with(b,R,O), applies(w,R), not refused(w,O).

% Wishes count one by one from the cap below zero, where they start, to the cap above it.
wish(w,O,V) :- wishes(b,_,O,_), cap(b,M), V = 1-M..M, #sum { P,R : wishes(b,R,O,P), applies(w,R) } >= V.

% A support is worth adding above zero points.
listed(w,O) :- option(b,O,"support",_), not refused(w,O), starts(b,O,S),
    #sum { P,R : adds(b,R,O,P), applies(w,R); 1,wish(V) : wish(w,O,V) } > -S.

#program sums(w,b,k).
% Of two options the one that comes first in the catalog, I, needs no more points than the other, J.
holds_up(w,I,J) :- option(b,I,k,M), option(b,J,k,N), M < N, starts(b,I,S), starts(b,J,T),
    #sum { P,R : adds(b,R,I,P), applies(w,R); 1,wish(I,V) : wish(w,I,V);
           -P,R : adds(b,R,J,P), applies(w,R); -1,wish(J,V) : wish(w,J,V) } >= T-S.

#program order(w,b,k).
above(w,I,J) :- option(b,I,k,M), option(b,J,k,N), M < N, leads(w,I).
above(w,I,J) :- option(b,I,k,M), option(b,J,k,N), M < N, refused(w,J).
above(w,I,J) :- option(b,I,k,M), option(b,J,k,N), M < N, not refused(w,I), not leads(w,J), holds_up(w,I,J).
above(w,J,I) :- option(b,I,k,M), option(b,J,k,N), M < N, not above(w,I,J).

#program alerts(w,b,r).
shown(w,M) :- alert(b,_,M,N), holds(r,N).
"""
