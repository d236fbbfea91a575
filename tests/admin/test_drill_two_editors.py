"""Two editors at random rows and fields: no accepted change is lost, unless one who saw it changed it again."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client

from tests.admin.drilling import Editor, came_back, choices, pick, some
from tests.admin.pages import fields_of
from tests.admin.two import second_editor
from tests.conftest import ON_POSTGRESQL
from tests.site.servers import ROOT


def must_merge(editor: Editor, stands: dict[str, str]) -> bool:
    """Whether somebody changed what this editor saw, to something else than this editor would save."""
    return any(stands[name] not in (was, editor.wrote.get(name, was)) for name, was in editor.saw.items())


def both_changed(editor: Editor, stands: dict[str, str]) -> set[str]:
    """The fields that both changed, each to something else."""
    return {name for name, said in editor.wrote.items() if stands[name] not in (editor.saw[name], said)}


def saved(editor: Editor, stands: dict[str, str], random: Random) -> bool:
    """Save until it is accepted, choosing at random; `stands` is what must stand afterwards. Gives whether it chose."""
    response, chose = editor.save(), False
    while must_merge(editor, stands):
        assert response.status_code == 409
        page = response.content.decode()
        open_choices = choices(page)
        assert set(open_choices.values()) == both_changed(editor, stands)
        editor.sent = came_back(response)
        for choice, name in open_choices.items():
            editor.sent[choice] = random.choice(["mine", "theirs"])
            if editor.sent[choice] == "theirs":
                del editor.wrote[name]
        editor.saw, chose = dict(stands), True
        response = editor.save()
    assert response.status_code == 302, response.content.decode()
    stands.update(editor.wrote)
    return chose


@pytest.mark.drill
def test_no_update_is_lost_in_any_order(editor: Client, drill: Callable[[int, int], int]) -> None:
    emil = second_editor()
    for number in range(drill(3, 200)):
        random = Random(number)
        page, names = pick(random)
        both = [Editor(editor, page), Editor(emil, page)]
        for one in both:
            one.open(names)
        stands = dict(both[0].saw)
        for _ in range(random.randint(2, 4)):
            one = random.choice(both)
            one.write(some(random, names))
            chose = saved(one, stands, random)
            if chose or random.random() < 0.7:
                one.open(names)

        sent = fields_of(editor, page)
        assert {name: sent[name] for name in names} == stands, number


@pytest.fixture
def shared_data_base(db: None, tmp_path: Path) -> Iterator[str]:
    """The address of a copy of the test data base with the seed, which several connections can use at once."""
    settings: Any = connection.settings_dict
    if not ON_POSTGRESQL:
        copy = tmp_path / "two.sqlite3"
        copy.write_bytes(connection.connection.serialize())
        yield f"sqlite:///{copy}"
        return
    connection.close()  # PostgreSQL copies only what nobody is connected to
    name = f"{settings['NAME']}_two"
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{settings["NAME"]}"')
    host = quote(str(settings["HOST"]), safe="")
    yield f"postgres://{settings['USER']}@{host}:{settings['PORT']}/{name}"
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.drill
def test_two_who_save_at_the_same_moment_do_not_overwrite_each_other(
    shared_data_base: str, drill: Callable[[int, int], int]
) -> None:
    rounds = drill(3, 200)
    environ = {**os.environ, "DATABASE_URL": shared_data_base, "DJANGO_SETTINGS_MODULE": "tests.settings"}

    done = subprocess.run(
        [sys.executable, "-m", "tests.admin.race", str(rounds)], cwd=ROOT, env=environ, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["lost"] == []
    assert said["rounds"] == rounds
    assert said["accepted at once"] == said["asked to choose"] == rounds
    assert said["doubled keys"] == 0
