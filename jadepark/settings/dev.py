"""For one's own machine: `make run`."""

from .production import *
from .production import DATA_DIR, STORAGES


def local_secret_key():
    """The same random key at every start, so that a restart does not end the sessions."""
    from django.core.management.utils import get_random_secret_key

    file = DATA_DIR / "secret-key"
    if not file.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(get_random_secret_key())
    return file.read_text()


DEBUG = True
PAGES_KEPT_SECONDS = 0
SECRET_KEY = local_secret_key()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
