"""Registers the site with Django."""

from django.apps import AppConfig


class NavigatorConfig(AppConfig):
    """The site around the knowledge: start-up checks, the journey, and later the cases."""

    name = "navigator"
    label = "navigator"
    verbose_name = "Navigator"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the start-up checks."""
        from navigator import checks  # noqa: F401
