from django.core.management.base import BaseCommand

from ...actions.load_history import load_history


class Command(BaseCommand):
    help = "Fill the site with the office's history. What was loaded once is never touched again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--without-renditions",
            action="store_true",
            help="Leave the sizes of the pictures to be made when they are first asked for.",
        )

    def handle(self, *args, without_renditions, **options):
        new = load_history(self.stdout.write, with_renditions=not without_renditions)
        self.stdout.write(
            f"{new} things loaded." if new else "The history is there already; nothing was changed."
        )
