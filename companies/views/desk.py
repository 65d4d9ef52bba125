"""The start page of the desk."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models.colleague import office_of
from ..office_time import today_in, zone_of
from ..quick_days import quick_days
from ..reports.cities import cities
from ..reports.today import MONTHS, Today
from .screen import TemplateScreen

DEFAULT_MONTHS = 12


@dataclass(frozen=True)
class Tasks:
    """Follow-ups under one heading; without a sentence for none it is left out when empty."""

    heading: str
    tasks: list
    nothing: str = ""
    is_urgent: bool = False
    names_colleague: bool = False


class Desk(TemplateScreen):
    page_title = _("Contact desk")
    template_name = "companies/desk.html"

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    def get_context_data(self, **kwargs):
        user, now = self.request.user, timezone.now()
        day = today_in(zone_of(office_of(user)), now)
        today = Today(user, day, self._months())
        return {
            "today": today,
            "sections": list(sections(today)),
            "contacts": list(today.contacts()),
            "silent": list(today.silent()),
            "silent_count": today.silent_count(),
            "organisation_count": today.organisation_count(),
            "contact_count": today.contact_count(),
            "months": MONTHS,
            "days": quick_days(day),
            "cities": cities(now),
            **super().get_context_data(**kwargs),
        }

    def _months(self):
        asked = self.request.GET.get("months", "")
        return int(asked) if asked in {str(one) for one in MONTHS} else DEFAULT_MONTHS


def sections(today):
    yield Tasks(_("Overdue"), list(today.overdue()), is_urgent=True)
    yield Tasks(
        _("Due today"),
        list(today.due()),
        _("Nothing is due today. What you set as a follow-up of a contact appears here."),
    )
    yield Tasks(_("In the next seven days"), list(today.coming()))
    with_colleagues = list(today.with_colleagues())
    yield Tasks(_("Given to colleagues"), with_colleagues, names_colleague=True)
    with_nobody = list(today.with_nobody())
    yield Tasks(_("With nobody"), with_nobody, is_urgent=True, names_colleague=True)
