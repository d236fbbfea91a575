"""A site of its own with the seed published, and people who work on it at a desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.people import PASSWORD
from tests.site.servers import environment, manage, serving

SET_UP = f"""
from django.contrib.auth.models import User
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_knowledge", "options/seed", publish=True)
call_command("collectstatic", interactive=False, verbosity=0)
from tests import people
people.editor()
people.publisher()
User.objects.create_superuser("root", password="{PASSWORD}")
for person in User.objects.exclude(password__startswith="!"):
    people.phone(person)
"""
"""Everything in one process: starting one takes longer than most of these."""


@contextmanager
def office(var: Path) -> Iterator[str]:
    """The address of a site that keeps everything in a folder, while it is open."""
    environ = environment(var, f"sqlite:///{var / 'navigator.sqlite3'}")
    manage(environ, "shell", "--verbosity", "0", "--command", SET_UP)
    with serving(environ, var / "log") as base:
        yield base
