"""For `make test`: fast, and strict where a visitor would notice."""

from .production import *
from .production import STORAGES, TASKS

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
PAGES_KEPT_SECONDS = 0
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
# A test waits for what it has asked for.
TASKS = TASKS | {"desk": TASKS["default"]}
