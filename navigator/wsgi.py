"""The door for the web server: `gunicorn navigator.wsgi:application`."""

import gc
import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from navigator import checks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "navigator.settings")

try:
    checks.stop_on(checks.server_problems())
except ImproperlyConfigured as error:
    raise SystemExit(f"The site cannot start:\n{error}") from None

application = get_wsgi_application()

# Read every view now: a mistake stops the start instead of the first visitor, and gunicorn's
# workers share the memory.
_ = get_resolver().url_patterns

# What is loaded by now stays for good: looking through it for garbage took a tenth of a second now and then, and
# touched memory that the workers share.
gc.collect()
gc.freeze()
