"""What every request passes: readable or refused, in one language, under a strict policy."""

from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.middleware.locale import LocaleMiddleware
from django.template.loader import render_to_string
from django.utils import translation

_VISITORS = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    ]
)
# Wagtail's admin needs inline scripts; public pages never get this one.
_ADMIN = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "object-src 'none'",
        "base-uri 'self'",
    ]
)
# What Wagtail's user bar and its accessibility checker need on a public page: no inline script.
_SIGNED_IN = _VISITORS.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "img-src 'self'", "img-src 'self' data:"
)
ADMIN_PATHS = ("/admin/",)


def _is_readable(path: str, query: str) -> bool:
    """Django has decoded the path, and put percent signs back only where it is broken."""
    asked = unquote_to_bytes(query.encode("latin-1", "replace"))
    try:
        unquote_to_bytes(path).decode()
        return "\x00" not in path + asked.decode()
    except UnicodeDecodeError:
        return False


class ReadableRequests:
    """Refuse a NUL byte or broken UTF-8 in the address with 400, before a database sees it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        environ = request.META
        if _is_readable(environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")):
            # A quoted NUL in a cookie would reach the database as the key of a session.
            if "\\000" in environ.get("HTTP_COOKIE", ""):
                environ["HTTP_COOKIE"] = ""
            return self.get_response(request)
        return self.refuse(request)

    def refuse(self, request):
        with translation.override(translation.get_language_from_request(request, check_path=True)):
            return HttpResponseBadRequest(render_to_string("400.html"))


class ContentSecurityPolicy:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy_for(request))
        self.keep_out_of_shared_caches(request, response)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        )
        return response

    @staticmethod
    def keep_out_of_shared_caches(request, response):
        """A page with the user bar is for one person; any other is asked for again by its ETag."""
        if response.headers.get("Content-Type", "").startswith("text/html"):
            is_private = response.headers["Content-Security-Policy"] != _VISITORS
            kept = "private, no-store" if is_private else "no-cache"
            response.headers.setdefault("Cache-Control", kept)
        # Wagtail's view of documents writes None, which becomes a word that no client knows.
        if response.headers.get("Content-Encoding") == "None":
            del response.headers["Content-Encoding"]

    @staticmethod
    def policy_for(request):
        if request.path.startswith(ADMIN_PATHS):
            return _ADMIN
        user = getattr(request, "user", None)
        return _SIGNED_IN if user is not None and user.is_authenticated else _VISITORS


class Language(LocaleMiddleware):
    """The address decides; without a prefix the browser does; the admin starts in German."""

    def process_request(self, request):
        if request.path.startswith(ADMIN_PATHS):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = translation.get_language()
        else:
            super().process_request(request)

    def process_response(self, request, response):
        if request.path.startswith(ADMIN_PATHS):
            # What is not there in the admin is not there in some language either: no redirect.
            response.headers.setdefault("Content-Language", translation.get_language())
            return response
        return super().process_response(request, response)
