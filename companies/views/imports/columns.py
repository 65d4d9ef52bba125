"""What the columns of a file mean; then the check of all of its rows begins."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from ...forms.import_columns import ColumnsForm, keep_as_template
from ...forms.keys import key_of
from ...imports.mapping import Mapping
from ...imports.propose import examine, propose
from ...imports.templates import fit
from ...imports.templates import key_of as headers_key_of
from ...models import ImportTemplate
from ...tasks import check_import, later
from .frame import BEFORE_WRITING, BatchScreen, State

# So many rows are looked at to say what a column is, and to find what has to be asked.
LOOKED_AT = 1000


class Columns(BatchScreen):
    step = "import_columns"
    states = BEFORE_WRITING
    template_name = "companies/imports/columns.html"

    @property
    def is_there(self):
        return super().is_there and bool(self.batch.headers)

    def post(self, request, pk):
        if "use" in request.POST:
            return self.use(key_of(request.POST["use"]))
        form = self.make_form(request.POST)
        if not form.is_valid() or form.has_new_questions or "show" in request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        return self.check(form)

    def use(self, key):
        kept = get_object_or_404(ImportTemplate, pk=key)
        self.store(self.as_in(kept))
        return redirect("desk:import_columns", self.batch.pk)

    def check(self, form):
        mapping = form.chosen()
        name = form.cleaned_data["template_name"]
        if name:
            headers = self.batch.headers
            keep_as_template(name, headers_key_of(headers), headers, mapping, self.request.user)
        self.batch.state = State.CHECKING
        self.store(mapping)
        later(check_import, self.batch.pk)
        return redirect("desk:import_progress", self.batch.pk)

    def store(self, mapping):
        self.batch.mapping = mapping.to_json()
        self.batch.save(update_fields=["mapping", "state"])

    def make_form(self, data=None):
        return ColumnsForm(data, mapping=self.mapping, samples=self.samples, proposed=self.proposed)

    def get_context_data(self, **kwargs):
        form = kwargs.pop("form", None) or self.make_form()
        return super().get_context_data(
            **kwargs,
            form=form,
            templates=ImportTemplate.objects.only("name"),
            used_template=self.fitting.name if self.fitting and not self.batch.mapping else "",
        )

    @cached_property
    def mapping(self):
        if self.batch.mapping:
            return Mapping.from_json(self.batch.mapping)
        return self.as_in(self.fitting) if self.fitting else self.proposed

    @cached_property
    def fitting(self):
        """The newest template for just these headings."""
        key = headers_key_of(self.batch.headers)
        return ImportTemplate.objects.filter(headers_key=key).order_by("-used_at").first()

    @cached_property
    def proposed(self):
        return propose(self.batch.headers, self.rows)

    def as_in(self, kept):
        """What the template does not know is proposed; what it does not cover is asked."""
        mapping = fit(Mapping.from_json(kept.mapping), self.batch.headers)
        for at, plan in self.proposed.columns.items():
            mapping.columns.setdefault(at, plan)
        for at, plan in mapping.columns.items():
            examine(plan, self.samples.get(at, []))
        return mapping

    @cached_property
    def rows(self):
        """Texts in the order of the columns; an empty cell is "" there."""
        said = self.batch.rows.in_order().values_list("cells", flat=True)[:LOOKED_AT]
        width = range(len(self.batch.headers))
        return [[cells.get(str(at), "") for at in width] for cells in said]

    @cached_property
    def samples(self):
        width = range(len(self.batch.headers))
        return {at: [row[at] for row in self.rows if row[at]] for at in width}
