"""Whole addresses, from SITE_URL alone: the host that a request names is not to be trusted."""

from django.conf import settings


def absolute(url: str) -> str:
    """`url`, which may be whole already, with the scheme and host of the site."""
    return settings.SITE_URL.rstrip("/") + url if url.startswith("/") else url


def address_of(page) -> str:
    """The whole address of a page, empty where it has none."""
    return absolute(page.get_url() or "")
