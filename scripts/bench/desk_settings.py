"""For the benchmark of the contact desk: as in production, but asked without a proxy, and with
Django's stock admin beside Wagtail's to be compared with."""

from jadepark.settings.production import *
from jadepark.settings.production import INSTALLED_APPS, STORAGES

SECRET_KEY = "only-for-the-benchmark"  # noqa: S105
ALLOWED_HOSTS = ["testserver"]
INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]
ROOT_URLCONF = "scripts.bench.desk_urls"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
