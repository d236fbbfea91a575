"""Nothing that differs between two rulebooks is missed, and it is said in words an editor knows."""

import random
from collections.abc import Callable
from dataclasses import is_dataclass, replace
from typing import Any

import pytest

from options.publishing.pieces import pieces
from options.publishing.rows import RowChange, changed_rows
from options.rules.conditions import Clause
from options.rules.questionnaire import Choice
from options.rules.rulebook import Rulebook
from tests.edits import Place, another, places, put
from tests.knowledge import seed_book, with_rule

RULE = "tele-moderate"


def one_of_each_kind() -> list[Place]:
    """The first place of every kind in the seed; a kind that is filled somewhere stands there."""
    found: dict[str, Place] = {}
    for place in places(seed_book()):
        if place.kind not in found or not (found[place.kind].value or is_dataclass(found[place.kind].value)):
            found[place.kind] = place
    return [place for place in found.values() if not _is_a_row(place)]


def _is_a_row(place: Place) -> bool:
    return is_dataclass(place.value) or (isinstance(place.value, tuple) and bool(place.value) and len(place.path) == 1)


def seen(place: Place) -> list[RowChange]:
    book = seed_book()
    return list(changed_rows(book, put(book, place.path, another(place))))


def test_a_change_of_any_field_is_listed() -> None:
    kinds = {place.kind: seen(place) for place in one_of_each_kind()}

    assert [kind for kind, rows in kinds.items() if not rows or not all(row.fields for row in rows)] == []
    changes = [(kind, change) for kind, rows in kinds.items() for row in rows for change in row.fields]
    assert [(kind, change.name) for kind, change in changes if change.before == change.after and not change.added] == []


@pytest.mark.drill
def test_a_change_of_any_value_of_any_row_is_listed(drill: Callable[[int, int], int]) -> None:
    every = [place for place in places(seed_book()) if not _is_a_row(place)]
    drawn = random.Random(4).sample(every, drill(10, 6_000))

    assert [place.path for place in drawn if not any(row.fields for row in seen(place))] == []


def test_rulebooks_with_the_same_content_have_no_changed_rows() -> None:
    book = seed_book()

    assert changed_rows(book, replace(book)) == ()


def test_every_row_that_is_added_or_gone_is_listed() -> None:
    book = seed_book()
    for part in ("rules", "options", "findings", "alerts", "guides", "translations", "example_cases", "seed_coverage"):
        less = replace(book, **{part: getattr(book, part)[1:]})

        assert [row.what for row in changed_rows(book, less)] == ["gone"]
        assert [row.what for row in changed_rows(less, book)][:1] == ["added"]


def test_a_new_order_of_rows_names_what_moved() -> None:
    book = seed_book()
    first, second, *rest = book.options

    (row,) = changed_rows(book, replace(book, options=(second, first, *rest)))

    assert (row.part, row.key, row.what) == ("option", "", "changed")
    assert [(field.name, field.before, field.after) for field in row.fields] in (
        [(first.name, "place 1 of 30", "place 2 of 30")],
        [(second.name, "place 2 of 30", "place 1 of 30")],
    )


def fields_of(before: Rulebook, after: Rulebook) -> dict[str, Any]:
    (row,) = changed_rows(before, after)
    return {field.name: field for field in row.fields}


def test_a_rule_is_said_in_words() -> None:
    book = seed_book()
    rule = book.rule[RULE]

    changed = fields_of(book, with_rule(book, RULE, effect="against", when=rule.when[:1]))

    assert (changed["effect"].before, changed["effect"].after) == ("speaks for it (+2)", "speaks against it (-2)")
    assert "do not include" in changed["applies when"].before
    assert "do not include" not in changed["applies when"].after


def test_a_list_says_what_was_added_and_what_is_gone() -> None:
    book = seed_book()
    rule = book.rule[RULE]

    changed = fields_of(book, with_rule(book, RULE, findings=(*rule.findings[1:], "stepped-care")))

    assert (changed["findings cited"].added, changed["findings cited"].gone) == (("stepped-care",), rule.findings[:1])


def test_a_new_order_of_choices_is_listed_even_where_the_words_are_the_same() -> None:
    book = seed_book()
    asked = book.questionnaire
    number = next(number for number, question in enumerate(asked.questions) if question.key == "housing")
    turned = tuple(reversed(asked.questions[number].choices))

    changed = fields_of(book, put(book, ("questionnaire", "questions", number, "choices"), turned))

    assert list(changed) == ["order of choices"]


def test_a_new_choice_is_said_in_one_line() -> None:
    book = seed_book()
    choices = (*book.questionnaire.questions[0].choices, Choice("new", "Something new", "something new"))

    changed = fields_of(book, put(book, ("questionnaire", "questions", 0, "choices"), choices))

    assert changed["choice “Something new”"].after == "key: new; label: Something new; short words: something new"


def test_a_condition_that_names_what_is_missing_is_said_by_its_keys() -> None:
    book = seed_book()

    changed = fields_of(book, with_rule(book, RULE, when=(Clause("nowhere", any_of=("nothing",)),)))

    assert changed["applies when"].after == "nowhere any of nothing"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It helps most people.", "It helps many people."),
        ("One. Two. Three.", "One. Three. Four!"),
        ("Nothing alike", "xyz"),
        ("a  b\nc", "a b c"),
    ],
)
def test_the_pieces_of_a_text_give_both_texts(before: str, after: str) -> None:
    found = pieces(before, after)

    assert "".join(piece.text for piece in found if piece.what != "in") == before
    assert "".join(piece.text for piece in found if piece.what != "out") == after
