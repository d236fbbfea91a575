"""Translations of the texts readers see."""

from importlib import import_module

from django.db import migrations, models

GROUPS = {"editor": ("add", "change", "delete", "view"), "publisher": ("view",)}


def permit(apps, schema_editor):
    """Let editors change translations, and publishers see them."""
    permission = import_module("options.migrations.0004_editors_and_publishers").permission
    for name, acts in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        group.permissions.add(*(permission(apps, "translation", act) for act in acts))


class Migration(migrations.Migration):

    dependencies = [
        ("options", "0006_statements"),
    ]

    operations = [
        migrations.CreateModel(
            name="Translation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(db_index=True, default=0)),
                ("language", models.CharField(choices=[("es", "Spanish")], default="es", max_length=10)),
                (
                    "source",
                    models.TextField(
                        help_text="Letter for letter as it stands in the draft.", verbose_name="English text"
                    ),
                ),
                ("text", models.TextField(verbose_name="translation")),
            ],
            options={"ordering": ["position", "pk"], "abstract": False},
        ),
        migrations.RunPython(permit, migrations.RunPython.noop),
    ]
