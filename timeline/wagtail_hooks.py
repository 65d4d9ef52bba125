from django.urls import path
from wagtail import hooks

from .admin_views import preview_dates
from .renditions import build_for_page
from .viewsets import CHOOSERS, Registers


@hooks.register("register_admin_viewset")
def registers():
    return [Registers(), *CHOOSERS]


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("milestone-dates/", preview_dates, name="timeline_date_preview")]


@hooks.register("after_publish_page")
def build_sizes_of_pictures(request, page):
    # A hook and not the signal: whoever publishes by a command builds them at its own time.
    build_for_page(page)
