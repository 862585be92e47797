#!/usr/bin/env python
"""Django's commands, with the database they need: `python manage.py migrate` works on a fresh checkout."""

import os
import signal
import sys

from caseload import launch


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caseload.settings")
    # A plain `kill` leaves the block below in order too, so that the last one out stops the database.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        launch.ensure_secrets(launch.data_dir())
        with launch.database():
            from django.core.management import execute_from_command_line

            execute_from_command_line(sys.argv)
    except launch.LaunchError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
