"""`manage.py rotate_case_keys`: lock everything counselors wrote with the first key of CASE_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from navigator.cases.actions.rekeying import lock_all_anew


class Command(BaseCommand):
    """Lock everything anew; afterwards the older keys can be taken away."""

    help = "Lock what is personal in the cases with the newest key (docs/operations.md, Keys)."

    def handle(self, *args: Any, **choices: Any) -> None:
        """Lock, and say what was done. Raises: CommandError when something opens with no key."""
        done = lock_all_anew()
        self.stdout.write(f"Locked anew: {done.renewed}. Already under the newest key: {done.already}.")
        if done.unreadable:
            named = "\n".join(f"  {place}" for place in done.unreadable)
            raise CommandError(f"Open with no key of CASE_KEYS; keep the older keys, and add the missing one:\n{named}")
