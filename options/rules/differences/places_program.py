"""What is asked of the solver about two sides: which answers let an option stand differently on them.

It builds on the parts of program.py, with points counted in steps instead of pair by pair: `pts(w,O,V)` says that an
option has V points or more. Facts tell what each question can give an option at least and at most, and the bounds of
its points (see spans.py); they follow from the rest, and spare the solver to find them out.
"""

POINTS = """
#program points(w,b).
% What the rules give that ask this question alone, step by step from the least it can be.
value(w,O,Q,V) :- low(b,O,Q,L), high(b,O,Q,H), V = L+1..H,
    #sum { P,R : adds(b,R,O,P), alone(b,R,Q), applies(w,R) } >= V.
:- low(b,O,Q,L), high(b,O,Q,H), V = L+1..H-1, value(w,O,Q,V+1), not value(w,O,Q,V).

least(w,O,B) :- starts(b,O,S), B = #sum { L,Q : low(b,O,Q,L); S }.
pts(w,O,V) :- bound(b,O,L,H), V = L+1..H, least(w,O,B),
    #sum { 1,Q,X : value(w,O,Q,X); 1,wish(X) : wish(w,O,X);
           P,R : adds(b,R,O,P), not alone(b,R,_), applies(w,R) } >= V-B.
:- bound(b,O,L,H), V = L+1..H-1, pts(w,O,V+1), not pts(w,O,V).

% The lines L and M of one option: M has at least A points more than L, and at most B. It follows from their rules.
:- near(L,M,A,_), pts(w,L,V), bound(b,M,X,_), V+A > X, not pts(w,M,V+A).
:- near(L,M,_,B), pts(w,M,V), bound(b,L,X,_), V-B > X, not pts(w,L,V-B).

% Of two options the one that comes first in the catalog, I, has fewer points than the other, J.
fewer(w,I,J) :- pair(w,b,I,J), bound(b,I,L,H), pts(w,J,V), V > H.
fewer(w,I,J) :- pair(w,b,I,J), bound(b,I,L,H), pts(w,J,V), V > L, V <= H, not pts(w,I,V).
fewer(w,I,J) :- pair(w,b,I,J), bound(b,I,L,H), bound(b,J,M,_), V = L+1..M, V <= H, not pts(w,I,V).
fewer(w,I,J) :- pair(w,b,I,J), bound(b,I,_,H), bound(b,J,M,_), M > H.
pair(w,b,I,J) :- option(b,I,K,M), option(b,J,K,N), M < N.
above(w,I,J) :- pair(w,b,I,J), leads(w,I).
above(w,I,J) :- pair(w,b,I,J), refused(w,J).
above(w,I,J) :- pair(w,b,I,J), not refused(w,I), not leads(w,J), not fewer(w,I,J).
above(w,J,I) :- pair(w,b,I,J), not above(w,I,J).
"""
SETTINGS = """
over(S,P,O) :- stands(S,O,W,L), stands(S,P,W,M), above(W,M,L).
fits(S,O) :- stands(S,O,W,L), not refused(W,L).
first(S,O) :- fits(S,O), not over(S,P,O) : stands(S,P,_,_).
top(S,O) :- fits(S,O), #count { P : over(S,P,O) } < 3.
% Who stands first or among the first three differs only where places differ or an option is refused on one side.
shifts(O) :- moves_past(O).
shifts(O) :- fits(S,O), not fits(1-S,O), side(S).
differs("first",O) :- shifts(O), first(S,O), not first(1-S,O), side(S).
differs("top three",O) :- shifts(O), top(S,O), not top(1-S,O), side(S).
differs("order",O) :- stands(0,O,_,_), stands(1,O,_,_), moves_past(O).
"""
SUPPORTS = """
worth(S,O) :- stands(S,O,W,L), listed(W,L).
over(S,P,O) :- stands(S,O,W,L), stands(S,P,W,M), above(W,M,L), worth(S,P).
differs("supports",O) :- worth(S,O), not worth(1-S,O), side(S).
differs("supports",O) :- worth(0,O), worth(1,O), moves_past(O).
"""
ASKED = """
side(0..1).
% More options stand above it on one side. Of two options that both sides treat alike, both sides have the same above.
moves_past(O) :- stands(_,O,_,_), #sum { 1,P,0 : over(0,P,O), beside(O,P); -1,P,1 : over(1,P,O), beside(O,P) } != 0.
beside(O,P) :- stands(_,O,_,_), stands(_,P,_,_), O != P, not alike(O).
beside(O,P) :- stands(_,O,_,_), stands(_,P,_,_), O != P, not alike(P).

% Something differs that was not seen yet. Where only rules differ, more of those that do the same must apply on one
% side than on the other.
{ seen(K,O) : asked(K,O) }.
news :- differs(K,O), asked(K,O), not seen(K,O).
:- not news.
moves :- only(_,_,_,K), #sum { 1,W,R : only(W,R,0,K), applies(W,R); -1,W,R : only(W,R,1,K), applies(W,R) } != 0.
:- only_rules, not moves.
"""
CAPPED = """
% Wishes are capped at A in world S, and at B, which is more, in the other one. An option that differs in nothing else
% has the same points in both, unless its wishes come to more than A up or down; and never more than B-A apart.
up(O) :- capped(O), caps(S,A,_), wish(1-S,O,A+1).
down(O) :- capped(O), caps(S,A,_), wishes(1-S,_,O,_), not wish(1-S,O,-A).
:- capped(O), caps(S,_,_), pts(1-S,O,V), bound(S,O,L,_), V > L, not pts(S,O,V), not up(O).
:- capped(O), caps(S,_,_), pts(S,O,V), bound(1-S,O,L,_), V > L, not pts(1-S,O,V), not down(O).
:- capped(O), caps(S,A,B), pts(1-S,O,V), bound(S,O,L,_), V-B+A > L, not pts(S,O,V-B+A).
:- capped(O), caps(S,A,B), pts(S,O,V), bound(1-S,O,L,_), V-B+A > L, not pts(1-S,O,V-B+A).
beyond :- up(O).
beyond :- down(O).
:- only_caps, not beyond.
"""
