#!/usr/bin/env python
"""Runs the project's commands: `python manage.py help` lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Hand the command line to Django with this project's settings.

    Without a SECRET_KEY the command counts as a local one. The web server never assumes
    that: see navigator/wsgi.py.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "navigator.settings")
    if not os.environ.get("SECRET_KEY"):
        os.environ.setdefault("NAVIGATOR_LOCAL", "1")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"A setting is wrong: {error}")


if __name__ == "__main__":
    main()
