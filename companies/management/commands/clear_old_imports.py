from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from ...actions.clear_imports import clear_old


class Command(BaseCommand):
    help = "Erase files that were uploaded for an import, and what their rows said, after 14 days."

    def add_arguments(self, parser):
        parser.add_argument("--simulate", action="store_true", help="do it, then undo it")

    def handle(self, *args, **options):
        with transaction.atomic():
            cleared = clear_old(timezone.now())
            transaction.set_rollback(options["simulate"])
        # Nothing to say once a minute.
        if cleared:
            begin = "Simulated: emptied" if options["simulate"] else "Emptied"
            self.stdout.write(f"{begin} {cleared} imports.")
