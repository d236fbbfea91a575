"""The people who may sign in. Nobody is deleted: what they changed and approved stays on record under their name."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

admin.site.unregister(User)


@admin.register(User)
class PeopleAdmin(UserAdmin):
    """Django's own pages for accounts, without deletion: with an account its entries in the history would go."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody, superusers included: an account that is not active can sign in no more."""
        return False
