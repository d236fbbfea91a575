"""A real data base with the seed as its draft, for processes of their own: what they commit stays, as in production."""

import json
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.db import connection

from tests.site.servers import ROOT, environment


@contextmanager
def real_data_base(folder: Path) -> Iterator[str]:
    """Copy the test data base; gives the address of the copy, which is gone afterwards."""
    if connection.vendor == "sqlite":
        yield _copied_file(folder / "navigator.sqlite3")
        return
    name = f"drill_{uuid.uuid4().hex[:12]}"
    template = connection.settings_dict["NAME"]
    connection.close()
    _command(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield urlunsplit(urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}"))
    finally:
        _command(f'DROP DATABASE "{name}" WITH (FORCE)')


def run(url: str, folder: Path, drill: str, *arguments: object) -> Any:
    """Run a drill of `tests.publishing.processes` in a process of its own; gives what it reports."""
    command = [sys.executable, "-m", "tests.publishing.processes", drill, *(str(argument) for argument in arguments)]
    environ = environment(folder, url) | {"DJANGO_SETTINGS_MODULE": "navigator.settings"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _copied_file(path: Path) -> str:
    connection.ensure_connection()
    path.write_bytes(connection.connection.serialize())
    return f"sqlite:///{path}"


def _command(statement: str) -> None:
    """Run a statement that no transaction may hold, beside the test data base."""
    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as beside:
        beside.execute(statement)  # type: ignore[call-overload]
