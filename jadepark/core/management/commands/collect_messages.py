from django.core.management.base import BaseCommand

from jadepark.core.catalogue_faults import faults
from jadepark.core.catalogues import PLURALS, collect, messages_in_code, read


class Command(BaseCommand):
    help = (
        "Bring the German and Chinese catalogues up to the code, and say what is to be translated."
    )
    requires_system_checks = []

    def handle(self, **options):
        messages = messages_in_code()
        for language in PLURALS:
            new, gone = collect(language, messages)
            self.stdout.write(
                f"{language}: {len(messages)} messages, {len(new)} new, {len(gone)} gone."
            )
            for text in gone:
                self.stdout.write(f"  gone: {text}")
            for sentence in faults(language, messages, read(language)):
                self.stdout.write(f"  {sentence}")
