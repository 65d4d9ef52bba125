"""Who works at the desk, and where: it decides who reads what is confidential to an office."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from ..actions.set_offices import set_offices
from ..forms.colleagues import ColleaguesForm
from ..rights import ASSIGN
from .screen import TemplateScreen


class Colleagues(TemplateScreen):
    right = ASSIGN
    page_title = _("Colleagues")
    template_name = "companies/colleagues.html"

    def get_context_data(self, **kwargs):
        return {"form": ColleaguesForm(), **super().get_context_data(**kwargs)}

    def post(self, request):
        form = ColleaguesForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        count = set_offices(form.offices())
        messages.success(request, _changed(count))
        return redirect("desk:colleagues")


def _changed(count):
    if not count:
        return _("Nothing was changed.")
    return ngettext("%(n)s office is saved.", "%(n)s offices are saved.", count) % {"n": count}
