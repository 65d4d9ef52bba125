"""What every screen of the desk shares: its frame, and the door that only its staff pass."""

from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from ..rights import USE, uses_the_desk


class Door:
    """To everybody else a screen of the desk is not there: 404, whether or not the record is.

    `right` is what the screen needs beyond the use of the desk.
    """

    right = USE

    def may_enter(self, user) -> bool:
        return uses_the_desk(user) and user.has_perm(self.right)

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class Screen(Door, WagtailAdminTemplateMixin):
    """A page of the desk with Wagtail's furniture. `trail` are the lists it lies beneath."""

    header_icon = "desk"
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse_lazy("desk:home"), "label": _("Contact desk")},
    ]
    # Pairs (URL name, label).
    trail = []

    def get_breadcrumbs_items(self):
        lists = [{"url": reverse(name), "label": label} for name, label in self.trail]
        here = {"url": self.request.path, "label": self.get_page_title()}
        return [*self.breadcrumbs_items, *lists, here]


class TemplateScreen(Screen, TemplateView):
    pass
