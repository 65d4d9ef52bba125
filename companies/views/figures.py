"""Figures for a period: on the screen, and as a file for those who may take figures away."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View

from jadepark.pages.models import Office

from ..forms.period import PeriodForm
from ..models import Organisation
from ..models.colleague import office_of
from ..office_time import today_in, zone_of
from ..reports.explained import as_of, period_text, rules
from ..reports.figure import ORGANISATIONS
from ..reports.figures import figures
from ..reports.period import PRESETS
from ..reports.scope import Scope, has_real_records
from ..reports.workbook import workbook
from ..rights import EXPORT
from .screen import Door, TemplateScreen
from .shown_figures import list_url, number, shown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Asked:
    """What the address asks for, read once."""

    @cached_property
    def now(self):
        return timezone.now()

    @cached_property
    def zone(self):
        return zone_of(office_of(self.request.user))

    @cached_property
    def form(self):
        return PeriodForm(self.request.GET)

    @cached_property
    def scope(self):
        """None where the address asks for no period that there is."""
        if not self.form.is_valid():
            return None
        period = self.form.asked_period(today_in(self.zone, self.now))
        samples = self.form.cleaned_data["samples"] or not has_real_records()
        return Scope(period, self.request.user, samples)


class Figures(Asked, TemplateScreen):
    page_title = _("Figures")
    template_name = "companies/figures.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {
            "form": self.form,
            "presets": PRESETS.items(),
            "is_asked_for_samples": self.form.data.get("samples"),
        }
        return context | self._answer() if self.scope else context

    def _answer(self):
        answer = [shown(figure, self.scope.samples) for figure in figures(self.scope)]
        return {
            "figures": answer,
            "totals": answer[:3],
            "preset": self.form.preset,
            "period": self.scope.period,
            "period_text": period_text(self.scope.period),
            "as_of": as_of(self.now, self.zone),
            "rules": rules(self.scope),
            "samples": self.scope.samples,
            "may_export": self.request.user.has_perm(EXPORT),
            "stated": Office.load(),
            "may_state": self.request.user.has_perm("pages.change_office"),
            "companies": self._companies(),
        }

    def _companies(self):
        """(number, list) of those at the desk today, to stand beside what the office states."""
        count = self.scope.organisations().filter(kind=Organisation.Kind.COMPANY).count()
        sample = "only" if self.scope.samples else "without"
        narrow = {"kind": Organisation.Kind.COMPANY.value, "sample": sample}
        return number(count), list_url(ORGANISATIONS, narrow)


class FiguresFile(Door, Asked, View):
    right = EXPORT

    def get(self, request):
        if self.scope is None:
            raise Http404
        period = self.scope.period
        name = f"jadepark-{period.since}-{period.until}.xlsx"
        found = workbook(
            figures(self.scope),
            [period_text(period), as_of(self.now, self.zone), *rules(self.scope)],
        )
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(found, content_type=XLSX, headers=headers)
