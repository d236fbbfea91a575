"""`manage.py rank`: the contract other programs rely on."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from options.models import Release
from options.publishing import current
from options.publishing.current import LiveRelease
from options.rules.codec import canonical_json, digest_of
from tests.knowledge import seed_book

pytestmark = pytest.mark.django_db

LINE = json.dumps({"id": "a", "voice": "self", "answers": {"age_band": "26_64"}})


@pytest.fixture(autouse=True)
def live() -> Iterator[LiveRelease]:
    """Release 3 is the current one."""
    release = LiveRelease(3, digest_of(canonical_json(seed_book())), "2026-11-21", seed_book())
    current.install(release)
    yield release
    current.install(None)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A file with one answers object."""
    file = tmp_path / "answers.jsonl"
    file.write_text(LINE, encoding="utf-8")
    return file


def run(*arguments: str) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("rank", *arguments, stdout=out)
    return out.getvalue()


def refused(*arguments: str) -> tuple[int, str, str]:
    """Exit status, errors and output of a run that is refused."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command("rank", *arguments, stdout=out, stderr=err)
    return error.value.returncode, f"{err.getvalue()}{error.value}", out.getvalue()


def test_one_object_gives_one_line(answers: Path, live: LiveRelease) -> None:
    (line,) = run(str(answers)).splitlines()
    printed = json.loads(line)

    assert list(printed)[:7] == ["id", "release", "digest", "alerts", "options", "supports", "unknown"]
    assert (printed["id"], printed["release"], printed["digest"]) == ("a", 3, live.digest)
    assert len(printed["options"]) == 15


def test_lines_keep_their_order(answers: Path) -> None:
    answers.write_text("\n".join(LINE.replace('"a"', str(number)) for number in range(5)), encoding="utf-8")

    assert [json.loads(line)["id"] for line in run(str(answers)).splitlines()] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_read_without_a_file(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINE.encode())))

    assert json.loads(run(*arguments))["id"] == "a"


def test_the_same_answers_give_the_same_bytes(answers: Path) -> None:
    assert run(str(answers)) == run(str(answers))


def test_text_is_for_people(answers: Path) -> None:
    text = run(str(answers), "--format", "text")

    assert text.startswith("Ranking of a (release 3, digest ")
    assert "Not known: safety_now" in text


def test_wrong_answers_print_nothing_and_name_every_line(answers: Path) -> None:
    wrong = LINE.replace("26_64", "nope")
    answers.write_text(f"{LINE}\n{wrong}\n\n{wrong.replace('age_band', 'ages')}", encoding="utf-8")

    status, errors, output = refused(str(answers))

    assert (status, output) == (2, "")
    assert "line 2, answers.age_band: 'age_band' has no choice 'nope'." in errors
    assert "line 4, answers.ages: There is no question 'ages'." in errors
    assert "2 problems in the answers; nothing was ranked." in errors


def test_bytes_that_are_not_utf_8_are_refused_with_their_line(answers: Path) -> None:
    answers.write_bytes(LINE.encode() + b"\n\xff")

    status, errors, _ = refused(str(answers))

    assert status == 2
    assert "line 2: This is not UTF-8." in errors


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    status, errors, _ = refused(str(tmp_path / "lost.json"))

    assert status == 2
    assert "lost.json cannot be read: No such file or directory." in errors


def test_an_older_release_ranks_on_request(answers: Path) -> None:
    content = canonical_json(seed_book())
    Release.objects.create(number=1, digest=digest_of(content), content=content, author_name="a", reason="First.")

    assert json.loads(run(str(answers), "--release", "1"))["release"] == 1


def test_a_release_that_was_never_published_is_refused(answers: Path) -> None:
    status, errors, output = refused(str(answers), "--release", "9")

    assert (status, output) == (1, "")
    assert "There is no release 9." in errors


def test_without_any_release_it_says_how_to_publish_one(answers: Path) -> None:
    current.install(None)

    assert "load_knowledge --publish" in refused(str(answers))[1]
