"""The settings of a test run: local, with nothing left behind on disk."""

import os
import tempfile
from pathlib import Path

os.environ["NAVIGATOR_LOCAL"] = "1"
os.environ["DEBUG"] = "0"
# Reviews are judged by this day for ever, also by servers that tests start: real dates must not make tests fail.
os.environ["NAVIGATOR_TODAY"] = "2026-11-21"
# Playwright keeps an event loop in the test's thread; Django would refuse the data base there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from navigator.settings import *  # noqa: F403
from navigator.settings import PLAIN_STATIC_FILES, STORAGES

_SCRATCH = tempfile.TemporaryDirectory(prefix="navigator-tests-")

RELEASE_FILE = Path(_SCRATCH.name) / "release.json"
RELEASE_POLL_SECONDS = 0
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": PLAIN_STATIC_FILES}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
