"""How the bytes of a file become rows: proposed, shown on its first rows, and to be changed."""

from dataclasses import dataclass

from django.shortcuts import redirect
from django.utils.functional import cached_property

from ... import reading, tasks
from ...actions import stage_import
from ...actions.read_import import inspection_of, is_undecided, table_of
from ...forms.import_file import FileForm
from ...tasks import later
from .frame import BEFORE_WRITING, BatchScreen, read_by_job
from .preview import preview

# So many rows are laid out in a moment; for more of them a job does it.
FEW = 3000
ASKED = ("encoding", "separator", "sheet", "header_row", "header_rows")


@dataclass(frozen=True)
class ShownReading:
    encoding: str
    label: str
    sample: tuple
    is_chosen: bool


class File(BatchScreen):
    step = "import_file"
    states = BEFORE_WRITING
    template_name = "companies/imports/file.html"

    def post(self, request, pk):
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form)
        self.take_over(form.cleaned_data)
        if read_by_job(self.batch):
            return self.elsewhere()
        if "show" in request.POST:
            return self.show(None)
        try:
            return self.lay_out(table_of(self.batch))
        except reading.Unreadable as problem:
            form.add_error(None, problem.sentence)
            return self.show(form)

    def lay_out(self, table):
        stage_import.begin(self.batch)
        if len(table.rows) > FEW:
            later(tasks.stage_import, self.batch.pk)
            return redirect("desk:import_progress", self.batch.pk)
        stage_import.carry_out(self.batch.pk)
        return redirect("desk:import_columns", self.batch.pk)

    def show(self, form):
        return self.render_to_response(self.get_context_data(form=form))

    def take_over(self, answers):
        """Headings that were proposed for another sheet are proposed anew."""
        answers = {name: value for name, value in answers.items() if value}
        before = self.batch.read_by
        if any(answers.get(name, said) != said for name, said in before.items()):
            answers = answers | {"header_row": None, "header_rows": None}
        for name, value in answers.items():
            setattr(self.batch, name, value)
        self.batch.save(update_fields=ASKED)

    @cached_property
    def inspection(self):
        return inspection_of(self.batch)

    def make_form(self, data=None, **kwargs):
        return FileForm(data, inspection=self.inspection, **kwargs)

    def get_context_data(self, **kwargs):
        form = kwargs.pop("form", None) or self.make_form()
        context = super().get_context_data(
            **kwargs,
            form=form,
            readings=self.readings(),
            is_undecided=is_undecided(self.batch),
            encoding=self.only_reading(),
            notes=self.inspection.notes,
        )
        if is_undecided(self.batch):
            return context
        try:
            table = table_of(self.batch)
        except reading.Unreadable as problem:
            return context | {"unreadable": problem.sentence}
        layout = reading.layout(table, self.batch.header_row, self.batch.header_rows)
        if not form.errors:
            context["form"] = self.make_form(initial=self.as_read(layout))
        return context | {"preview": preview(table, layout)}

    def only_reading(self):
        """How the letters are stored, where the file left no doubt."""
        readings = self.inspection.readings
        return readings[0].label if len(readings) == 1 else ""

    def as_read(self, layout):
        proposed = {"header_row": layout.header_row, "header_rows": layout.header_rows}
        return self.batch.read_by | proposed

    def readings(self):
        chosen = self.batch.encoding
        return [
            ShownReading(one.encoding, one.label, one.sample, one.encoding == chosen)
            for one in self.inspection.readings
            if len(self.inspection.readings) > 1
        ]
