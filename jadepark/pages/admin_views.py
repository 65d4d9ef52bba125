"""The office's own screens in the admin: the state of the translations, the launch checklist."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from jadepark.core.languages import NATIVE_NAMES
from jadepark.core.translations import confirm, missing_texts

from . import launch
from .translation_table import TARGETS, TranslationTable


class Screen(WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin with Wagtail's furniture; `url_name` is its own."""

    url_name = None

    def get_breadcrumbs_items(self):
        own = {"url": reverse(self.url_name), "label": self.get_page_title()}
        return [*self.breadcrumbs_items, own]


class TranslationStates(Screen):
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"
    template_name = "pages/admin/translations.html"
    url_name = "translation_states"

    def get_context_data(self, **kwargs):
        table = TranslationTable(self.request.user)
        asked = self.request.GET.get("show", "")
        shown = asked if asked in {"work", *TARGETS} else "all"
        rows = {
            "all": table.rows,
            "work": table.needing_work(),
            **{code: table.needing_work([code]) for code in TARGETS},
        }
        return super().get_context_data(
            **kwargs,
            table=table,
            rows=rows[shown],
            shown=shown,
            filters=[(name, _filter_name(name), len(of_it)) for name, of_it in rows.items()],
            languages=[NATIVE_NAMES[code] for code in TARGETS],
        )


def _filter_name(name):
    if name in TARGETS:
        return _("%(language)s needs work") % {"language": NATIVE_NAMES[name]}
    return {"all": _("All pages"), "work": _("Needs work")}[name]


@require_POST
def translation_checked(request, page_id):
    """“Checked: still right”: the German text changed, and the translation need not."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    names = {"page": page.get_admin_display_title(), "language": str(page.locale)}
    if missing_texts(page):
        sentence = _(
            "“%(page)s” (%(language)s) still lacks texts, so it cannot be right yet. Open it and "
            "translate them."
        )
        messages.error(request, sentence % names)
    else:
        confirm(page)
        messages.success(request, _("“%(page)s” (%(language)s) is up to date.") % names)
    next_url = get_valid_next_url_from_request(request)
    return redirect(next_url or reverse("translation_states"))


class Launch(Screen):
    page_title = gettext_lazy("Before going public")
    header_icon = "tasks"
    template_name = "pages/admin/launch.html"
    url_name = "launch"
    breadcrumbs_items = [{"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Home")}]

    def get_context_data(self, **kwargs):
        points = launch.points(self.request.user)
        return super().get_context_data(
            **kwargs,
            areas=launch.by_area([point for point in points if not point.is_done]),
            done=[point for point in points if point.is_done],
            count=launch.count_open(points),
        )
