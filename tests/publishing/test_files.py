"""A knowledge folder is read as a whole, and every problem is named by file and line."""

import shutil
from pathlib import Path

import pytest

from options.publishing.files import FILES, read_folder, write_folder
from options.rules.codec import canonical_json
from options.rules.errors import BadData
from tests.knowledge import SEED, seed_book


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seed that a test may damage."""
    return Path(shutil.copytree(SEED, tmp_path / "knowledge"))


def problems_of(folder: Path) -> list[str]:
    """What is wrong with a folder, as lines."""
    with pytest.raises(BadData) as refused:
        read_folder(folder)
    return [str(problem) for problem in refused.value.problems]


def damage(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a text once in a file of the folder."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_writing_and_reading_back_gives_the_same_content(tmp_path: Path) -> None:
    write_folder(seed_book(), tmp_path)

    assert canonical_json(read_folder(tmp_path)) == canonical_json(seed_book())


def test_all_missing_files_are_named_at_once(tmp_path: Path) -> None:
    problems = problems_of(tmp_path)

    assert len(problems) == len(FILES)
    assert "rules.yaml: The file is missing. Add rules.yaml to the folder." in problems


def test_broken_yaml_is_named_with_its_line(folder: Path) -> None:
    damage(folder, "alerts.yaml", "- key: overdose-now", "- key: [overdose-now")

    (problem,) = problems_of(folder)

    assert problem.startswith("alerts.yaml line ")
    assert "not readable YAML" in problem


def test_a_key_written_twice_is_refused(folder: Path) -> None:
    damage(folder, "rules.yaml", "  ref: P001", "  ref: P001\n  ref: P002")

    (problem,) = problems_of(folder)

    assert "'ref' is written twice" in problem


def test_a_field_that_does_not_exist_is_named_with_its_line(folder: Path) -> None:
    lines = (folder / "rules.yaml").read_text(encoding="utf-8").splitlines()
    number = lines.index("  ref: P001") + 1
    damage(folder, "rules.yaml", "  ref: P001", "  reff: P001")

    (problem,) = problems_of(folder)

    assert problem.startswith(f"rules.yaml line {number}, rules[0].reff: There is no field 'reff' here.")


def test_a_bare_number_where_text_belongs_asks_for_quotes(folder: Path) -> None:
    damage(folder, "questions.yaml", "key: heroin,", "key: 1825,")

    (problem,) = problems_of(folder)

    assert "This must be text, not 1825. Put it in quotes." in problem


def test_every_problem_of_every_file_is_listed(folder: Path) -> None:
    damage(folder, "rules.yaml", "  effect: strongly_favours", "  effects: strongly_favours")
    damage(folder, "alerts.yaml", "  level: stop_now", "  level: shout")

    problems = problems_of(folder)

    assert len(problems) == 3
    assert sum(problem.startswith("rules.yaml line ") for problem in problems) == 2
    assert sum(problem.startswith("alerts.yaml line ") for problem in problems) == 1
