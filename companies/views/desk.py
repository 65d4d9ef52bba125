"""The start page of the desk."""

from django.utils.translation import gettext_lazy as _

from .screen import TemplateScreen


class Desk(TemplateScreen):
    page_title = _("Contact desk")
    template_name = "companies/desk.html"

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]
