"""A form that was sent with a token of another session: who signed in anew in another tab."""

from urllib.parse import urlsplit

from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme


def csrf_failure(request, reason=""):
    with translation.override(_language_of(request)):
        return render(request, "403_csrf.html", {"back": _back(request)}, status=403)


def _language_of(request):
    """In the admin the views know the language; this answer comes before any of them."""
    profile = getattr(request.user, "wagtail_userprofile", None)
    return getattr(profile, "preferred_language", "") or translation.get_language()


def _back(request):
    """The page the form stood on; its script finds there what was typed."""
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}, request.is_secure()):
        return urlsplit(referer)._replace(scheme="", netloc="").geturl()
    return request.get_full_path()
