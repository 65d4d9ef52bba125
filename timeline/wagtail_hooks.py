from django.urls import path
from wagtail import hooks

from .admin_views import preview_dates
from .viewsets import CHOOSERS, Registers


@hooks.register("register_admin_viewset")
def registers():
    return [Registers(), *CHOOSERS]


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("milestone-dates/", preview_dates, name="timeline_date_preview")]
