"""Columns whose content is locked in the data base and plain in Python. Nobody can search in them."""

import json
from typing import TYPE_CHECKING, Any

from django.db import models

from navigator.cases import vault

if TYPE_CHECKING:
    Column = models.Field[Any, Any]
else:
    Column = models.TextField


class SealedText(Column):
    """A text; the data base holds a token. Empty stays empty."""

    def get_prep_value(self, value: Any) -> Any:
        """What the data base gets: a token, or the empty text."""
        return vault.lock(str(value), self._column) if value else ""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """What Python gets. Raises: vault.WrongKey."""
        return vault.unlock(value, self._column) if value else ""

    def get_lookup(self, lookup_name: str) -> Any:
        """None: equal content has different tokens, so that no question about it has an answer."""
        return None

    @property
    def _column(self) -> str:
        return f"{self.model._meta.label}.{self.attname}"


class SealedJSON(SealedText):
    """Plain data: mappings, lists, texts, numbers. The data base holds a token."""

    def get_prep_value(self, value: Any) -> Any:
        """What the data base gets; empty data is locked like any other."""
        return vault.lock(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False), self._column)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """What Python gets; None from a row that a join did not find. Raises: vault.WrongKey."""
        return None if value is None else json.loads(vault.unlock(value, self._column))
