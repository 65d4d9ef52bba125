"""What became of every row of a file; its rejected rows to take away; and all of it undone."""

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views import View

from ... import comma_file
from ...actions import rejected_rows
from ...actions.read_import import inspection_of
from ...imports.sentences import say
from ...models import ImportBatch, StagedRow
from ..screen import Door
from .frame import WITH_VERDICTS, BatchScreen, OfBatch, State
from .rows import REMARK, RowPages
from .shown_rows import RowDresser

RowState, Verdict = StagedRow.State, StagedRow.Verdict
_TITLES = {
    State.FINISHED: gettext_lazy("The file is brought in."),
    State.CANCELLED: gettext_lazy("The import was stopped. What was in by then stays in."),
    State.UNDONE: gettext_lazy("The import is undone."),
}
FORGOTTEN = gettext_lazy("Nothing of this file was brought in, and it was kept for fourteen days.")
_DONE = Q(state=RowState.DONE)
ENDS = {
    "new": (gettext_lazy("new records"), _DONE & Q(verdict=Verdict.CREATE)),
    "added": (gettext_lazy("added to records"), _DONE & Q(verdict=Verdict.UPDATE)),
    "same": (gettext_lazy("known already"), _DONE & Q(verdict=Verdict.SAME)),
    "skipped": (gettext_lazy("left out"), Q(state=RowState.SKIPPED)),
    "rejected": (gettext_lazy("rejected"), Q(state=RowState.REJECTED)),
    "waiting": (gettext_lazy("still waiting"), Q(state=RowState.WAITING)),
    "undone": (gettext_lazy("undone"), Q(state=RowState.UNDONE)),
    "remark": REMARK,
}
# Once it is undone there is nothing new any more, only what could not be undone.
_STAYS = _DONE & Q(verdict__in=[Verdict.CREATE, Verdict.UPDATE])
ENDS_UNDONE = {"stays": (gettext_lazy("not undone"), _STAYS)} | {
    name: end for name, end in ENDS.items() if name not in ("new", "added", "remark")
}
_BECAME = {
    "new": gettext_lazy("new record"),
    "added": gettext_lazy("added to a record"),
    "same": gettext_lazy("known already, so nothing happened"),
    "skipped": gettext_lazy("left out"),
    "rejected": gettext_lazy("rejected"),
    "waiting": gettext_lazy("still waiting"),
    "undone": gettext_lazy("undone"),
}


class Report(RowPages, BatchScreen):
    step = "import_report"
    states = (State.CANCELLED, State.FINISHED, State.UNDONE)
    template_name = "companies/imports/report.html"

    @property
    def kinds(self):
        return ENDS_UNDONE if self.batch.state == State.UNDONE else ENDS

    @property
    def is_there(self):
        return super().is_there or self.batch.cleared_at is not None

    def with_records(self, rows):
        return rows.select_related("result_organisation", "result_person", "leader")

    def get_context_data(self, **kwargs):
        page = self.read_page()
        counts = self.counts()
        RowDresser(self.batch).dress(page.rows)
        for row in page.rows:
            _report(row)
        return super().get_context_data(
            **kwargs,
            page=page,
            rows=page.rows,
            links=self.links(page),
            tabs=self.tabs(counts),
            title=_TITLES.get(self.batch.state, FORGOTTEN),
            waiting=counts["waiting"] if self.batch.state in WITH_VERDICTS else 0,
            rejected=counts["rejected"],
            problem=say(self.batch.problem) if self.batch.problem else "",
            stays=counts.get("stays", 0),
            other_sheets=self.other_sheets(),
            may_undo=self.may_undo and counts["new"] + counts["added"] > 0,
        )

    @property
    def may_undo(self):
        return self.batch.state != State.UNDONE and self.batch.cleared_at is None

    def other_sheets(self):
        """Those of the workbook that nobody has begun with."""
        batch = self.batch
        if batch.cleared_at or batch.kind in ("", "csv"):
            return []
        found = inspection_of(batch)
        same = ImportBatch.objects.filter(sha256=batch.sha256).exclude(state=State.UNDONE)
        begun = {batch.sheet, *same.values_list("sheet", flat=True)}
        return [name for name in found.sheets if name not in begun | found.hidden]


def _end(row):
    if row.state != RowState.DONE:
        return row.state
    return {Verdict.CREATE: "new", Verdict.UPDATE: "added"}.get(row.verdict, "same")


def _report(row):
    """What became of it, in words and as links."""
    record = row.result_organisation or row.result_person
    if not row.cells and record:
        # What the file said is erased by now.
        row.title = str(record)
    row.became = str(_BECAME[_end(row)])
    said = [*row.about_row, *(one for cell in row.about_cells for one in cell.said)]
    row.sentences = [one.sentence for one in said] if row.state != RowState.UNDONE else []
    row.records = [
        (record, reverse(f"desk:{noun}", args=[record.pk]))
        for noun, record in [
            ("organisation", row.result_organisation),
            ("person", row.result_person),
        ]
        if record and row.state == RowState.DONE
    ]


class Rejected(OfBatch, Door, View):
    """To be corrected in a spreadsheet program and uploaded again."""

    def get(self, request, pk):
        if self.batch.cleared_at or not rejected_rows.of_batch(self.batch).exists():
            raise Http404
        name = f"jadepark-import-{pk}.csv"
        return HttpResponse(
            rejected_rows.as_file(self.batch),
            content_type=comma_file.CONTENT_TYPE,
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                # Personal data, and of this moment: no browser keeps it for the next one.
                "Cache-Control": "no-store",
            },
        )
