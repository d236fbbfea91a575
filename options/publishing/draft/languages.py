"""Translations of the draft: rows to values, values to rows."""

from options.models import Translation
from options.publishing.draft.stored import Stored
from options.rules import rulebook
from options.rules.rulebook import Rulebook


def read_translations(stored: Stored) -> tuple[rulebook.Translation, ...]:
    """All translations."""
    return tuple(rulebook.Translation(*row) for row in stored.columns(Translation, "language", "source", "text"))


def write_translations(book: Rulebook) -> None:
    """Write the translations; a text that had one keeps its row."""
    rows = {(row.language, row.source): row for row in Translation.objects.all()}
    new, changed = [], []
    for place, value in enumerate(book.translations):
        row = rows.pop((value.language, value.source), None)
        if row is None:
            new.append(Translation(language=value.language, source=value.source, text=value.text, position=place))
        elif (row.text, row.position) != (value.text, place):
            row.text, row.position = value.text, place
            changed.append(row)
    Translation.objects.filter(pk__in=[row.pk for row in rows.values()]).delete()
    Translation.objects.bulk_update(changed, ["text", "position"], batch_size=200)
    Translation.objects.bulk_create(new, batch_size=200)
