"""Typed readers of environment variables."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from navigator import env

Reader = Callable[[], object]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the variable THING."""
    return lambda value: monkeypatch.setenv("THING", value)


def test_text_drops_blanks_and_falls_back(given: Callable[[str], None]) -> None:
    given("  word ")
    assert env.text("THING") == "word"

    given("   ")
    assert env.text("THING", "otherwise") == "otherwise"


@pytest.mark.parametrize(
    ("word", "meaning"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("FALSE", False)]
)
def test_flag_reads_yes_and_no(given: Callable[[str], None], word: str, meaning: bool) -> None:
    given(word)

    assert env.flag("THING", default=not meaning) is meaning


def test_a_mistyped_flag_is_refused_with_a_remedy(given: Callable[[str], None]) -> None:
    given("ture")

    with pytest.raises(env.Misconfigured, match=r"THING is 'ture'.*Write 1 or 0") as refusal:
        env.flag("THING")
    assert refusal.value.name == "THING"
    assert refusal.value.remedy


def test_number_reads_a_whole_number(given: Callable[[str], None]) -> None:
    assert env.number("THING", 7) == 7

    given("12")
    assert env.number("THING", 7) == 12


@pytest.mark.parametrize("word", ["many", "1.5", "-1"])
def test_a_wrong_number_is_refused(given: Callable[[str], None], word: str) -> None:
    given(word)

    with pytest.raises(env.Misconfigured, match="at least 0"):
        env.number("THING", 7)


def test_day_reads_a_day(given: Callable[[str], None]) -> None:
    assert env.day("THING") is None

    given("2026-11-21")
    assert env.day("THING") == date(2026, 11, 21)


def test_a_wrong_day_is_refused(given: Callable[[str], None]) -> None:
    given("21.11.2026")

    with pytest.raises(env.Misconfigured, match="2026-11-21"):
        env.day("THING")


def test_listing_drops_empty_places(given: Callable[[str], None]) -> None:
    given("a, b,,")

    assert env.listing("THING") == ["a", "b"]
    assert env.listing("OTHER_THING", ("c",)) == ["c"]


def test_path_knows_the_home_directory(given: Callable[[str], None]) -> None:
    given("~/release.json")

    assert env.path("THING", Path("unused")) == Path.home() / "release.json"


def test_the_local_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    place = tmp_path / "var" / "secret_key"

    first = env.local_secret(place)

    assert len(first) >= 50
    assert env.local_secret(place) == first
    assert place.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in place.parent.iterdir()] == ["secret_key"]
