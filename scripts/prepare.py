"""Brings the database and the content up to date: every step may be repeated at each start.

One process for all steps, because Django's own start-up is most of what each of them costs.
"""

import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

STEPS = [
    ("Database …", "migrate", {"verbosity": 0}),
    ("Translations …", "compile_catalogues", {}),
    ("Content and pictures (a minute at the first start) …", "load_history", {}),
]
LOCAL_STEPS = [("Your account …", "create_local_admin", {})]
SAMPLE_STEPS = [("Samples for the contact desk …", "load_samples", {})]


def main(arguments):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jadepark.settings.dev")
    django.setup()
    steps = list(STEPS)
    steps += LOCAL_STEPS if "--local" in arguments else []
    steps += SAMPLE_STEPS if "--samples" in arguments else []
    for progress, command, options in steps:
        print(progress, flush=True)
        call_command(command, **options)


if __name__ == "__main__":
    main(sys.argv[1:])
