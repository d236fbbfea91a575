"""Two editors in two threads who save at the same moment, again and again; run as a program on a data base of its own.

`python -m tests.admin.race ROUNDS` prints as JSON what happened. Each round both change the same field of the same row,
and both add a word with the same key. Of each, one save must be accepted, and the other one told.
"""

import json
import sys
from random import Random
from threading import Barrier, Thread
from typing import Any

import django

django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from options.models import Term  # noqa: E402
from tests import people  # noqa: E402
from tests.admin.drilling import Editor, came_back, choices, pick, some  # noqa: E402
from tests.admin.pages import address, fields_of  # noqa: E402


def signed_in(name: str) -> Client:
    """An editor's browser."""
    person = User.objects.create_user(name, is_staff=True)
    person.groups.add(Group.objects.get(name="editor"))
    return people.signed_in(Client(), person)


def together(editors: list[Editor]) -> list[Any]:
    """Both save at the same moment; gives what each was answered."""
    start, answers = Barrier(len(editors)), {}

    def run(place: int) -> None:
        start.wait()
        try:
            answers[place] = editors[place].save()
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(editors))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[place] for place in range(len(editors))]


def one_row(random: Random, clients: list[Client], told: dict[str, Any]) -> None:
    """Both change a row, at least one field of it the same; the one asked to choose keeps its own words."""
    page, names = pick(random)
    both = [Editor(client, page) for client in clients]
    same = random.choice(names)
    for one in both:
        one.open(names)
        one.write({**some(random, names), same: next(iter(some(random, (same,)).values()))})
    answers = together(both)
    codes = [answer.status_code for answer in answers]
    told["accepted at once"] += codes.count(302)
    told["asked to choose"] += codes.count(409)
    if sorted(codes) != [302, 409]:
        told["lost"].append([page, codes])
        return
    first, second = both[codes.index(302)], both[codes.index(409)]
    asked = choices(answers[codes.index(409)].content.decode())
    stands = {**first.saw, **first.wrote}
    second.sent = came_back(answers[codes.index(409)])
    for choice, name in asked.items():
        second.sent[choice] = random.choice(["mine", "theirs"])
        if second.sent[choice] == "theirs":
            del second.wrote[name]
    again = second.save()
    now = fields_of(second.client, page)
    wanted = {**stands, **second.wrote}
    if again.status_code != 302 or {name: now[name] for name in names} != wanted or same not in asked.values():
        told["lost"].append([page, again.status_code, same, wanted])


def one_key(number: int, clients: list[Client], told: dict[str, Any]) -> None:
    """Both add a word with the same key."""
    key = f"raced-{number}"
    both = [Editor(client, address("term", "add")) for client in clients]
    for one in both:
        one.open(())
        one.write({"key": key, "term": key, "plain": "A word."})
    codes = sorted(answer.status_code for answer in together(both))
    if codes != [200, 302] or Term.objects.filter(key=key).count() != 1:
        told["doubled keys"] += 1


def main(rounds: int) -> None:
    """Run all rounds and say what happened."""
    setup_test_environment()
    clients = [signed_in("rosa"), signed_in("rudi")]
    told: dict[str, Any] = {
        "rounds": rounds,
        "accepted at once": 0,
        "asked to choose": 0,
        "doubled keys": 0,
        "lost": [],
    }
    for number in range(rounds):
        one_row(Random(number), clients, told)
        one_key(number, clients, told)
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
