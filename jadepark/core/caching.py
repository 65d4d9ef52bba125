"""Whole pages, remembered for visitors: what is shown often then costs no more than a file."""

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.utils.translation import get_language_from_path


class KeptPages:
    """For PAGES_KEPT_SECONDS every process answers visitors with what it has shown before.

    Whoever brings a cookie is answered afresh. So editors see at once what they have published,
    and a form's secret is never shown to the next visitor.
    """

    def __init__(self, get_response):
        if not settings.PAGES_KEPT_SECONDS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if not self.may_be_answered_alike(request):
            return self.get_response(request)
        key = f"core.page.{request.build_absolute_uri()}"
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
