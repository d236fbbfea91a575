"""Drills in processes of their own: publishers killed at any moment, two of them at once, editors who save meanwhile.

`python -m tests.publishing.processes DRILL ...` prints what it saw as JSON. Every process is a fork of one that has
loaded everything, so that a drill of hundreds takes minutes. What is proved of a rulebook is not asked for here.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

import django
from django.conf import settings

PUBLISHED, REFUSED, BROKEN = 0, 3, 4
RULE = "methadone-severe"


@dataclass
class Seen:
    """What a drill saw. `bad`: every broken promise, in words; the numbers count rounds."""

    rounds: int = 0
    killed: int = 0
    before: int = 0
    after: int = 0
    bad: list[str] = field(default_factory=list)


def forked(act: Callable[[], object]) -> int:
    """Do something in a process of its own; gives its id. It ends with a status that says how it went."""
    from django.db import connections

    from options.publishing.refusals import CannotPublish

    connections.close_all()
    if child := os.fork():
        return child
    try:
        act()
        os._exit(PUBLISHED)
    except CannotPublish as refused:
        print(refused, file=sys.stderr)
        os._exit(REFUSED)
    except BaseException as error:
        print(repr(error), file=sys.stderr)
        os._exit(BROKEN)


def status(child: int) -> int:
    """Wait for a process; its exit status, or less than zero for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def people() -> tuple[Any, Any]:
    """Edda, who submits, and Paul, who approves and publishes."""
    from django.contrib.auth.models import User

    from tests import people

    if User.objects.filter(username="edda").exists():
        return User.objects.get(username="edda"), User.objects.get(username="paul")
    return people.editor(), people.publisher()


def approved(words: str) -> Any:
    """A change set of one changed reason, approved."""
    from options.models import ChangeSet, Release, Rule
    from options.publishing.latest import latest_draft

    edda, paul = people()
    Rule.objects.filter(key=RULE).update(why=words)
    base = Release.objects.live().first()
    return ChangeSet.objects.create(
        digest=latest_draft().digest, base=base, reason=words, submitted_by=edda, approved_by=paul
    )


def publish() -> None:
    """Publish the open change set, as Paul does."""
    from options.publishing.change_sets import open_change_set
    from options.publishing.publish import publish_change_set

    change_set = open_change_set()
    assert change_set
    publish_change_set(change_set, people()[1])


def broken_promises(least: int) -> list[str]:
    """What is not as it must be, whenever a publisher was killed. Takes: the number that was live before."""
    from options.models import ChangeSet, Release
    from options.publishing import release_file
    from options.rules.codec import read_sealed

    bad = []
    rows = list(Release.objects.order_by("number"))
    live = Release.objects.live().get()
    if [row.number for row in rows] != list(range(1, len(rows) + 1)):
        bad.append("the numbers have a hole")
    if live.number != len(rows) or live.number not in (least, least + 1):
        bad.append(f"release {live.number} is live, of {len(rows)}; before it was {least}")
    if sha256(live.content.encode()).hexdigest() != live.digest:
        bad.append(f"the digest of release {live.number} is wrong")
    if len(read_sealed(live.content, live.digest).rules) != SEEDED:
        bad.append(f"release {live.number} is not complete")
    used = ChangeSet.objects.filter(release__isnull=False)
    if used.count() != len(rows) - 1 or any(one.digest != one.release.digest for one in used.order_by("-pk")[:2]):
        bad.append("change sets and releases do not agree")
    if settings.RELEASE_FILE.exists() and release_file.read(settings.RELEASE_FILE).number > live.number:
        bad.append("the file is ahead of the data base")
    return bad


def kill(rounds: str, seed: str) -> Seen:
    """Kill a publisher at a random moment, again and again; after every kill look, and publish on."""
    from options.models import Release
    from options.publishing.change_sets import open_change_set

    chance, seen, longest = random.Random(int(seed)), Seen(), 0.0
    for number in range(int(rounds)):
        if open_change_set() is None:
            approved(f"Reason number {number} for this drill.")
        least = Release.objects.live().get().number
        started = time.monotonic()
        child = forked(publish)
        if number:
            time.sleep(chance.random() * longest * 1.1)
            os.kill(child, signal.SIGKILL)
        ended = status(child)
        longest = longest or time.monotonic() - started
        seen.rounds += 1
        seen.killed += ended == -signal.SIGKILL
        seen.bad += broken_promises(least)
        is_published = Release.objects.live().get().number == least + 1
        longest *= (
            0.9 if is_published else 1.1
        )  # so that about half of the kills come before the end, whatever the load
        seen.before += ended == -signal.SIGKILL and not is_published
        seen.after += ended == -signal.SIGKILL and is_published
        if ended not in (PUBLISHED, -signal.SIGKILL):
            seen.bad.append(f"round {number} ended with {ended}")
    if open_change_set() and status(forked(publish)) != PUBLISHED:
        seen.bad.append("after the last kill nothing could be published")
    return seen


def two(rounds: str) -> Seen:
    """Let two publish the same change set at the same moment; one of them is refused, in words."""
    from options.models import Release

    seen = Seen()
    for number in range(int(rounds)):
        approved(f"Reason number {number} for this drill.")
        least = Release.objects.live().get().number
        ended = sorted(status(child) for child in [forked(publish), forked(publish)])
        seen.rounds += 1
        seen.bad += broken_promises(least)
        if ended != [PUBLISHED, REFUSED] or Release.objects.count() != least + 1:
            seen.bad.append(f"round {number} ended with {ended}")
    return seen


def edit(number: int) -> None:
    """Save two rows and an entry of the history at once, as a form of the admin does."""
    from django.db import transaction

    from options.models import Finding, Rule
    from options.publishing.record import record

    with transaction.atomic():
        Finding.objects.filter(pk=Finding.objects.order_by("pk")[:1].get().pk).update(statement=f"Edit {number}.")
        Rule.objects.filter(key=RULE).update(why=f"Edit {number}.")
        record(people()[0], f"Edit {number}.", row=Rule.objects.get(key=RULE))


def edit_on() -> None:
    """Save again and again, with a breath in between, so that others get their turn on SQLite."""
    for number in range(1, 100_000):
        edit(number)
        time.sleep(0.02)


def edits_in(book: Any) -> set[str]:
    """What the rows say that an editor always saves together."""
    from options.models import Finding

    first = Finding.objects.order_by("pk").values_list("key", flat=True)[0]
    return {book.finding[first].statement, book.rule[RULE].why}


def meanwhile(rounds: str) -> Seen:
    """Read and seal while an editor saves again and again: each time one state, and the right edits counted."""
    from django.contrib.admin.models import LogEntry

    from options.publishing.alone import alone
    from options.publishing.draft import read_draft
    from options.publishing.entries import last_entry
    from options.publishing.sealing import Deed, seal

    seen = Seen()
    edit(0)
    child = forked(edit_on)
    try:
        for number in range(int(rounds)):
            seen.rounds += 1
            if len(mixed := edits_in(read_draft())) != 1:
                seen.bad.append(f"read a draft of two states: {mixed}")
            with alone():
                book = read_draft()
                release = seal(book, Deed("change", f"Round {number}.", author_name="a drill"), live=None, proof={})
                last = LogEntry.objects.get(pk=last_entry()).change_message
            if edits_in(book) != {last} or LogEntry.objects.get(pk=release.last_edit).change_message != last:
                seen.bad.append(f"sealed {edits_in(book)}, counted edits up to {last}")
    finally:
        os.kill(child, signal.SIGKILL)
        status(child)
    return seen


def main() -> None:
    """Run the drill named on the command line."""
    global SEEDED
    from options.models import Release
    from options.publishing import check, promises
    from options.publishing.latest import latest_draft
    from tests.publishing.sealing import publish_draft

    for module, name in ((check, "verdicts_of"), (check, "dead_rules_of"), (promises, "verdicts_of")):
        vars(module)[name] = lambda book: ()
    people()
    if not Release.objects.exists():
        publish_draft("First.", kind="first")
    SEEDED = len(latest_draft().book.rules)
    drills = {"kill": kill, "two": two, "meanwhile": meanwhile}
    print(json.dumps(asdict(drills[sys.argv[1]](*sys.argv[2:]))))


SEEDED = 0
if __name__ == "__main__":
    django.setup()
    main()
