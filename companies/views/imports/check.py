"""The dry run: what would become of every row, to be corrected and decided before it is written."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages

from ...actions.check_import import RULES, correct, decide, decide_by_rule
from ...forms.keys import key_of
from ...models import StagedRow
from ..screen import Door
from .frame import WITH_VERDICTS, BatchScreen, OfBatch
from .plan import plan_of
from .rows import REMARK, RowPages, query_of
from .shown_rows import RowDresser

Verdict = StagedRow.Verdict
_CELL = "cell-"


class Check(RowPages, BatchScreen):
    step = "import_check"
    states = WITH_VERDICTS
    template_name = "companies/imports/check.html"
    kinds = {
        "doubtful": (Verdict.DOUBTFUL.label, Q(verdict=Verdict.DOUBTFUL)),
        "wrong": (Verdict.WRONG.label, Q(verdict=Verdict.WRONG)),
        "decided": (gettext_lazy("decided by you"), Q(decision__gt="")),
        "create": (Verdict.CREATE.label, Q(verdict=Verdict.CREATE)),
        "update": (Verdict.UPDATE.label, Q(verdict=Verdict.UPDATE)),
        "same": (Verdict.SAME.label, Q(verdict=Verdict.SAME)),
        "remark": REMARK,
    }

    def with_records(self, rows):
        return rows.select_related("organisation", "person", "leader")

    def get_context_data(self, **kwargs):
        page = self.read_page()
        asked = self.request.GET
        dresser = RowDresser(self.batch, key_of(asked.get("edit")), asked.get("cell", ""))
        plan = plan_of(self.batch)
        return super().get_context_data(
            **kwargs,
            page=page,
            rows=dresser.dress(page.rows),
            links=self.links(page),
            tabs=self.tabs(self.counts()),
            plan=plan,
            show=self.show,
            query=query_of(asked.urlencode()),
            rules=RULES.items() if plan.undecided else [],
        )


class OfRow(OfBatch, Door, View):
    """One click on one row; then back to where it stood."""

    states = WITH_VERDICTS
    http_method_names = ["post", "options"]

    def post(self, request, pk, number):
        if not self.is_there:
            return self.elsewhere()
        row = get_object_or_404(self.batch.rows.waiting(), number=number)
        cells = [name for name in request.POST if name.startswith(_CELL)]
        if cells:
            self.correct(row, {name.removeprefix(_CELL): request.POST[name] for name in cells})
        else:
            self.decide(row)
        return redirect(self.back(number))

    def back(self, number):
        """To the row; where only the doubtful are shown, to the next of them."""
        query = query_of(self.request.POST.get("back", ""))
        place = f"row-{number}"
        if "show=doubtful" in query:
            following = self.batch.rows.undecided().filter(number__gt=number).in_order().first()
            place = f"row-{following.number}" if following else "rows"
        return f"{reverse('desk:import_check', args=[self.batch.pk])}?{query}#{place}"

    def correct(self, row, texts):
        said = row.said
        known = {str(at) for at in range(len(self.batch.headers))}
        for column, text in texts.items():
            if column in known and text.strip() != said.get(column, ""):
                correct(row, int(column), text.strip())

    def decide(self, row):
        asked = self.request.POST.get("decision", "")
        taken = self.request.POST.getlist("take")
        decide(row, asked, taken=taken)


class ByRule(OfBatch, Door, View):
    states = WITH_VERDICTS
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        if not self.is_there:
            return self.elsewhere()
        rule = request.POST.get("rule", "")
        if rule not in RULES:
            raise Http404
        count = decide_by_rule(self.batch, rule)
        messages.success(request, _decided(count) % {"number": count})
        query = query_of(f"show={Verdict.DOUBTFUL}")
        return redirect(f"{reverse('desk:import_check', args=[pk])}?{query}#rows")


def _decided(number):
    return ngettext("%(number)d row is decided.", "%(number)d rows are decided.", number)
