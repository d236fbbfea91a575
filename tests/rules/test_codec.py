"""Values and plain data: nothing is lost, one text for one value, and nothing damaged or unknown is read."""

import json
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.rules.catalog import Hours, Option, Outcome
from options.rules.codec import canonical_json, decode, digest_of, encode, read_sealed
from options.rules.errors import BadData, BadRelease
from options.rules.rulebook import Change, Rule, Rulebook
from tests.knowledge import seed_book
from tests.rules.strategies import small_books

RULE = {
    "key": "r", "option": "home", "effect": "favours", "theme": "health", "why": "Because.", "findings": ["f"],
    "when": [{"question": "one", "any_of": ["a"]}],
}  # fmt: skip

LATER = {"work_and_family", "change_later", "search"}
"""Fields that options of older releases do not have."""


def places(kind: type, data: object) -> list[str]:
    """The codes and places of everything wrong with plain data."""
    with pytest.raises(BadData) as refused:
        decode(kind, data)
    return sorted(f"{problem.code} at {problem.place}" for problem in refused.value.problems)


def test_the_real_rulebook_comes_back_from_plain_data() -> None:
    text = canonical_json(seed_book())

    assert canonical_json(decode(Rulebook, json.loads(text))) == text
    assert encode(decode(Rulebook, encode(seed_book()))) == encode(seed_book())


@given(small_books())
@settings(max_examples=50)
def test_any_rulebook_comes_back_from_plain_data(book: Rulebook) -> None:
    again = read_sealed(canonical_json(book), digest_of(canonical_json(book)))

    assert again.rules == book.rules
    assert again.questionnaire == book.questionnaire
    assert canonical_json(again) == canonical_json(book)


def test_one_value_has_one_text() -> None:
    mixed = json.loads(json.dumps(encode(seed_book())), object_pairs_hook=lambda pairs: dict(reversed(pairs)))

    assert canonical_json(decode(Rulebook, mixed)) == canonical_json(seed_book())


def test_equal_numbers_have_one_text() -> None:
    assert canonical_json(Hours("ten", min=10.0)) == canonical_json(Hours("ten", min=10)) == '{"min":10,"text":"ten"}'
    assert canonical_json(Hours("half", max=0.5)) == '{"max":0.5,"text":"half"}'


def test_a_field_at_its_default_is_left_out() -> None:
    assert "reason_kind" not in encode(decode(Rule, RULE))
    assert decode(Rule, RULE) == decode(Rule, {**RULE, "reason_kind": None, "added": False})


def test_an_outcome_sealed_before_it_had_figures_still_reads_and_keeps_its_digest() -> None:
    sealed = '{"certainty":"low","findings":["f"],"measure":"Staying alive","text":"Few died."}'

    outcome = decode(Outcome, json.loads(sealed))

    assert (outcome.theme, outcome.figures) == ("", ())
    assert canonical_json(outcome) == sealed


def test_an_option_sealed_without_a_search_still_reads() -> None:
    plain = {key: part for key, part in encode(seed_book().options[0]).items() if key not in LATER}

    option = decode(Option, plain)

    assert (option.work_and_family, option.change_later, option.search) == ("", "", None)
    assert encode(option) == plain


def test_a_name_python_does_not_allow_is_kept_in_plain_data() -> None:
    assert encode(Change("housing", "any", "none")) == {"question": "housing", "from": "any", "to": "none"}


def test_any_change_of_a_text_changes_the_digest() -> None:
    book, dice = seed_book(), random.Random(7)
    digest = digest_of(canonical_json(book))

    for rule in dice.sample(book.rules, 5):
        changed = tuple(replace(one, why=one.why + " ") if one is rule else one for one in book.rules)
        assert digest_of(canonical_json(replace(book, rules=changed))) != digest


def test_the_order_of_rows_is_part_of_the_content() -> None:
    turned = replace(seed_book(), options=seed_book().options[::-1])

    assert digest_of(canonical_json(turned)) != digest_of(canonical_json(seed_book()))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"colour": "blue"}, "unknown-key at colour"),
        ({"why": None}, "type at why"),
        ({"why": 3}, "type at why"),
        ({"added": "yes"}, "type at added"),
        ({"added": 1}, "type at added"),
        ({"findings": "f"}, "type at findings"),
        ({"findings": ["f", 3]}, "type at findings[1]"),
        ({"reason_kind": "boring"}, "choice at reason_kind"),
        ({"when": [{"question": "one", "any_of": ["a"], "not": []}]}, "unknown-key at when[0].not"),
        ({"when": [{"any_of": ["a"]}]}, "missing-key at when[0]"),
        ({"when": ["one"]}, "type at when[0]"),
        ({"when": {}}, "type at when"),
    ],
)
def test_wrong_data_is_refused_with_its_path(change: dict[str, Any], expected: str) -> None:
    assert places(Rule, {**RULE, **change}) == [expected]


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), True, "9"])
def test_a_number_must_be_one_that_can_be_written(odd: object) -> None:
    assert places(Hours, {"text": "some", "min": odd}) == ["type at min"]


def test_every_problem_is_named() -> None:
    data = {"rules": [{**RULE, "why": 1}, {"key": "x"}], "scale": [], "extra": {}}

    found = places(Rulebook, data)

    assert {"type at rules[0].why", "unknown-key at extra", "type at scale", "missing-key at top"} <= set(found)
    assert found.count("missing-key at rules[1]") == 6


@given(
    st.recursive(st.none() | st.integers() | st.text(max_size=3), lambda x: st.lists(x) | st.dictionaries(st.text(), x))
)
def test_junk_is_refused_and_never_breaks_anything(data: Any) -> None:
    with pytest.raises(BadData):
        decode(Rulebook, data)


def test_a_changed_letter_is_noticed() -> None:
    text = canonical_json(seed_book())
    tampered = text.replace("Methadone", "methadone", 1)

    with pytest.raises(BadRelease, match="has digest"):
        read_sealed(tampered, digest_of(text))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", '{"rules": [}', "[" * 100_000])
def test_sealed_text_that_is_no_rulebook_is_refused(text: str) -> None:
    with pytest.raises(BadRelease, match="Restore the release"):
        read_sealed(text, digest_of(text))
