"""Triggers again where a new column made the data base build the table anew; who may submit and approve."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

sealing = import_module("options.migrations.0002_sealed_releases")
SQLITE = [f"DROP TRIGGER IF EXISTS options_release_no_{action}" for action in ("update", "delete")] + sealing.SQLITE
POSTGRESQL = [
    "CREATE FUNCTION options_release_kept() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN IF EXISTS (SELECT 1 FROM options_release) THEN "
    "RAISE EXCEPTION 'a release is sealed' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$",
    "CREATE TRIGGER options_release_kept BEFORE TRUNCATE ON options_release "
    "FOR EACH STATEMENT EXECUTE FUNCTION options_release_kept()",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER options_release_kept ON options_release",
    "DROP FUNCTION options_release_kept()",
]
GROUPS = {"editor": ("add", "view"), "publisher": ("view", "approve")}


def seal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse change and deletion of releases; on PostgreSQL, emptying the table too."""
    sealing.run(schema_editor, SQLITE, POSTGRESQL)


def unseal(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let the table be emptied again; the older triggers stay."""
    sealing.run(schema_editor, [], POSTGRESQL_BACK)


def permit(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let editors submit a change set, and publishers approve it."""
    permission = import_module("options.migrations.0004_editors_and_publishers").permission
    for name, acts in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        group.permissions.add(*(permission(apps, "changeset", act) for act in acts))


class Migration(migrations.Migration):
    """Sealed again, and open to the two groups."""

    dependencies = [("options", "0008_change_sets_and_sealed_proofs")]

    operations = [
        migrations.RunPython(seal, unseal),
        migrations.RunPython(permit, migrations.RunPython.noop),
    ]
