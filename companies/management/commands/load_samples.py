import datetime
from importlib.util import find_spec

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from ...samples.remove import remove


class Command(BaseCommand):
    help = "Put generated samples into the contact desk to try it with, or take them away again."

    def add_arguments(self, parser):
        parser.add_argument("--remove", action="store_true", help="take all samples away")
        parser.add_argument("--simulate", action="store_true", help="do it, then undo it")
        parser.add_argument(
            "--today",
            type=datetime.date.fromisoformat,
            help="the day that the four years of contacts end with, such as 2026-03-02",
        )

    def handle(self, *args, today, **options):
        with transaction.atomic():
            said = self.remove() if options["remove"] else self.load(today or timezone.localdate())
            transaction.set_rollback(options["simulate"])
        self.stdout.write(f"Simulated: {said}" if options["simulate"] else said)

    def load(self, today):
        if find_spec("faker") is None:
            raise CommandError(
                "Faker is missing, which invents the samples' names. It comes with the development "
                "packages: start `make samples` instead."
            )
        from ...samples.load import load

        loaded = load(today)
        if loaded is None:
            return "There are samples already; nothing was changed."
        owner = loaded.colleague.get_username() if loaded.colleague else "nobody"
        return (
            f"Loaded {loaded.organisations} organisations, {loaded.people} people, "
            f"{loaded.contacts} contacts and {loaded.follow_ups} follow-ups, which belong to "
            f"{owner}."
        )

    def remove(self):
        try:
            removed = remove()
        except ValidationError as problem:
            raise CommandError(problem.messages[0]) from problem
        return (
            f"Removed {removed.organisations} organisations, {removed.people} people, "
            f"{removed.contacts} contacts and {removed.follow_ups} follow-ups."
        )
