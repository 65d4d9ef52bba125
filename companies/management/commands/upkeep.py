from django.core.management.base import BaseCommand
from django.utils import timezone

from ...actions import upkeep


class Command(BaseCommand):
    help = (
        "What the desk does by itself, if it is due: compare all records once a night, and write "
        "the index anew after an update that changed its rules. To be called every hour."
    )

    def handle(self, *args, **options):
        done = upkeep.carry_out(timezone.now())
        if done.indexed:
            organisations, people = done.indexed
            self.stdout.write(f"Indexed {organisations} organisations and {people} people.")
        if done.pairs:
            organisations, people = done.pairs["organisation"], done.pairs["person"]
            self.stdout.write(
                f"Possible duplicates: {organisations} of organisations, {people} of people."
            )
