"""A text that is still English keeps its mark through all that pages do with it, and loses it where no HTML may be."""

import copy
import pickle

from django.template import Context, Template

from options.rules.languages import Marked, filled, in_english, joined, plain, same_language

SPAN = '<span lang="en" class="in-english">{}</span>'
TEXT = in_english("Sleep & rest")


def shown(template: str, **context: object) -> str:
    """A template as a page shows it."""
    return Template("{% load languages %}" + template).render(Context(context))


def test_it_is_shown_in_a_span_and_escaped() -> None:
    assert shown("{{ text }}", text=TEXT) == SPAN.format("Sleep &amp; rest")


def test_it_is_the_same_text_as_without_a_mark() -> None:
    assert TEXT == "Sleep & rest"
    assert {TEXT: 1}["Sleep & rest"] == 1


def test_filters_keep_the_mark() -> None:
    assert shown("{{ text|lower }}", text=TEXT) == SPAN.format("sleep &amp; rest")
    assert shown("{{ text|capfirst }}", text=in_english("high")) == SPAN.format("H") + SPAN.format("igh")
    assert shown('{{ texts|join:", " }}', texts=[TEXT, "calma"]) == SPAN.format("Sleep &amp; rest") + ", calma"


def test_a_title_or_attribute_takes_it_plain() -> None:
    assert shown('<p title="{{ text|plain }}">', text=TEXT) == '<p title="Sleep &amp; rest">'
    assert plain("calma") == "calma"


def test_joining_and_filling_keep_the_mark_of_each_piece() -> None:
    mixed = joined("; ", ["calma", TEXT])
    sentence = filled("Si {condition}, {effect}.", condition="“duerme”", effect=in_english("rest"))

    assert isinstance(mixed, Marked)
    assert mixed.__html__() == "calma; " + SPAN.format("Sleep &amp; rest")
    assert sentence == "Si “duerme”, rest."
    assert shown("{{ text }}", text=sentence) == f"Si “duerme”, {SPAN.format('rest')}."


def test_without_marks_joining_gives_plain_text() -> None:
    assert type(joined(", ", ["a", "b"])) is str
    assert type(filled("{a} or {b}", a="a", b=2)) is str


def test_parts_of_a_text_keep_their_mark() -> None:
    mixed = joined("", ["Usted: ", in_english("take rest.")])

    assert mixed[:3].pieces == (("Ust", False),) if isinstance(mixed, Marked) else False
    assert mixed[5:11] == ": take"
    assert mixed.rstrip(".") == "Usted: take rest"
    assert mixed[-1] == "."


def test_a_text_made_from_a_marked_one_is_marked() -> None:
    assert same_language("high", in_english("High: sure")).__html__() == SPAN.format("high")
    assert same_language("alta", "Alta: seguro") == "alta"


def test_it_can_be_copied_and_kept() -> None:
    for other in (copy.copy(TEXT), copy.deepcopy(TEXT), pickle.loads(pickle.dumps(TEXT))):
        assert (other, other.pieces) == (TEXT, TEXT.pieces)
