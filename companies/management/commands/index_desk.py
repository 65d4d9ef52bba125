from django.core.management.base import BaseCommand

from ...actions import index


class Command(BaseCommand):
    help = "Write anew all that the desk derives from its records: names in lists, keys, words."

    def handle(self, *args, **options):
        organisations, people = index.everything()
        self.stdout.write(f"Indexed {organisations} organisations and {people} people.")
