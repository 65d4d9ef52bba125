from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from ...actions.clear_imports import clear_old
from ...actions.forget_merges import forget_old
from ...exports.carry_out import forget_old_files


class Command(BaseCommand):
    help = (
        "Erase files that were uploaded for an import, and what their rows said, after 14 days; "
        "files that were written to be taken away, after one; and what was written over when two "
        "records were merged, after 30."
    )

    def add_arguments(self, parser):
        parser.add_argument("--simulate", action="store_true", help="do it, then undo it")

    def handle(self, *args, **options):
        now = timezone.now()
        with transaction.atomic():
            done = {
                "imports": clear_old(now),
                "exports": forget_old_files(now),
                "merges": forget_old(now),
            }
            transaction.set_rollback(options["simulate"])
        begin = "Simulated: emptied" if options["simulate"] else "Emptied"
        for what, count in done.items():
            # Nothing to say every hour.
            if count:
                self.stdout.write(f"{begin} {count} {what}.")
