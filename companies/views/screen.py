"""What every screen of the desk shares: its frame, and the door that only its staff pass."""

from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from ..models.colleague import office_of
from ..office_time import zone_of
from ..rights import USE, uses_the_desk


def reading_zone(user) -> str:
    """In which somebody reads the times of the desk: the one chosen under “Account”, if any, else
    that of their office."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.current_time_zone) or zone_of(office_of(user))


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
        zone = reading_zone(request.user)
        with timezone.override(zone):
            return rendered_in(zone, super().dispatch(request, *args, **kwargs))


def rendered_in(zone, response):
    """A template is rendered after the view has answered: in the same zone, too."""
    render = getattr(response, "render", None)
    if render is None:
        return response

    def render_there():
        with timezone.override(zone):
            return render()

    response.render = render_there
    return response


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
