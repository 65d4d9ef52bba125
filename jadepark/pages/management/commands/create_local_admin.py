import os
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from ...launch.server import EMAIL_OF_TRIAL

NAME = "admin"


class Command(BaseCommand):
    help = "Make an account for trying the site on this machine, when there is none yet."

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError(
                "This command is for one's own machine, and DEBUG is off here. "
                "Use `manage.py createsuperuser` instead."
            )
        accounts = get_user_model().objects
        if accounts.filter(is_superuser=True).exists():
            self.stdout.write(f"There is an account already; nothing was changed. {_sign_in()}")
            return
        if accounts.filter(username=NAME).exists():
            raise CommandError(
                f"“{NAME}” exists and may not do everything. Use `manage.py createsuperuser`."
            )
        password = secrets.token_urlsafe(12)
        accounts.create_superuser(NAME, EMAIL_OF_TRIAL, password)
        self.stdout.write(_box(f"Name:      {NAME}", f"Password:  {password}"))


def _sign_in():
    # `make run PORT=…` starts the site elsewhere than SITE_URL says.
    port = os.environ.get("PORT")
    site = f"http://localhost:{port}" if port else settings.SITE_URL.rstrip("/")
    return f"Sign in at {site}{reverse('wagtailadmin_home')}"


def _box(*lines):
    """The only time that anybody sees the password."""
    lines = [_sign_in(), *lines, "The password is shown only once. Change it under “Account”."]
    width = max(map(len, lines))
    edge = "+" + "-" * (width + 2) + "+"
    return "\n".join([edge, *(f"| {line:{width}} |" for line in lines), edge])
