"""Texts of a release in another language: found by their English words, complete in kind, and never stale."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import yaml
from django.core.management import CommandError, call_command

from options.publishing.draft import read_draft, write_draft
from options.publishing.files import read_folder, write_folder
from options.publishing.release_file import LiveRelease, read, write
from options.rules.codec import canonical_json, digest_of, read_sealed
from options.rules.errors import BadData
from options.rules.languages import Marked
from options.rules.problems import find_problems
from options.rules.rulebook import Rulebook, Translation
from options.rules.translations import NEVER_SHOWN, TEXTS, in_language, texts_in_order, untranslated
from tests.knowledge import seed_book

BOOK = replace(seed_book(), translations=())
GATE = BOOK.questionnaire.gate
NONE = next(choice for choice in GATE.choices if choice.key == "none")
KEYS = {
    "key",
    "kind",
    "family",
    "stay",
    "medication",
    "cost_band",
    "certainty",
    "theme",
    "step",
    "voices",
    "source_question",
    "counts",
    "unknown_counts_as",
    "helplines",
    "sources",
    "shows",
    "source",
    "supports",
    "against",
    "same_as",
    "seed_claims",
    "better_evidence",
    "options",
    "conflict",
    "option",
    "effect",
    "first",
    "over",
    "alert",
    "invariant",
    "retired",
    "findings",
    "continues_with",
    "claim",
    "ref",
    "strength_of_correction",
    "directness",
    "basis",
}
FOR_EDITORS = {
    "asam_level",
    "unknown_when",
    "must_not",
    "note",
    "seen_at",
    "edition_note",
    "seed",
    "merged_keys",
    "certainty_by",
    "conditions",
    "how_to_show",
    "number_source",
    "avoid",
    "editor_note",
    "retrieved",
    "review_by",
}
SAME_EVERYWHERE = {
    "tick",
    "locator",
    "title",
    "authors",
    "publisher",
    "doi",
    "pmid",
    "pmcid",
    "url",
    "bibliography",
    "country",
}
"""Fields that hold no text for readers, text for editors, or names that no language changes."""


def saying(*pairs: tuple[str, str], language: str = "es") -> Rulebook:
    """The seed with these translations only."""
    return replace(BOOK, translations=tuple(Translation(language, *pair) for pair in pairs))


def gate_of(book: Rulebook) -> str:
    """What the last choice of the safety gate says."""
    return next(choice.label for choice in book.questionnaire.gate.choices if choice.key == "none")


def problems_with(*translations: Translation) -> list[str]:
    """The codes of the problems of the seed with these translations."""
    return [problem.code for problem in find_problems(replace(BOOK, translations=translations))]


def test_a_translated_text_is_said_and_another_stays_english_and_marked() -> None:
    spanish = in_language(saying((NONE.label, "Ninguna de estas")), "es")

    assert gate_of(spanish) == "Ninguna de estas"
    assert not isinstance(gate_of(spanish), Marked)
    assert spanish.options[0].name == BOOK.options[0].name
    assert isinstance(spanish.options[0].name, Marked)


def test_a_changed_english_text_loses_its_old_translation() -> None:
    book = saying((NONE.label, "Ninguna de estas"))
    choices = tuple(replace(one, label="None of them") if one.key == "none" else one for one in GATE.choices)
    changed = replace(book, questionnaire=replace(book.questionnaire, gate=replace(GATE, choices=choices)))

    assert gate_of(in_language(changed, "es")) == "None of them"


def test_english_is_the_rulebook_itself() -> None:
    assert in_language(BOOK, "en") is BOOK


def test_only_texts_differ() -> None:
    def without_texts(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(without_texts(item) for item in value)
        if not is_dataclass(value):
            return value
        shown = TEXTS.get(type(value), ())
        return type(value), *(without_texts(getattr(value, f.name)) for f in fields(value) if f.name not in shown)

    everything = saying(*((text, f"es {text}") for group in texts_in_order(BOOK) for text in group.texts))
    spanish = in_language(everything, "es")

    for field in fields(Rulebook):
        if field.name not in NEVER_SHOWN:
            assert without_texts(getattr(spanish, field.name)) == without_texts(getattr(BOOK, field.name)), field.name
    assert untranslated(everything, "es") == ()


def test_every_field_named_as_a_text_exists() -> None:
    for kind, names in TEXTS.items():
        assert set(names) <= {field.name for field in fields(kind)}, kind


def test_the_safety_gate_comes_first_and_nothing_twice() -> None:
    groups = untranslated(BOOK, "es")
    texts = [text for group in groups for text in group.texts]

    assert groups[0].heading == "The safety gate"
    assert len(texts) == len(set(texts))
    assert {option.name for option in BOOK.options} | {rule.why for rule in BOOK.rules} <= set(texts)


@pytest.mark.parametrize(
    ("translation", "code"),
    [
        (Translation("xx", "None of these", "?"), "language"),
        (Translation("es", "None of these", " "), "empty"),
        (
            Translation(
                "es", "988 (call or text; chat at 988lifeline.org; press 1 for veterans, 2 for Spanish)", "989"
            ),
            "number",
        ),
    ],
)
def test_a_translation_that_cannot_be_shown_is_a_problem(translation: Translation, code: str) -> None:
    assert problems_with(translation) == [code]


def test_a_text_translated_twice_is_a_problem_and_one_no_longer_used_is_none() -> None:
    twice = Translation("es", "None of these", "Ninguna")

    assert problems_with(twice, twice) == ["duplicate"]
    assert problems_with(Translation("es", "Nobody says this", "Nadie dice esto")) == []


def test_a_release_sealed_before_there_were_translations_can_be_read() -> None:
    text = canonical_json(BOOK)

    assert "translations" not in text
    assert read_sealed(text, digest_of(text)).translations == ()


def test_a_release_carries_its_translations(tmp_path: Path) -> None:
    book = saying((NONE.label, "Ninguna de estas"))
    digest = digest_of(canonical_json(book))

    write(tmp_path / "release.json", LiveRelease(2, digest, "2026-11-21", book))

    assert read(tmp_path / "release.json").rulebook.translations == book.translations


def test_writing_and_reading_a_folder_keeps_translations(tmp_path: Path) -> None:
    book = saying(("Nobody says this", "Nadie dice esto"), (NONE.label, "Ninguna de estas"))

    write_folder(book, tmp_path)

    written = (tmp_path / "texts-es.yaml").read_text(encoding="utf-8")
    assert set(read_folder(tmp_path).translations) == set(book.translations)
    assert written.index("# The safety gate") < written.index("Ninguna de estas") < written.index("# No longer used")


def test_a_language_may_have_several_files(tmp_path: Path) -> None:
    write_folder(saying((NONE.label, "Ninguna de estas")), tmp_path)
    (tmp_path / "texts-es-more.yaml").write_text(
        "- {source: Yes, text: 'Sí'}\n".replace("Yes", "'Yes'"), encoding="utf-8"
    )

    assert Translation("es", "Yes", "Sí") in read_folder(tmp_path).translations


def test_a_mistake_in_a_file_is_named_with_its_place(tmp_path: Path) -> None:
    write_folder(BOOK, tmp_path)
    (tmp_path / "texts-es.yaml").write_text("- {source: Hello, word: Hola}\n- just words\n", encoding="utf-8")

    with pytest.raises(BadData) as caught:
        read_folder(tmp_path)

    places = [problem.place for problem in caught.value.problems]
    assert all(place.startswith("texts-es.yaml, text ") for place in places)
    assert len({place.split(".word")[0].split(".text")[0] for place in places}) >= 2


@pytest.mark.django_db
def test_the_draft_keeps_translations_and_their_rows() -> None:
    from options.models import Translation as Row

    write_draft(saying((NONE.label, "Ninguna"), ("Old", "Viejo")))
    kept = Row.objects.get(source=NONE.label).pk
    write_draft(saying((NONE.label, "Ninguna de estas")))

    assert read_draft().translations == (Translation("es", NONE.label, "Ninguna de estas"),)
    assert Row.objects.get(source=NONE.label).pk == kept


def test_the_command_lists_what_is_missing_as_yaml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_folder(saying((NONE.label, "Ninguna de estas")), tmp_path / "knowledge")

    call_command("untranslated", "es", folder=tmp_path / "knowledge", write=tmp_path / "rest.yaml")

    rows = yaml.safe_load((tmp_path / "rest.yaml").read_text(encoding="utf-8"))
    assert {"source": GATE.wording.own, "text": ""} in rows
    assert NONE.label not in [row["source"] for row in rows]
    assert f"{len(rows)} texts have no translation (es)." in capsys.readouterr().err


def test_the_command_names_a_folder_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="missing"):
        call_command("untranslated", "es", folder=tmp_path)


def test_a_field_with_words_is_translated_or_known_to_need_none() -> None:
    """A new field with words must join TEXTS, or one of the sets above; else it would stay English unseen."""
    others = {
        field.name
        for kind in TEXTS
        for field in fields(kind)
        if field.name not in TEXTS[kind] and _holds_words(get_type_hints(kind)[field.name])
    }

    assert others - KEYS - FOR_EDITORS - SAME_EVERYWHERE == set()


def _holds_words(hint: Any) -> bool:
    return hint is str or str in get_args(hint)
