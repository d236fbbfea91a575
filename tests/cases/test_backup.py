"""A copy of the data base brought back elsewhere is the same, opens with the same keys, and with no others."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.cases.filled import CANARIES
from tests.publishing.real import real_data_base
from tests.site.servers import ROOT, environment

KEYS = "a made-up key for the drill, long enough to pass 1234567890"
OTHER_KEYS = "another made-up key for the drill, long enough to pass 1234"
POSTGRESQL_TOOLS = Path("/usr/lib/postgresql")


@pytest.fixture
def url(db: None, tmp_path: Path) -> Iterator[str]:
    """A real data base with the seed as its draft."""
    with real_data_base(tmp_path) as address:
        yield address


def told(url: str, folder: Path, act: str, keys: str = KEYS) -> dict[str, str]:
    """What a process that runs on a data base says: `fill` fills a case, `tell` gives what it finds."""
    command = [sys.executable, "-m", "tests.cases.telling", act]
    environ = environment(folder, url) | {"CASE_KEYS": keys, "DJANGO_SETTINGS_MODULE": "navigator.settings"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def copy(url: str, tmp_path: Path) -> Iterator[str]:
    """The data base after a case was filled, copied and brought back under another name."""
    told(url, tmp_path, "fill")
    if connection.vendor == "sqlite":
        yield _copied_file(url, tmp_path)
        return
    name = f"again_{uuid.uuid4().hex[:12]}"
    _command(f'CREATE DATABASE "{name}"')
    try:
        again = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        dump = str(tmp_path / "copy.dump")
        subprocess.run([_tool("pg_dump"), "-Fc", "--file", dump, url], check=True)
        subprocess.run([_tool("pg_restore"), "--dbname", again, dump], check=True)
        yield again
    finally:
        _command(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_what_comes_back_is_what_was_there_and_opens_with_the_same_keys_only(
    url: str, copy: str, tmp_path: Path
) -> None:
    before, after = told(url, tmp_path, "tell"), told(copy, tmp_path, "tell")
    with_other_keys = told(copy, tmp_path, "tell", OTHER_KEYS)

    assert after == before
    assert after["opened"] == f"{len(CANARIES)} of {len(CANARIES)}"
    assert with_other_keys["opened"] == f"0 of {len(CANARIES)}"
    assert after["log"] == "the access log is kept"


def _copied_file(url: str, folder: Path) -> str:
    place = folder / "again.sqlite3"
    with sqlite3.connect(url.removeprefix("sqlite:///")) as source, sqlite3.connect(place) as target:
        source.backup(target)
    return f"sqlite:///{place}"


def _tool(name: str) -> str:
    """A program of PostgreSQL: the newest of Debian's, or the one on the path."""
    places = sorted(POSTGRESQL_TOOLS.glob(f"*/bin/{name}"), key=lambda place: int(place.parts[-3]))
    return os.fspath(places[-1]) if places else shutil.which(name) or name


def _command(statement: str) -> None:
    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as beside:
        beside.execute(statement)  # type: ignore[call-overload]
