"""Searching for a row while filling in a form: a result says what the row says, not only its key."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model, QuerySet

from options.models import Finding

LONGEST_LABEL = 240


class WordedAutocomplete(AutocompleteJsonView):
    """Django's search, with a finding shown by its statement, source and certainty."""

    def get_queryset(self) -> QuerySet[Any]:
        """The rows found, with what their labels need."""
        found = super().get_queryset()
        return found.select_related("source") if found.model is Finding else found

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """One row of the list that opens."""
        return {"id": str(getattr(obj, to_field_name)), "text": label_of(obj)}


def label_of(row: Model) -> str:
    """How a row is named in a search field."""
    return finding_label(row) if isinstance(row, Finding) else str(row)


def finding_label(finding: Finding) -> str:
    """Statement, kind of source and certainty, and its key: enough to choose by."""
    statement = finding.statement
    if len(statement) > LONGEST_LABEL:
        statement = statement[:LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
    ready = "" if finding.citation_ready else ", not citation-ready"
    return f"{statement} ({finding.source.type_label}, certainty {finding.certainty}{ready}; {finding.key})"
