"""A folder with all that a served site needs, made once for a whole run: the seed published, its people, static files.

Migrating, loading, proving and publishing takes longer than most tests that look at a served site, so each site gets a
copy.
"""

import fcntl
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.people import PASSWORD
from tests.site.servers import environment, manage

DATA_BASE, SECRET = "navigator.sqlite3", "secret_key"
SET_UP = f"""
from django.contrib.auth.models import User
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_knowledge", "options/seed", publish=True)
call_command("collectstatic", interactive=False, verbosity=0)
from tests import people
people.editor()
people.publisher()
from tests.cases.office import open_office
open_office()
User.objects.create_superuser("root", password="{PASSWORD}")
for person in User.objects.exclude(password__startswith="!"):
    people.phone(person)
"""
"""Everything in one process: starting one takes longer than most of these."""


def copy_of_site(factory: pytest.TempPathFactory, var: Path) -> dict[str, str]:
    """Give a folder a published site of its own; gives the environment it is served in."""
    made = _made(factory)
    shutil.copyfile(made / SECRET, var / SECRET)
    with closing(sqlite3.connect(made / DATA_BASE)) as whole, closing(sqlite3.connect(var / DATA_BASE)) as copy:
        whole.backup(copy)
    return environment(var, f"sqlite:///{var / DATA_BASE}") | {"STATIC_ROOT": str(made / "static")}


def _made(factory: pytest.TempPathFactory) -> Path:
    """The folder all workers of this run share, made by the first who asks."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "made-site"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "whole").exists():
            environ = environment(folder, f"sqlite:///{folder / DATA_BASE}")
            manage(environ, "shell", "--verbosity", "0", "--command", SET_UP)
            (folder / "whole").touch()
    return folder
