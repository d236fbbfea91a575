"""Keeps what people answered out of the logs."""

import logging
import re
import traceback
from typing import Any

QUERY = re.compile(r"\?[^\s\"']*")


def without_query(words: Any) -> Any:
    """Cut the query string from a request line; anything that is not text stays as it is."""
    return QUERY.sub("", words) if isinstance(words, str) else words


class WithoutQueries(logging.Filter):
    """Cuts query strings from the messages of Django's own request loggers."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record's arguments; every record passes."""
        if record.name.startswith("django.") and isinstance(record.args, tuple):
            record.args = tuple(without_query(word) for word in record.args)
        return True


class DiscreetFormatter(logging.Formatter):
    """Writes where an error happened and of which kind, but not its message.

    The message of an exception often quotes the value that caused it, and that value may
    be somebody's answer. File, line and kind are enough to find the fault.
    """

    def formatException(self, ei: Any) -> str:  # noqa: N802
        """Give the frames and the kinds of the exception and of its causes."""
        error: BaseException | None = ei[1]
        parts: list[str] = []
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            kind = f"{type(error).__module__}.{type(error).__qualname__}"
            parts.append(f"{frames}{kind} (message withheld)")
            error = error.__cause__ or error.__context__
        return "\n".join(parts)
