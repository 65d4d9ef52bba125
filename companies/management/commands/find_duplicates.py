import os

from django.core.management.base import BaseCommand

from ...actions import find_duplicates


class Command(BaseCommand):
    help = (
        "Compare all records of the desk with their like and list the pairs that may be one. "
        "Each save does so for its record; this does it for all, for instance every night."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--processes", type=int, default=os.cpu_count() or 1, help="How many may work at once."
        )

    def handle(self, *args, **options):
        open_pairs = find_duplicates.everything(options["processes"])
        self.stdout.write(
            f"Possible duplicates: {open_pairs['organisation']} pairs of organisations, "
            f"{open_pairs['person']} pairs of people."
        )
