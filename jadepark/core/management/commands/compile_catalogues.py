from django.core.management.base import BaseCommand

from jadepark.core.catalogues import PLURALS, compile_catalogue


class Command(BaseCommand):
    help = "Compile the German and Chinese words of the site where they have changed."
    requires_system_checks = []

    def handle(self, *, verbosity, **options):
        compiled = [language for language in PLURALS if compile_catalogue(language)]
        if compiled and verbosity:
            self.stdout.write(f"Compiled: {', '.join(compiled)}.")
