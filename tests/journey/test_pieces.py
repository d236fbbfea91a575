"""Pieces with gaps, and the promise that no answer is kept in them."""

from navigator.journey.pieces import GAPS, Piece, Shelf
from navigator.journey.shelves import shelves_of
from tests.journey.visitor import Visitor
from tests.knowledge import live_seed


def test_a_piece_is_filled_by_name() -> None:
    piece = Piece(f"<b>{GAPS['rank']}</b>, {GAPS['name']}.")

    assert piece.fill(name=b"Detox", rank=b"2") == b"<b>2</b>, Detox."


def test_a_piece_with_one_gap_stands_around_it() -> None:
    assert Piece(f"<p>{GAPS['items']}</p>").around(b"x") == b"<p>x</p>"


def test_a_piece_is_made_once() -> None:
    made: list[bool] = []
    shelf = Shelf[bool]("journey/results/capped.html", lambda is_over: made.append(is_over) or {"is_over": is_over})

    assert shelf[True] is shelf[True]
    assert made == [True]


def test_the_pieces_hold_no_answers_however_many_visitors_come(visitor: Visitor) -> None:
    visitor.pass_gate().open("/results/")
    before = {name: len(shelf) for name, shelf in vars(shelves_of(live_seed())).items() if isinstance(shelf, Shelf)}

    for signs in (["craving"], ["craving", "tolerance"], ["tolerance", "withdrawal"]):
        visitor.open("/questions/severity/?return=results").press("Save and go back", {"dsm_signs": signs})

    rows = len(shelves_of(live_seed()).row) - before["row"]
    assert rows <= len(live_seed().rulebook.question)
