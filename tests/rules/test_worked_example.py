"""docs/ranking.md tells the truth: its example comes out as written, and the tests it names exist."""

import json
import re

from options.rules.answers import read_answers
from options.rules.ranking import Ranking, rank
from tests.knowledge import seed_book
from tests.project.source import ROOT

PAGE = (ROOT / "docs" / "ranking.md").read_text(encoding="utf-8")


def example() -> Ranking:
    """The ranking of the answers on the page."""
    written = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert written
    return rank(seed_book(), read_answers(seed_book(), json.loads(written[1])))


def rows(columns: str) -> list[list[str]]:
    """The cells of the table with these columns."""
    lines = PAGE[PAGE.index(columns) :].split("\n\n")[0].splitlines()[2:]
    return [line.strip("| ").split(" | ") for line in lines]


def test_the_worked_example_is_true() -> None:
    ranking = example()
    first = ranking.options[0]

    assert rows("| rule | theme |") == [
        [
            reason.rule.key,
            reason.rule.theme,
            f"{reason.points:+d}",
            f"{reason.because[0][0]}: {reason.because[0][1][0]}",
        ]
        for reason in first.contributions
    ]
    assert rows("| place | setting |") == [
        [str(one.rank), one.option.key, str(one.points), one.reason_kind or one.fit] for one in ranking.options
    ]
    assert (first.capped, first.points) == (1, 6)
    assert ranking.settled.given["severity"] == {"severe"}


def test_every_test_the_page_names_exists() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", PAGE))

    assert {name for name in named if f"def {name}(" not in written} == set()
    assert len(named) > 20
