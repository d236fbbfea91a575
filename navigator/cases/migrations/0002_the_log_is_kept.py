"""The data base itself refuses to change, delete or empty the access log, on SQLite and on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    f"CREATE TRIGGER cases_log_no_{action} BEFORE {action} ON cases_accessentry "
    "BEGIN SELECT RAISE(ABORT, 'the access log is kept'); END"
    for action in ("update", "delete")
]
POSTGRESQL = [
    "CREATE FUNCTION cases_log_kept() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the access log is kept' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER cases_log_kept BEFORE UPDATE OR DELETE ON cases_accessentry "
    "FOR EACH ROW EXECUTE FUNCTION cases_log_kept()",
    "CREATE FUNCTION cases_log_not_emptied() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN IF EXISTS (SELECT 1 FROM cases_accessentry) THEN "
    "RAISE EXCEPTION 'the access log is kept' USING ERRCODE = 'integrity_constraint_violation'; "
    "END IF; RETURN NULL; END $$",
    "CREATE TRIGGER cases_log_not_emptied BEFORE TRUNCATE ON cases_accessentry "
    "FOR EACH STATEMENT EXECUTE FUNCTION cases_log_not_emptied()",
]
SQLITE_BACK = [f"DROP TRIGGER cases_log_no_{action}" for action in ("update", "delete")]
POSTGRESQL_BACK = [
    "DROP TRIGGER cases_log_not_emptied ON cases_accessentry",
    "DROP FUNCTION cases_log_not_emptied()",
    "DROP TRIGGER cases_log_kept ON cases_accessentry",
    "DROP FUNCTION cases_log_kept()",
]


def keep(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    _run(schema_editor, SQLITE, POSTGRESQL)


def release(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the triggers."""
    _run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK)


def _run(schema_editor: BaseDatabaseSchemaEditor, sqlite: list[str], postgresql: list[str]) -> None:
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers that keep the log."""

    dependencies = [("cases", "0001_cases_and_their_log")]

    operations = [migrations.RunPython(keep, release)]
