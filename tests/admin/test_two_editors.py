"""Two editors never overwrite each other: the second one sees both sides and chooses."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from options.models import Choice, Option, OptionFact, Question, Rule, Safeguard
from options.publishing.draft import read_draft, write_draft
from tests import people
from tests.admin.conftest import signed_in
from tests.admin.pages import RULE, address, rule_page, send
from tests.admin.two import chosen, differences, opened, second_editor, sent_by
from tests.knowledge import seed_book

WHY = "keep::why"
OTHER_WHY, OWN_WHY = "The other reason.", "My own reason."


@pytest.fixture
def emil(draft: None) -> Client:
    """Another editor."""
    return second_editor()


def question_page() -> str:
    """A question with choices below it."""
    return address("question", "change", Question.objects.get(key="pregnancy").pk)


def first_choice() -> Choice:
    """The first choice of that question."""
    return Choice.objects.filter(question__key="pregnancy").order_by("position").first()


def rule() -> Rule:
    """The rule as it stands."""
    return Rule.objects.get(key=RULE)


def test_the_second_editor_sees_both_sides_and_nothing_is_saved(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(why=OTHER_WHY)

    response = second.save(why=OWN_WHY)

    found = differences(response)[WHY]
    assert (found.theirs, found.mine, found.chosen) == (OTHER_WHY, OWN_WHY, "")
    assert found.who.startswith("emil, ")
    assert rule().why == OTHER_WHY


@pytest.mark.parametrize(("side", "said"), [("mine", OWN_WHY), ("theirs", OTHER_WHY)])
def test_the_side_chosen_is_saved(editor: Client, emil: Client, side: str, said: str) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(why=OTHER_WHY)
    merge = second.save(why=OWN_WHY)

    response = send(editor, rule_page(), sent_by(merge), **{WHY: side})

    assert response.status_code == 302
    assert rule().why == said


def test_both_words_can_be_brought_together_on_the_page(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(why=OTHER_WHY)
    merge = second.save(why=OWN_WHY)

    send(editor, rule_page(), sent_by(merge), **{WHY: "mine", "why": "Both reasons."})

    assert rule().why == "Both reasons."


def test_what_only_one_side_changed_is_ticked_beforehand(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(effect="favours")

    merge = second.save(why=OWN_WHY, **{"condition-severity-counts": ["severe"]})

    assert chosen(merge) == {"keep::effect": "theirs", WHY: "mine", "keep::condition": "mine"}
    send(editor, rule_page(), sent_by(merge))
    saved = read_draft().rule[RULE]
    assert (saved.effect, saved.why, saved.when[0].any_of) == ("favours", OWN_WHY, ("severe",))


def test_the_button_pressed_first_does_not_count_on_the_page_of_two_versions(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(effect="favours")

    merge = second.save(why=OWN_WHY, _words="Check words", _why="A reason.")

    assert send(editor, rule_page(), sent_by(merge)).status_code == 302
    assert rule().why == OWN_WHY
    assert "Why: A reason." in LogEntry.objects.latest("pk").get_change_message()


def test_a_choice_left_open_is_asked_for_and_nothing_is_lost(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(why=OTHER_WHY)
    merge = second.save(why=OWN_WHY, effect="favours")

    again = send(editor, rule_page(), sent_by(merge))

    assert again.context["merge"].missing == 1
    assert differences(again)[WHY].is_missing
    assert rule().why == OTHER_WHY
    send(editor, rule_page(), sent_by(again), **{WHY: "mine"})
    assert (rule().why, rule().effect) == (OWN_WHY, "favours")


def test_a_third_change_meanwhile_is_shown_again(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(why=OTHER_WHY)
    merge = second.save(why=OWN_WHY)
    opened(emil, rule_page()).save(why="A third reason.")

    again = send(editor, rule_page(), sent_by(merge), **{WHY: "mine"})

    assert differences(again)[WHY].theirs == "A third reason."
    assert chosen(again)[WHY] == ""
    assert rule().why == "A third reason."


def test_the_same_change_by_both_is_no_conflict(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(why=OWN_WHY)

    assert second.save(why=OWN_WHY).status_code == 302


def test_citations_and_conditions_are_shown_in_words(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(**{"condition-severity-counts": ["severe"], "citations-keys": "f-bup-retention"})

    merge = second.save(**{"condition-severity-counts": ["mild"], "citations-keys": "meds-offered-to-all"})

    found = differences(merge)
    assert "six or more signs (severe)" in found["keep::condition"].theirs
    assert "two or three signs (mild)" in found["keep::condition"].mine
    assert found["keep::citations"].theirs.startswith("f-bup-retention: ")
    assert found["keep::citations"].mine.startswith("meds-offered-to-all: ")
    send(editor, rule_page(), sent_by(merge), **{"keep::condition": "mine", "keep::citations": "theirs"})
    saved = read_draft().rule[RULE]
    assert (saved.when[0].any_of, saved.findings) == (("mild",), ("f-bup-retention",))


def test_a_form_refused_keeps_what_it_showed(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    refused = second.save(why="No full stop")
    opened(emil, rule_page()).save(effect="favours")

    merge = send(editor, rule_page(), sent_by(refused), why=OWN_WHY)

    assert chosen(merge) == {"keep::effect": "theirs", WHY: "mine"}


@pytest.mark.parametrize("token", ["", "forged", None])
def test_without_what_was_shown_every_difference_is_asked_for(editor: Client, token: str | None) -> None:
    page = opened(editor, rule_page())

    merge = page.save(why=OWN_WHY, _shown=token)

    assert chosen(merge) == {WHY: ""}


def test_what_another_row_showed_does_not_count(editor: Client) -> None:
    page, other = opened(editor, rule_page()), opened(editor, rule_page("methadone-severe"))

    assert chosen(page.save(why=OWN_WHY, _shown=other.sent["_shown"])) == {WHY: ""}


def test_a_choice_below_a_question_is_not_overwritten(editor: Client, emil: Client) -> None:
    second = opened(editor, question_page())
    opened(emil, question_page()).save(**{"choices-0-short": "Words of Emil."})
    name = f"keep:choices/{first_choice().pk}:short"

    merge = second.save(**{"choices-0-short": "Words of Edda.", "choices-1-short": "More of Edda."})

    found = differences(merge)
    assert (found[name].theirs, found[name].mine) == ("Words of Emil.", "Words of Edda.")
    assert "emil" in found[name].who
    send(editor, question_page(), sent_by(merge), **{name: "theirs"})
    said = Choice.objects.filter(question__key="pregnancy").order_by("position").values_list("short", flat=True)
    assert list(said)[:2] == ["Words of Emil.", "More of Edda."]


def new_choice(place: int, key: str, words: str) -> dict[str, str]:
    """The fields of one more choice."""
    named = {"key": key, "label": words, "short": words, "id": "", "position": ""}
    total = {"choices-TOTAL_FORMS": str(place + 1)}
    return {f"choices-{place}-{name}": value for name, value in named.items()} | total


def test_a_row_added_meanwhile_is_shown_and_stays(editor: Client, emil: Client) -> None:
    number = Choice.objects.filter(question__key="pregnancy").count()
    second = opened(editor, question_page())
    assert opened(emil, question_page()).save(**new_choice(number, "new-one", "Emil's choice")).status_code == 302

    merge = second.save(why="Another why.")

    added = [one for one in differences(merge).values() if one.kind == "added"]
    assert len(added) == 1
    assert "Emil's choice" in added[0].theirs
    assert send(editor, question_page(), sent_by(merge)).status_code == 302
    assert Choice.objects.filter(question__key="pregnancy").count() == number + 1


def test_two_rows_with_one_key_are_refused_in_words(editor: Client, emil: Client) -> None:
    number = Choice.objects.filter(question__key="pregnancy").count()
    second = opened(editor, question_page())
    opened(emil, question_page()).save(**new_choice(number, "new-one", "Emil's choice"))
    merge = second.save(**new_choice(number, "new-one", "Edda's choice"))

    refused = send(editor, question_page(), sent_by(merge))

    assert refused.status_code == 200
    assert "Two rows have the same key" in refused.content.decode()
    assert "Edda&#x27;s choice" in refused.content.decode()


def test_two_new_rows_of_the_catalog_with_one_key_are_refused_in_words(editor: Client, emil: Client) -> None:
    filled = {"key": "new-word", "term": "New", "plain": "A word."}
    second = opened(editor, address("term", "add"))
    assert opened(emil, address("term", "add")).save(**filled).status_code == 302

    refused = second.save(**filled)

    assert "already exists" in refused.content.decode()


def fact_page() -> str:
    """An option with facts below it."""
    return address("option", "change", Option.objects.get(key="methadone-counselling").pk)


def test_a_fact_deleted_meanwhile_can_be_added_again_with_what_it_cites(editor: Client, emil: Client) -> None:
    row = OptionFact.objects.filter(option__key="methadone-counselling", kind="good").order_by("position", "pk")[0]
    cited = list(row.citations.values_list("finding__key", flat=True))
    second = opened(editor, fact_page())
    assert opened(emil, fact_page()).save(**{"facts-4-0-DELETE": "on"}).status_code == 302
    name = f"keep:facts-4/{row.pk}:"

    merge = second.save(**{"facts-4-0-text": "Words of Edda."})

    found = differences(merge)[name]
    assert (found.kind, found.chosen) == ("gone", "")
    assert "Text: Words of Edda." in found.mine
    send(editor, fact_page(), sent_by(merge), **{name: "mine"})
    again = OptionFact.objects.get(text="Words of Edda.")
    assert again.kind == "good"
    assert list(again.citations.values_list("finding__key", flat=True)) == cited


@pytest.fixture
def unused(draft: None) -> tuple[Choice, str]:
    """A choice nothing uses, and how the names of its fields begin."""
    question = Question.objects.get(key="pregnancy")
    place = question.choices.count()
    row = Choice.objects.create(question=question, key="unused", label="Unused", short="unused", position=99)
    return row, f"choices-{place}-"


def test_a_row_deleted_meanwhile_comes_back_with_its_key(
    editor: Client, emil: Client, unused: tuple[Choice, str]
) -> None:
    row, start = unused
    second = opened(editor, question_page())
    assert opened(emil, question_page()).save(**{f"{start}DELETE": "on"}).status_code == 302
    merge = second.save(**{f"{start}short": "words of Edda"})

    send(editor, question_page(), sent_by(merge), **{f"keep:choices/{row.pk}:": "mine"})

    assert Choice.objects.get(key="unused").short == "words of Edda"


def test_a_row_deleted_meanwhile_that_nobody_changed_stays_deleted(
    editor: Client, emil: Client, unused: tuple[Choice, str]
) -> None:
    row, start = unused
    second = opened(editor, question_page())
    opened(emil, question_page()).save(**{f"{start}DELETE": "on"})

    merge = second.save(why="Another why.")

    assert chosen(merge) == {"keep::why": "mine", f"keep:choices/{row.pk}:": "theirs"}
    assert send(editor, question_page(), sent_by(merge)).status_code == 302
    assert not Choice.objects.filter(key="unused").exists()
    assert Question.objects.get(key="pregnancy").why == "Another why."


@pytest.mark.parametrize(("side", "is_left"), [("mine", False), ("theirs", True)])
def test_deleting_a_row_that_changed_meanwhile_is_asked_again(
    editor: Client, emil: Client, unused: tuple[Choice, str], side: str, is_left: bool
) -> None:
    row, start = unused
    second = opened(editor, question_page())
    opened(emil, question_page()).save(**{f"{start}short": "words of Emil"})
    name = f"keep:choices/{row.pk}:"

    merge = second.save(**{f"{start}DELETE": "on"})

    assert differences(merge)[name].kind == "deleting"
    assert send(editor, question_page(), sent_by(merge)).status_code == 409
    send(editor, question_page(), sent_by(merge), **{name: side})
    assert Choice.objects.filter(key="unused", short="words of Emil").exists() == is_left


def test_a_file_loaded_again_is_no_conflict_although_facts_get_new_numbers(editor: Client) -> None:
    page = opened(editor, fact_page())
    write_draft(read_draft())

    response = page.save(**{"facts-4-0-text": "Words of Edda."})

    assert response.status_code == 302
    assert OptionFact.objects.filter(text="Words of Edda.").count() == 1
    assert len(read_draft().option["methadone-counselling"].good_points) == len(
        seed_book().option["methadone-counselling"].good_points
    )


def test_a_file_loaded_meanwhile_is_a_conflict_where_it_changed_the_row(editor: Client) -> None:
    page = opened(editor, rule_page())
    Rule.objects.filter(key=RULE).update(why=OTHER_WHY)

    found = differences(page.save(why=OWN_WHY))[WHY]

    assert "history does not say who" in found.who


def test_a_row_of_the_catalog_deleted_meanwhile_shows_what_was_typed_and_can_be_added_again(
    editor: Client, emil: Client
) -> None:
    page = opened(editor, rule_page())
    emil.post(address("rule", "delete", rule().pk), sent_by(emil.get(address("rule", "delete", rule().pk))))
    assert not Rule.objects.filter(key=RULE).exists()

    shown = page.save(why=OWN_WHY)

    assert shown.status_code == 409
    assert OWN_WHY in shown.content.decode()
    response = send(editor, address("rule", "add"), sent_by(shown))
    assert response.status_code == 302
    assert rule().why == OWN_WHY
    assert read_draft().rule[RULE].when == seed_book().rule[RULE].when


def test_safeguards_are_kept_from_overwriting_too(draft: None) -> None:
    paul, petra = signed_in(people.publisher()), signed_in(people.User.objects.create_superuser("petra"))
    guard = Safeguard.objects.first()
    page = address("safeguard", "change", guard.pk)
    second = opened(paul, page)
    opened(petra, page).save(statement="Words of Petra.")

    assert differences(second.save(statement="Words of Paul."))["keep::statement"].theirs == "Words of Petra."


def test_the_merge_page_needs_the_right_to_change(publisher: Client, editor: Client) -> None:
    page = opened(editor, rule_page())

    assert send(publisher, rule_page(), page.sent, why=OWN_WHY).status_code == 403


def test_the_hidden_parts_cannot_smuggle_markup(editor: Client, emil: Client) -> None:
    second = opened(editor, rule_page())
    opened(emil, rule_page()).save(why=OTHER_WHY)

    merge: Any = second.save(why='"><script>alert(1)</script>')

    assert "<script>alert" not in merge.content.decode()
