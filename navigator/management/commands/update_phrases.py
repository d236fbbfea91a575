"""`manage.py update_phrases`: bring the phrase books (.po) up to date with templates and code, and compile them."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from navigator.phrases import Phrase, phrases

HEADER = {
    "Project-Id-Version": "Treatment option navigator",
    "Language": "es",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


class Command(BaseCommand):
    """Add new phrases, drop those that are gone, and compile. Needs polib, one of the development requirements."""

    help = "Bring navigator/locale up to date with templates and code (see docs/translating.md)."

    def handle(self, *args: Any, **choices: Any) -> None:
        """Go through every language but English."""
        found = phrases()
        for language, name in settings.LANGUAGES[1:]:
            path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
            missing = _update(path, found)
            self.stdout.write(f"{name}: {len(found)} phrases, {missing} without a translation ({path.name}).")


def _update(path: Path, found: dict[Phrase, list[str]]) -> int:
    """Write one phrase book and its compiled form; gives how many phrases have no translation yet."""
    import polib

    old = (
        {Phrase(e.msgid, e.msgctxt or "", e.msgid_plural or ""): e for e in polib.pofile(str(path))}
        if path.exists()
        else {}
    )
    book = polib.POFile(wrapwidth=110)
    book.metadata = HEADER
    for phrase, places in found.items():
        known = old.get(phrase)
        plural = {0: "", 1: ""} if phrase.plural else {}
        book.append(
            polib.POEntry(
                msgctxt=phrase.context or None,
                msgid=phrase.text,
                msgid_plural=phrase.plural,
                msgstr=known.msgstr if known else "",
                msgstr_plural=known.msgstr_plural if known else plural,
                tcomment=known.tcomment if known else "",
                occurrences=[(place, "") for place in places],
                flags=_flags(phrase),
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(path))
    book.save_as_mofile(str(path.with_suffix(".mo")))
    return len(book.untranslated_entries())


def _flags(phrase: Phrase) -> list[str]:
    """What a translation must keep: the blanks of the phrase."""
    if "%(" in phrase.text:
        return ["python-format"]
    return ["python-brace-format"] if "{" in phrase.text else []
