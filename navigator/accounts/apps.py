"""Registers the accounts with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Sign-in of staff. Its parts: docs/decisions/0019-sign-in-in-two-steps.md."""

    name = "navigator.accounts"
    label = "accounts"
    verbose_name = "Accounts"
    default_auto_field = "django.db.models.BigAutoField"
