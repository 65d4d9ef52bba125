"""How the bytes of a file become rows: proposed, shown on its first rows, and to be changed."""

from dataclasses import dataclass

from django.shortcuts import redirect
from django.utils.functional import cached_property

from ... import reading
from ...actions.stage_import import stage
from ...forms.import_file import FileForm
from .frame import BEFORE_WRITING, BatchScreen
from .preview import preview

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
        if "show" in request.POST:
            return self.show(None)
        try:
            self.stage()
        except reading.Unreadable as problem:
            form.add_error(None, problem.sentence)
            return self.show(form)
        return redirect("desk:import_columns", pk)

    def stage(self):
        """Other headings are assigned anew."""
        before = self.batch.headers
        stage(self.batch)
        if self.batch.headers != before:
            self.batch.mapping = {}
            self.batch.save(update_fields=["mapping"])

    def show(self, form):
        return self.render_to_response(self.get_context_data(form=form))

    def take_over(self, answers):
        """Headings that were proposed for another sheet are proposed anew."""
        answers = {name: value for name, value in answers.items() if value}
        if any(answers.get(name, before) != before for name, before in self.read_by.items()):
            answers = answers | {"header_row": None, "header_rows": None}
        for name, value in answers.items():
            setattr(self.batch, name, value)
        self.batch.save(update_fields=ASKED)

    @property
    def read_by(self):
        return {name: getattr(self.batch, name) for name in ("encoding", "separator", "sheet")}

    @cached_property
    def content(self):
        return bytes(self.batch.data)

    @cached_property
    def inspection(self):
        return reading.inspect(self.batch.name, self.content)

    def make_form(self, data=None, **kwargs):
        return FileForm(data, inspection=self.inspection, **kwargs)

    def get_context_data(self, **kwargs):
        form = kwargs.pop("form", None) or self.make_form()
        context = super().get_context_data(
            **kwargs,
            form=form,
            readings=self.readings(),
            is_undecided=self.is_undecided,
            encoding=self.only_reading(),
            notes=self.inspection.notes,
        )
        if self.is_undecided:
            return context
        try:
            table = reading.read(self.batch.name, self.content, **self.read_by)
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

    @property
    def is_undecided(self):
        """Nobody has said yet how the letters are stored."""
        return len(self.inspection.readings) > 1 and not self.batch.encoding

    def as_read(self, layout):
        proposed = {"header_row": layout.header_row, "header_rows": layout.header_rows}
        return self.read_by | proposed

    def readings(self):
        chosen = self.batch.encoding
        return [
            ShownReading(one.encoding, one.label, one.sample, one.encoding == chosen)
            for one in self.inspection.readings
            if len(self.inspection.readings) > 1
        ]
