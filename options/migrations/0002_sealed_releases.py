"""Refuse change and deletion of releases in the data base itself, on SQLite and on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    f"CREATE TRIGGER options_release_no_{action} BEFORE {action} ON options_release "
    "BEGIN SELECT RAISE(ABORT, 'a release is sealed'); END"
    for action in ("update", "delete")
]
POSTGRESQL = [
    "CREATE FUNCTION options_release_sealed() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'a release is sealed' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER options_release_sealed BEFORE UPDATE OR DELETE ON options_release "
    "FOR EACH ROW EXECUTE FUNCTION options_release_sealed()",
]
SQLITE_BACK = [f"DROP TRIGGER options_release_no_{action}" for action in ("update", "delete")]
POSTGRESQL_BACK = [
    "DROP TRIGGER options_release_sealed ON options_release",
    "DROP FUNCTION options_release_sealed()",
]


def seal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    run(schema_editor, SQLITE, POSTGRESQL)


def unseal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the triggers."""
    run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK)


def run(schema_editor: BaseDatabaseSchemaEditor, sqlite: list[str], postgresql: list[str]) -> None:
    """Run the statements of the data base in use."""
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers that keep releases sealed."""

    dependencies = [("options", "0001_the_draft_and_its_releases")]

    operations = [migrations.RunPython(seal, unseal)]
