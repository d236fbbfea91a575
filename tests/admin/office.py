"""A site of its own with the seed published, and people who work on it at a desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.people import PASSWORD
from tests.site.servers import environment, manage, serving

CAST = "from tests import people; people.editor(); people.publisher(); from django.contrib.auth.models import User; "
ROOT = f"User.objects.create_superuser('root', password='{PASSWORD}')"


@contextmanager
def office(var: Path) -> Iterator[str]:
    """The address of a site that keeps everything in a folder, while it is open."""
    environ = environment(var, f"sqlite:///{var / 'navigator.sqlite3'}")
    manage(environ, "migrate", "--verbosity", "0")
    manage(environ, "load_knowledge", "options/seed", "--publish")
    manage(environ, "collectstatic", "--noinput", "--verbosity", "0")
    manage(environ, "shell", "--verbosity", "0", "--command", CAST + ROOT)
    with serving(environ, var / "log") as base:
        yield base
