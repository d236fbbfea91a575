"""The two groups of people who care for the knowledge: editors change the draft, publishers publish it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

DRAFT = (
    "alert",
    "alerthelpline",
    "choice",
    "citation",
    "clause",
    "clausechoice",
    "conflict",
    "derivation",
    "examplecase",
    "finding",
    "guide",
    "helpline",
    "option",
    "optionfact",
    "profile",
    "programquestion",
    "question",
    "rule",
    "scaleentry",
    "seedclaim",
    "source",
    "step",
    "term",
)
ALL = ("add", "change", "delete", "view")
SEEN = ("view",)
EDITOR = {**dict.fromkeys(DRAFT, ALL), "safeguard": SEEN, "release": SEEN}
PUBLISHER = {**dict.fromkeys(DRAFT, SEEN), "safeguard": ALL, "release": (*SEEN, "publish")}
GROUPS = {"editor": EDITOR, "publisher": PUBLISHER}
NAMES = {"publish": "Can publish the draft as a release", "approve": "Can approve a change set of another person"}


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the groups; permissions that Django would add only after all migrations are added here."""
    for name, models in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*(permission(apps, model, act) for model, acts in models.items() for act in acts))


def permission(apps: StateApps, model: str, act: str) -> object:
    """The permission to do something with a model."""
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="options", model=model)
    said = NAMES.get(act) or f"Can {act} {apps.get_model('options', model)._meta.verbose_name}"
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=f"{act}_{model}", defaults={"name": said}
    )
    return found


def unmake(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the groups away."""
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("options", "0003_names_and_permission_to_publish"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make, unmake)]
