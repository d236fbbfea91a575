"""The seed folder, read once for all its tests."""

import pytest

from tests.seed.reference import Knowledge, load


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The first knowledge base; tests must not change it."""
    return load()
