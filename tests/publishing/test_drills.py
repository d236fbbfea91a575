"""Whatever happens while somebody publishes: one complete release is live, and the next one can be published."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.publishing.real import real_data_base, run

pytestmark = pytest.mark.drill


@pytest.fixture
def url(db: None, tmp_path: Path) -> Iterator[str]:
    """A real data base with the seed as its draft."""
    with real_data_base(tmp_path) as address:
        yield address


def test_a_publisher_killed_at_any_moment_leaves_one_whole_release(
    url: str, tmp_path: Path, drill: Callable[[int, int], int]
) -> None:
    rounds = drill(4, 201)

    seen = run(url, tmp_path, "kill", rounds, 7)

    print(seen)
    assert seen["bad"] == []
    assert seen["rounds"] == rounds
    assert seen["killed"]


def test_of_two_who_publish_at_once_one_is_refused(url: str, tmp_path: Path, drill: Callable[[int, int], int]) -> None:
    seen = run(url, tmp_path, "two", drill(1, 30))

    assert seen["bad"] == []


def test_what_is_read_and_sealed_while_an_editor_saves_is_one_state(
    url: str, tmp_path: Path, drill: Callable[[int, int], int]
) -> None:
    seen = run(url, tmp_path, "meanwhile", drill(3, 60))

    assert seen["bad"] == []
