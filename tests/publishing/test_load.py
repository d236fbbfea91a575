"""Loading replaces the draft by a folder: all of it, or nothing with every problem named."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from options.models import Release, Rule
from options.publishing.draft import read_draft
from options.rules.codec import canonical_json
from tests.knowledge import SEED, seed_book


def test_the_first_publication_loads_and_publishes(db: None, release_file: Path) -> None:
    out = StringIO()

    call_command("load_knowledge", "--publish", stdout=out)

    assert "Published Release 1" in out.getvalue()
    assert Release.objects.live().get().content == canonical_json(seed_book())


def test_a_second_first_publication_is_refused(db: None, release_file: Path) -> None:
    call_command("load_knowledge", "--publish", stdout=StringIO())

    with pytest.raises(CommandError, match="publish it in admin"):
        call_command("load_knowledge", "--publish", stdout=StringIO())


def test_with_if_empty_a_second_run_changes_nothing(db: None, release_file: Path) -> None:
    call_command("load_knowledge", "--publish", stdout=StringIO())
    Rule.objects.filter(key="methadone-severe").update(why="An editor changed this.")

    call_command("load_knowledge", "--publish", "--if-empty", stdout=StringIO())

    assert Release.objects.count() == 1
    assert Rule.objects.get(key="methadone-severe").why == "An editor changed this."


def test_a_broken_reference_is_named_with_file_and_line_and_nothing_is_loaded(db: None, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SEED, tmp_path / "knowledge"))
    text = (folder / "rules.yaml").read_text(encoding="utf-8")
    broken = text.replace("option: methadone-counselling", "option: methadon", 1)
    (folder / "rules.yaml").write_text(broken, encoding="utf-8")
    errors = StringIO()

    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("load_knowledge", str(folder), stderr=errors)

    line = broken.splitlines().index("  option: methadon") + 1
    assert f"rules.yaml line {line}" in errors.getvalue()
    assert "methadon" in errors.getvalue()
    assert canonical_json(read_draft()) == canonical_json(seed_book())


def test_exporting_and_loading_gives_the_same_draft(draft: None, tmp_path: Path) -> None:
    call_command("export_knowledge", str(tmp_path / "out"), stdout=StringIO())

    call_command("load_knowledge", str(tmp_path / "out"), stdout=StringIO())

    assert canonical_json(read_draft()) == canonical_json(seed_book())


def test_a_clean_draft_passes_the_check(draft: None) -> None:
    out = StringIO()

    call_command("check_knowledge", stdout=out)

    assert "0 problems" in out.getvalue()


def test_an_unmet_example_case_fails_the_check(draft: None) -> None:
    Rule.objects.filter(option__key="methadone-counselling", effect="strongly_favours").delete()
    Rule.objects.filter(option__key="buprenorphine-counselling", effect="strongly_favours").delete()
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("check_knowledge", stdout=out)

    assert "example case" in out.getvalue()
