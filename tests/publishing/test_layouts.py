"""The shape of every release's questions is known to readers, also without the data base."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from options.models import Release
from options.publishing import current, release_file
from options.publishing.layouts import Layout, layout_in, layout_of
from options.publishing.release_file import LiveRelease
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import BadRelease
from options.rules.rulebook import Rulebook
from tests.knowledge import live_seed, seed_book, with_rule


def without_last_question(book: Rulebook) -> Rulebook:
    """The same rulebook, asking one question less."""
    questionnaire = replace(book.questionnaire, questions=book.questionnaire.questions[:-1])
    return replace(book, questionnaire=questionnaire)


def publish(book: Rulebook, number: int) -> Release:
    """Seal a rulebook under a number and make it current."""
    content = canonical_json(book)
    release = Release.objects.create(
        number=number, digest=digest_of(content), content=content, author_name="a test", reason="A reason."
    )
    return release


@pytest.fixture
def three_releases(db: None, release_file: Path) -> Path:
    """Releases 1 and 3 ask one question less than release 2; the place of the release file."""
    publish(without_last_question(seed_book()), 1)
    publish(with_rule(seed_book(), "methadone-severe", why="Another reason."), 2)
    publish(without_last_question(with_rule(seed_book(), "methadone-severe", why="One more.")), 3)
    return release_file


@pytest.fixture
def no_data_base(monkeypatch: pytest.MonkeyPatch) -> None:
    """A data base that does not answer."""

    def fail(*args: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(Release.objects, "live", fail)


def test_a_layout_names_every_question_and_choice_in_order() -> None:
    layout = layout_of(seed_book())

    shape = {one.key: (one.kind, [(c.key, c.exclusive, c.unknown) for c in one.choices]) for one in layout.questions}
    assert shape == {
        key: (one.kind, [(c.key, c.exclusive, c.unknown) for c in one.choices])
        for key, one in seed_book().question.items()
    }
    assert list(layout.question) == list(seed_book().question)


def test_words_do_not_belong_to_a_layout() -> None:
    book = seed_book()
    gate = replace(book.questionnaire.gate, why="Other words.")

    other = layout_of(replace(book, questionnaire=replace(book.questionnaire, gate=gate)))

    assert other == layout_of(book)
    assert other != layout_of(without_last_question(book))


def test_a_layout_is_read_from_a_sealed_release() -> None:
    content = canonical_json(seed_book())

    assert layout_in(content, digest_of(content)) == layout_of(seed_book())


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"questionnaire":{}}', '{"questionnaire":{"voices":1,"gate":1}}'])
def test_a_release_without_questions_is_refused(content: str) -> None:
    with pytest.raises(BadRelease):
        layout_in(content, digest_of(content))
    with pytest.raises(BadRelease):
        layout_in(content, "0" * 64)


def test_a_release_always_knows_its_own_layout() -> None:
    assert dict(live_seed().layouts) == {1: layout_of(seed_book())}


def test_readers_learn_the_layouts_of_all_releases(three_releases: Path) -> None:
    layouts = current.release().layouts

    less, more = layout_of(without_last_question(seed_book())), layout_of(seed_book())
    assert dict(layouts) == {1: less, 2: more, 3: less}
    assert layouts[1] is layouts[3]


def test_a_cold_start_without_the_data_base_knows_them_too(three_releases: Path, request: Any) -> None:
    layouts = current.release().layouts
    current.install(None)
    request.getfixturevalue("no_data_base")

    assert current.release().layouts == layouts
    assert len(json.loads(three_releases.read_text().split("\n")[0])["layouts"]) == 2


def test_a_file_from_before_there_were_layouts_is_read_and_completed(three_releases: Path) -> None:
    live = current.release()
    header, content, _ = three_releases.read_text().split("\n")[:3]
    old = json.dumps({key: json.loads(header)[key] for key in ("number", "digest", "published_on")})
    text = f"{old}\n{content}\n"
    three_releases.write_text(f"{text}{digest_of(text)}\n")
    current.install(release_file.read(three_releases))

    assert list(current.release().layouts) == [3]
    assert not current.refresh()
    assert current.release().layouts == live.layouts == release_file.read(three_releases).layouts


def test_a_release_that_learned_more_is_another_value() -> None:
    live = live_seed()

    assert hash(live) == hash(replace(live))
    assert live == replace(live)
    assert live != replace(live, layouts={7: layout_of(seed_book())})


def test_a_layout_is_learned_once(three_releases: Path, django_assert_num_queries: Any) -> None:
    current.release()
    publish(seed_book(), 4)

    with django_assert_num_queries(3):  # the pointer, the release, and the log of changes
        assert current.refresh()
    with django_assert_num_queries(1):
        assert not current.refresh()

    assert list(current.release().layouts) == [1, 2, 3, 4]


def test_of_earlier_releases_only_unknown_ones_are_read(three_releases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    current.release()
    publish(seed_book(), 4)
    publish(seed_book(), 5)
    read: list[str] = []

    def reading(content: str, digest: str) -> Layout:
        read.append(digest)
        return layout_in(content, digest)

    monkeypatch.setattr(current, "layout_in", reading)

    assert current.refresh()

    assert len(read) == 1
    assert list(current.release().layouts) == [1, 2, 3, 4, 5]


def test_a_damaged_earlier_release_is_left_out_and_asked_for_once(
    three_releases: Path, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    def damaged(content: str, digest: str) -> Layout:
        raise BadRelease([])

    monkeypatch.setattr(current, "layout_in", damaged)

    assert list(current.release().layouts) == [3]
    with django_assert_num_queries(1):
        assert not current.refresh()


def test_another_data_base_does_not_inherit_layouts(three_releases: Path) -> None:
    current.install(LiveRelease(3, "3" * 64, "2026-11-20", seed_book(), {1: layout_of(seed_book())}))

    assert current.refresh()
    assert current.release().layouts[1] == layout_of(without_last_question(seed_book()))
