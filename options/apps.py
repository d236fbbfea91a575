"""The Django applications of the knowledge: the draft with its releases, and the admin site to edit it."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class OptionsConfig(AppConfig):
    """Options, evidence, questions and rules: the draft and its releases."""

    name = "options"
    label = "options"
    verbose_name = "Knowledge"
    default_auto_field = "django.db.models.BigAutoField"
    default = True


class KnowledgeAdminConfig(admin_apps.AdminConfig):
    """Django's admin with our own site; stands in place of `django.contrib.admin` in the settings."""

    default_site = "options.site.KnowledgeSite"
    default = False
