from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ...samples.spreadsheets.write import files


class Command(BaseCommand):
    help = "Write the two invented spreadsheets with which the import can be tried."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where to write them; it has to exist")

    def handle(self, *args, folder, **options):
        if not folder.is_dir():
            raise CommandError(f"There is no folder “{folder}”. Make it, or name another one.")
        for name, content in files().items():
            (folder / name).write_bytes(content)
            self.stdout.write(f"Wrote {name}.")
