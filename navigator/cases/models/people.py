"""Teams and who works in them. Whoever is in no team sees no case, superusers included."""

from django.conf import settings
from django.db import models


class Team(models.Model):
    """Counselors who work together under the same supervisors."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Membership(models.Model):
    """The one team a person works in, and as what. Ending it ends every look at the team's cases at once.

    A counselor sees the own cases and those shared by name; a supervisor sees all of the team. Counseling notes are
    read by their author, and by those few with `reads_counseling_notes`.
    """

    class Role(models.TextChoices):
        """What a person does in a team."""

        COUNSELOR = "counselor", "counselor"
        SUPERVISOR = "supervisor", "supervisor"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="membership")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role, default=Role.COUNSELOR)
    reads_counseling_notes = models.BooleanField(
        default=False, help_text="May read the counseling notes of others in cases this person can open."
    )

    class Meta:
        ordering = ["team", "user__username"]

    def __str__(self) -> str:
        """Who works where as what."""
        return f"{self.user}, {self.get_role_display()} in {self.team}"

    @property
    def is_supervisor(self) -> bool:
        """Whether this person sees all cases of the team."""
        return self.role == self.Role.SUPERVISOR
