"""Whole pages, remembered for visitors: what is shown often then costs no more than a file."""

import os
import time

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import MiddlewareNotUsed
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.http import HttpResponse
from django.utils.translation import get_language_from_path
from wagtail.models import PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move


class KeptPages:
    """For PAGES_KEPT_SECONDS every process answers visitors with what it has shown before.

    Whoever brings a cookie is answered afresh. So editors see at once what they have published,
    and a form's secret is never shown to the next visitor. What is no longer for everybody is
    forgotten at once.
    """

    def __init__(self, get_response):
        if not settings.PAGES_KEPT_SECONDS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if not self.may_be_answered_alike(request):
            return self.get_response(request)
        key = f"core.page.{_last_forgotten()}.{request.build_absolute_uri()}"
        kept = cache.get(key)
        if kept is not None:
            content, headers = kept
            return HttpResponse(content, headers=headers)
        response = self.get_response(request)
        if self.may_be_kept(response):
            kept = response.content, dict(response.headers)
            cache.set(key, kept, settings.PAGES_KEPT_SECONDS)
        return response

    @staticmethod
    def may_be_answered_alike(request):
        # Addresses with a query are without number, and each would be kept.
        return (
            request.method == "GET"
            and not request.COOKIES
            and not request.META.get("QUERY_STRING")
            and get_language_from_path(request.path_info) is not None
        )

    @staticmethod
    def may_be_kept(response):
        return (
            response.status_code == 200
            and not response.streaming
            and not response.cookies
            and response.headers.get("Content-Type", "").startswith("text/html")
            and not {"private", "no-store"} & words(response.headers.get("Cache-Control", ""))
        )


def words(header):
    return {word.strip() for word in header.split(",")}


def connect():
    """A page may become private, go offline, or move to where pages are private."""
    post_save.connect(forget_kept_pages, sender=PageViewRestriction)
    post_delete.connect(forget_kept_pages, sender=PageViewRestriction)
    page_unpublished.connect(forget_kept_pages)
    post_page_move.connect(forget_kept_pages)


def forget_kept_pages(**kwargs):
    if settings.PAGES_KEPT_SECONDS:
        transaction.on_commit(_forget)


def _forget():
    """By the time of a file, which every process sees, also the one that acts on schedules."""
    file = _time_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    now = time.time_ns()
    os.utime(file, ns=(now, now))


def _last_forgotten():
    try:
        return _time_file().stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _time_file():
    return settings.DATA_DIR / "pages-forgotten"
