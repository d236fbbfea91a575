"""Registers the cases with Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases, visits, decisions, consents, and the log of every look."""

    name = "navigator.cases"
    label = "cases"
    verbose_name = "Cases"
    default_auto_field = "django.db.models.BigAutoField"
