"""What an example case may miss travels without loss: rows, YAML files, and the sealed content of a release."""

from dataclasses import replace
from pathlib import Path

from options.publishing.draft import read_draft, write_draft
from options.publishing.files import read_folder, write_folder
from options.rules.codec import canonical_json, digest_of, read_sealed
from options.rules.rulebook import Acceptance, Rulebook
from tests.knowledge import seed_book

ACCEPTED = Acceptance(("iop is not among the first three", "the alert fentanyl is missing"), "It is “so”: we looked.")


def accepting() -> Rulebook:
    """The seed with one case that may miss something."""
    first, *others = seed_book().example_cases
    return replace(seed_book(), example_cases=(replace(first, accepted=ACCEPTED), *others))


def test_rows_keep_what_was_accepted_and_let_go_of_it(draft: None) -> None:
    write_draft(accepting())
    assert read_draft().example_cases == accepting().example_cases

    write_draft(seed_book())
    assert canonical_json(read_draft()) == canonical_json(seed_book())


def test_files_keep_what_was_accepted(tmp_path: Path) -> None:
    write_folder(accepting(), tmp_path)

    assert read_folder(tmp_path).example_cases == accepting().example_cases


def test_a_release_keeps_what_was_accepted() -> None:
    sealed = canonical_json(accepting())

    assert read_sealed(sealed, digest_of(sealed)).example_cases == accepting().example_cases


def test_a_case_without_an_acceptance_adds_nothing_to_the_content() -> None:
    assert '"accepted"' not in canonical_json(seed_book())
