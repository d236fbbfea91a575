"""The last edit a release takes in; and what was submitted and who approved it stay as they were written."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SUBMITTED = ("digest", "base_id", "reason", "cases_reason", "starts_at", "submitted_by_id", "submitted_at")
APPROVAL = ("approved_by_id", "approved_at")
DONE = "OLD.release_id IS NOT NULL OR OLD.closed_at IS NOT NULL"


def changed(columns: tuple[str, ...], differs: str) -> str:
    """The condition that one of these columns is written anew with something else."""
    return " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in columns)


def condition(differs: str) -> str:
    """When a change of a change set is refused."""
    approved = f"OLD.approved_by_id IS NOT NULL AND ({changed(APPROVAL, differs)})"
    return f"({changed(SUBMITTED, differs)}) OR ({DONE}) OR ({approved})"


# The names are constants of this file; nothing from outside reaches the statements.
SQLITE = [
    "CREATE TRIGGER options_changeset_no_update BEFORE UPDATE ON options_changeset "  # nosec B608
    f"WHEN {condition('IS NOT')} BEGIN SELECT RAISE(ABORT, 'a change set is on record'); END",
    "CREATE TRIGGER options_changeset_no_delete BEFORE DELETE ON options_changeset "
    "BEGIN SELECT RAISE(ABORT, 'a change set is on record'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION options_changeset_on_record() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'a change set is on record' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER options_changeset_no_update BEFORE UPDATE ON options_changeset "  # nosec B608
    f"FOR EACH ROW WHEN ({condition('IS DISTINCT FROM')}) EXECUTE FUNCTION options_changeset_on_record()",
    "CREATE TRIGGER options_changeset_no_delete BEFORE DELETE ON options_changeset "
    "FOR EACH ROW EXECUTE FUNCTION options_changeset_on_record()",
]
SQLITE_BACK = [f"DROP TRIGGER options_changeset_no_{action}" for action in ("update", "delete")]
POSTGRESQL_BACK = [
    *(f"DROP TRIGGER options_changeset_no_{action} ON options_changeset" for action in ("update", "delete")),
    "DROP FUNCTION options_changeset_on_record()",
]


def keep(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    run(schema_editor, SQLITE, POSTGRESQL)


def release(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the triggers."""
    run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK)


def run(schema_editor: BaseDatabaseSchemaEditor, sqlite: list[str], postgresql: list[str]) -> None:
    """Run the statements of the data base in use."""
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """One more column, without a default, so that no table is built anew; and triggers for change sets."""

    dependencies = [("options", "0009_seal_again_and_permit")]

    operations = [
        migrations.AddField("release", "last_edit", models.PositiveBigIntegerField(blank=True, null=True)),
        migrations.RunPython(keep, release),
    ]
