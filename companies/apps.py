from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Companies(AppConfig):
    name = "companies"
    verbose_name = _("Contact desk")
