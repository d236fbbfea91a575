"""The Django application that holds the knowledge."""

from django.apps import AppConfig


class OptionsConfig(AppConfig):
    """Options, evidence, questions and rules: the draft and its releases."""

    name = "options"
    label = "options"
    verbose_name = "Knowledge"
    default_auto_field = "django.db.models.BigAutoField"
