"""The desk's place on Wagtail's start page: how much waits for this colleague."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from .models.colleague import office_of
from .office_time import today_in, zone_of
from .reports.today import Today


class DeskPanel(Component):
    name = "desk"
    template_name = "companies/home_panel.html"
    order = 50

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        day = today_in(zone_of(office_of(self.user)), timezone.now())
        overdue, due = Today(self.user, day).counts()
        return {"heading": _("Contact desk"), "overdue": overdue, "due": due}
