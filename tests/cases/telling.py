"""What a process of its own does on a real data base for the backup drill: fills a case, tells what it finds.

`python -m tests.cases.telling ACT` prints what it says as JSON.
"""

import json
import sys
from hashlib import sha256

import django
from django.db import DatabaseError, connection


def fill() -> dict[str, str]:
    """Fill a case of an office, with an entry in the log."""
    from navigator.cases import log
    from tests.cases.filled import fill as fill_case
    from tests.cases.office import open_office
    from tests.knowledge import live_seed

    office = open_office()
    fill_case(office.case, office.cora, live_seed())
    log.write(office.cora, log.Act.READ, "cases:case", office.case)
    return {}


def tell() -> dict[str, str]:
    """A hash of every table, how many of the canaries the keys open, and whether the log is kept."""
    from navigator.cases import sealed, vault
    from tests.cases.filled import CANARIES

    hashes = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
            hashes[table] = sha256(repr(cursor.fetchall()).encode()).hexdigest()
    opened = ""
    for column in sealed.sealed_columns():
        for _, token in sealed.tokens(column):
            try:
                opened += vault.unlock(token, column.label)
            except vault.WrongKey:
                continue
    count = sum(canary in opened for canary in CANARIES)
    return {**hashes, "opened": f"{count} of {len(CANARIES)}", "log": _spoiled()}


def _spoiled() -> str:
    """What the data base says when somebody deletes from the log."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM cases_accessentry")
    except DatabaseError as error:
        return str(error).splitlines()[0]
    return "deleted"


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"fill": fill, "tell": tell}[sys.argv[1]]()))
