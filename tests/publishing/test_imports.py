"""A file becomes the draft whole or not at all, and what the product does not know is refused."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from options.publishing.draft import read_draft
from options.publishing.imports import as_json, as_sheet, as_zip, read_file, replace_draft
from options.rules.codec import canonical_json, digest_of
from options.rules.errors import BadData
from options.rules.rulebook import Rulebook
from tests import people
from tests.knowledge import seed_book, with_rule

BOOK = seed_book()
RULE = BOOK.rules[0]


def codes(name: str, content: bytes) -> list[tuple[str, str]]:
    """The problems of a file: code and place."""
    with pytest.raises(BadData) as refused:
        read_file(name, content, BOOK)
    return [(problem.code, problem.place) for problem in refused.value.problems]


def packed(**files: str) -> bytes:
    """The seed as a zip, with these files changed or added; "__" in a name stands for a dot."""
    given = {name.replace("__", ".").replace("_slash_", "/"): text for name, text in files.items()}
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_zip(BOOK))) as before, zipfile.ZipFile(content, "w") as after:
        for name in before.namelist():
            after.writestr(name, given.pop(name) if name in given else before.read(name))
        for name, text in given.items():
            after.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(("name", "write"), [("all.json", as_json), ("ALL.ZIP", as_zip), ("rules.csv", as_sheet)])
def test_what_went_out_comes_back_the_same(name: str, write: Callable[[Rulebook], bytes]) -> None:
    assert canonical_json(read_file(name, write(BOOK), BOOK)) == canonical_json(BOOK)


def test_the_same_content_gives_the_same_zip() -> None:
    assert as_zip(BOOK) == as_zip(BOOK)


def test_an_unknown_field_is_refused() -> None:
    plain = json.loads(as_json(BOOK))
    plain["rules"][0]["colour"] = "blue"
    plain["colours"] = []

    assert codes("all.json", json.dumps(plain).encode()) == [
        ("unknown-key", "colours"),
        ("unknown-key", "rules[0].colour"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("all.json", b"{", "json"),
        ("all.json", b'{"rules": [], "rules": []}', "json"),
        ("all.json", b"\xff\xfe", "json"),
        ("all.zip", b"not a zip", "zip"),
        ("rules.csv", b"\xff\xfe", "csv"),
        ("all.docx", b"", "file"),
        ("rules.csv", b"x" * 20_000_001, "file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(name: str, content: bytes, code: str) -> None:
    assert [found for found, _ in codes(name, content)] == [code]


def test_a_zip_with_a_file_we_do_not_know_is_refused() -> None:
    assert codes("all.zip", packed(notes__txt="Hello.")) == [("file", "notes.txt")]


def test_a_zip_cannot_write_outside_its_folder() -> None:
    assert codes("all.zip", packed(**{".._slash_rules__yaml": "[]"})) == [("file", "zip")]


def test_a_mistake_in_a_zip_is_named_by_file_and_line() -> None:
    found = codes("all.zip", packed(profiles__yaml="- {key: one, title: One, answers: {nobody: [asked]}}\n"))

    assert found
    assert all(place.startswith("profiles.yaml line 1") for _, place in found)


def test_a_reference_to_nothing_is_refused() -> None:
    book = replace(BOOK, rules=(replace(RULE, option="nowhere"), *BOOK.rules[1:]))

    assert f"rule {RULE.key}, option" in [place for _, place in codes("all.json", as_json(book))]


@pytest.mark.django_db
def test_a_file_becomes_the_draft() -> None:
    book = with_rule(BOOK, RULE.key, why="A person said so in a made-up sentence.")

    replace_draft(book, digest_of(canonical_json(read_draft())), user=people.editor(), what="A file.", why="Made up.")

    assert canonical_json(read_draft()) == canonical_json(book)


@pytest.mark.django_db
def test_no_file_becomes_the_draft_without_an_entry_in_the_history(monkeypatch: pytest.MonkeyPatch) -> None:
    before = canonical_json(read_draft())
    seen = digest_of(before)
    monkeypatch.setattr("options.publishing.imports.record", _fail)

    with pytest.raises(OSError, match="cut off"):
        replace_draft(with_rule(BOOK, RULE.key, why="Another."), seen, user=people.editor(), what="", why="")

    assert canonical_json(read_draft()) == before


def _fail(*said: object) -> None:
    raise OSError("cut off")


@pytest.mark.django_db
def test_a_draft_that_changed_meanwhile_is_left_alone() -> None:
    before = canonical_json(read_draft())

    with pytest.raises(BadData, match="changed while"):
        replace_draft(with_rule(BOOK, RULE.key, why="Another."), "0" * 64, user=people.editor(), what="", why="")

    assert canonical_json(read_draft()) == before
