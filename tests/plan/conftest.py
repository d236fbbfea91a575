"""The seed as the release served. No test here may use the data base: a query fails."""

from tests.journey.conftest import served_release, visitor

__all__ = ["served_release", "visitor"]
