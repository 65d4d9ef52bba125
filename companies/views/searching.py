"""Search and suggestions. Both are POST, so that no address ever carries a name."""

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from .. import countries, search
from ..forms.keys import key_of
from ..search_steps import OWNERS
from .screen import Door, TemplateScreen

MOST_SUGGESTED = 8
MOST_FOUND = 50


class Search(TemplateScreen):
    page_title = gettext_lazy("Search")
    header_icon = "search"
    template_name = "companies/search.html"

    def post(self, request):
        text = search.clean(request.POST.get("text", ""))
        hits = search.find(text, limit=MOST_FOUND)
        context = self.get_context_data(text=text, hits=[described(hit) for hit in hits])
        return self.render_to_response(context)


class Suggest(Door, View):
    http_method_names = ["post"]

    def post(self, request):
        hits = self.find(request.POST.get("text", ""), request.POST.get("only"))
        return JsonResponse([described(hit) for hit in hits], safe=False)

    def find(self, text, only):
        # Where the organisation is chosen already, its own people are meant first.
        organisation = key_of(self.request.POST.get("organisation"))
        if only == "person" and organisation:
            return search.find_person(text, organisation, limit=MOST_SUGGESTED)
        return search.find(text, only=only if only in OWNERS else None, limit=MOST_SUGGESTED)


def described(hit) -> dict:
    """A hit in words, for the page as for the list beneath a field."""
    return {
        "kind": hit.of,
        "kind_label": str(hit.record._meta.verbose_name),
        "id": hit.record.pk,
        "url": reverse(f"desk:{hit.of}", args=[hit.record.pk]),
        "name": hit.record.name,
        "other": hit.record.other_name,
        "detail": _detail(hit),
        "reason": "" if hit.is_obvious else hit.reason,
        "meant": _("Meant: %(text)s") % {"text": hit.meant} if hit.meant else "",
    }


def _detail(hit):
    """What tells it from another of the same name: where it is, or where they work."""
    if hit.of == "person":
        return next((str(job.organisation) for job in hit.record.current_jobs), "")
    city = hit.record.city or hit.record.city_chinese
    country = countries.name(hit.record.country)
    if city and country:
        return _("%(city)s, %(country)s") % {"city": city, "country": country}
    return city or country
