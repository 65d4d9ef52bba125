"""One stylesheet for the browser out of one file for each component, without a build step."""

import hashlib
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.urls import reverse

_FOLDER = Path(settings.BASE_DIR) / "static" / "css"
_FIRST = ("layers.css", "fonts.css", "tokens.css", "base.css", "layout.css")
_URL = re.compile(r'url\("\.\./([^"]+)"\)')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
ONE_YEAR = 365 * 24 * 3600


def _files():
    return [*(_FOLDER / name for name in _FIRST), *sorted((_FOLDER / "components").glob("*.css"))]


def _joined():
    css = "".join(path.read_text(encoding="utf-8") for path in _files())
    without_comments = _COMMENT.sub("", css)
    return _URL.sub(lambda m: f'url("{staticfiles_storage.url(m[1])}")', without_comments)


@cache
def _kept():
    css = _joined()
    return css, hashlib.sha256(css.encode()).hexdigest()[:12]


def current():
    """(the CSS, its hash). Read once; in development again at every request."""
    if settings.DEBUG:
        _kept.cache_clear()
    return _kept()


def stylesheet_url():
    return reverse("stylesheet", args=[current()[1]])


def stylesheet(request, digest):
    css, now = current()
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    # A page from before the last update asks for yesterday's name: better today's look than none.
    kept = f"public, max-age={ONE_YEAR}, immutable" if digest == now else "no-cache"
    response.headers["Cache-Control"] = kept
    return response
