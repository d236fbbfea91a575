"""Which day it is for reviews that fall due.

Tests, and the servers they start, keep one day for ever, so that they do not begin to fail when the dates of the first
knowledge base pass. Only a local run can be told another day (NAVIGATOR_TODAY).
"""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

SOON = timedelta(days=60)
"""How long before its day a review is called for."""


def today() -> date:
    """The day by which reviews are judged."""
    fixed: date | None = settings.TODAY
    return fixed or timezone.now().date()
