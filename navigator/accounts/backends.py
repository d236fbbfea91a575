"""Who a session belongs to, with what decides whether it may go on."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef


class StaffBackend(ModelBackend):
    """Django's own way, that also tells in the same query whether the person has a role."""

    def get_user(self, user_id: Any) -> User | None:
        """The person, with `is_in_group`; None when the account is gone or was made inactive."""
        groups = User.groups.through.objects.filter(user_id=OuterRef("pk"))
        person = User.objects.annotate(is_in_group=Exists(groups)).filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None


def has_role(person: Any) -> bool:
    """Say whether a person has any role: a group, or the right to do everything."""
    if person.is_superuser:
        return True
    known = getattr(person, "is_in_group", None)
    return bool(person.groups.exists() if known is None else known)
