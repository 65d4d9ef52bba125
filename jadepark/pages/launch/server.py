"""How the site is run. Most of this is said in the environment, not in the admin."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Site

from .points import FAULT, NOTE, Point, check

AREA = gettext_lazy("Server")
# Of the account that create_local_admin makes, until somebody makes it their own.
EMAIL_OF_TRIAL = "admin@localhost"
LOCAL = {"localhost", "127.0.0.1", "::1", "testserver"}
NOT_SENDING = ("console", "locmem", "dummy", "filebased")
SHORTEST_KEY, FEWEST_CHARACTERS = 50, 5


def _url(user, record):
    """Where this person may mend it, empty where not."""
    return (user and AdminURLFinder(user).get_edit_url(record)) or ""


@check(AREA, gettext_lazy("Errors are not shown to visitors."))
def debug(user):
    if settings.DEBUG:
        sentence = _(
            "DEBUG is on: visitors would see the inside of the program. Start the site with "
            "DJANGO_SETTINGS_MODULE=jadepark.settings.production."
        )
        yield Point(FAULT, sentence)


@check(AREA, gettext_lazy("The secret key is long and random."))
def secret_key(user):
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS or _is_local(key):
        sentence = _(
            "The secret key is short, or the one of a trial on one’s own machine. Set SECRET_KEY "
            "to a long random value."
        )
        yield Point(FAULT, sentence)


def _is_local(key):
    file = settings.DATA_DIR / "secret-key"
    return file.exists() and file.read_text() == key


@check(AREA, gettext_lazy("Only this site’s own names are answered."))
def hosts(user):
    if "*" in settings.ALLOWED_HOSTS:
        sentence = _("ALLOWED_HOSTS answers to every name (*). Name the site’s own host.")
        yield Point(FAULT, sentence)
    elif not set(settings.ALLOWED_HOSTS) - LOCAL - {"[::1]"}:
        yield Point(FAULT, _("ALLOWED_HOSTS names no public host. Name the site’s own host."))


@check(AREA, gettext_lazy("The site knows its own address."))
def addresses(user):
    address = urlsplit(settings.SITE_URL)
    names = {"url": settings.SITE_URL}
    if address.hostname in LOCAL:
        sentence = _("SITE_URL is %(url)s. Set it to the address under which visitors come.")
        yield Point(FAULT, sentence % names)
    elif address.scheme != "https":
        yield Point(FAULT, _("SITE_URL is %(url)s. Set it to an address with https.") % names)
    site = Site.objects.filter(is_default_site=True).first()
    if site is not None and site.hostname in LOCAL:
        sentence = _("The site’s host name is still “%(host)s”. Enter the public one.")
        yield Point(FAULT, sentence % {"host": site.hostname}, _url(user, site))


@check(AREA, gettext_lazy("The site can send e-mail."))
def email(user):
    is_sending = not any(kind in settings.EMAIL_BACKEND for kind in NOT_SENDING)
    if not is_sending or not settings.EMAIL_HOST:
        sentence = _(
            "No e-mail is sent, not even a forgotten password’s. Set EMAIL_HOST and the account."
        )
        yield Point(FAULT, sentence)
    elif not settings.DEFAULT_FROM_EMAIL:
        yield Point(FAULT, _("E-mail has no sender. Set DEFAULT_FROM_EMAIL."))


@check(AREA, gettext_lazy("No account of a trial is left."))
def accounts(user):
    sentence = _(
        "The account “%(name)s” was made for a trial. Give it a person’s name, e-mail and "
        "password, or delete it."
    )
    for account in get_user_model().objects.filter(email=EMAIL_OF_TRIAL, is_active=True):
        name = {"name": account.get_username()}
        yield Point(FAULT, sentence % name, _url(user, account))


@check(AREA, gettext_lazy("The database is PostgreSQL."))
def database(user):
    if connection.vendor == "sqlite":
        sentence = _(
            "The database is SQLite. That is enough for one server and some editors; with more, "
            "set DATABASE_URL to a PostgreSQL."
        )
        yield Point(NOTE, sentence)
