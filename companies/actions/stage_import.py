"""The rows of an uploaded file are laid out for the dry run, each under its number in the file.

Lot by lot, each in a transaction of its own with the batch's lock: a job that died leaves whole
lots behind, and goes on with the first row that is not there. Two that run at once take turns.
"""

from itertools import islice

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import reading
from ..models import ImportBatch, StagedRow
from . import write_rows
from .read_import import table_of

AT_ONCE = 1000
State = ImportBatch.State
BEFORE_COMMIT = (State.UPLOADED, State.STAGING, State.MAPPED, State.CHECKING, State.CHECKED)
TOO_LATE = _("Rows of this file have been brought in already. Upload it again to read it anew.")
_HEAD = ["sheet", "epoch_1904", "header_row", "header_rows", "headers", "row_count", "mapping"]


def stage(batch: ImportBatch) -> None:
    """Anew, as often as its encoding, separator, sheet or header changes before it is brought in.

    Sets the batch's headers, the rows its header takes, its sheet and the number of its rows.
    Raises `reading.Unreadable`, and ValidationError once something of it was brought in.
    """
    table = table_of(batch)
    begin(batch)
    _lay_out(batch.pk, table)
    batch.refresh_from_db(fields=[*_HEAD, "state", "done_count", "heartbeat_at"])


def begin(batch: ImportBatch) -> None:
    """For a job that does the rest. Raises ValidationError once something was brought in."""
    if batch.state not in BEFORE_COMMIT or batch.rows.exclude(state="waiting").exists():
        raise ValidationError(TOO_LATE)
    batch.state, batch.problem, batch.heartbeat_at = State.STAGING, {}, timezone.now()
    # No row yet: the sign that those of an earlier time have to go first.
    batch.row_count = batch.done_count = 0
    batch.save(
        update_fields=[
            "state", "problem", "heartbeat_at", "row_count", "done_count",
            "encoding", "separator", "sheet", "header_row", "header_rows",
        ]
    )  # fmt: skip


def carry_out(batch_pk: int) -> None:
    """The job, and what goes on with it."""
    batch = ImportBatch.objects.defer("data").filter(pk=batch_pk, state=State.STAGING).first()
    if batch is None:
        return
    try:
        table = table_of(batch)
    except reading.Unreadable:
        # The page that shows the file says why.
        ImportBatch.objects.filter(pk=batch_pk).update(state=State.UPLOADED)
    else:
        _lay_out(batch_pk, table)


def _lay_out(batch_pk, table):
    while _in_turn(batch_pk, _clear_lot):
        pass
    layout = _in_turn(batch_pk, _head, table)
    if layout is None:
        return
    rows = reading.data_rows(table, layout)
    while _in_turn(batch_pk, _lay_out_lot, rows):
        pass


@transaction.atomic
def _in_turn(batch_pk, step, *arguments):
    """None once it is laid out, or discarded."""
    batches = ImportBatch.objects.select_for_update().defer("data")
    batch = batches.filter(pk=batch_pk, state=State.STAGING).first()
    return step(batch, *arguments) if batch else None


def _clear_lot(batch):
    """Rows of an earlier time, unless those of this one have begun."""
    if batch.row_count:
        return False
    old = list(batch.rows.order_by().values_list("pk", flat=True)[:AT_ONCE])
    batch.rows.filter(pk__in=old).delete()
    _sign(batch)
    return bool(old)


def _head(batch, table):
    layout = reading.layout(table, header_row=batch.header_row, header_rows=batch.header_rows)
    if not batch.row_count:
        batch.sheet, batch.epoch_1904 = table.sheet, table.epoch_1904
        batch.header_row, batch.header_rows = layout.header_row, layout.header_rows
        if batch.headers != list(layout.headers):
            # Other headings are assigned anew.
            batch.headers, batch.mapping = list(layout.headers), {}
        batch.row_count = sum(1 for _row in reading.data_rows(table, layout))
        _sign(batch, *_HEAD)
    return layout


def _lay_out_lot(batch, rows):
    last = batch.rows.aggregate(Max("number"))["number__max"] or 0
    some = list(islice((row for row in rows if row[0] > last), AT_ONCE))
    write_rows.insert(
        StagedRow,
        (StagedRow(batch=batch, number=number, cells=_said(cells)) for number, cells in some),
    )
    batch.done_count = batch.done_count + len(some) if some else 0
    if not some:
        batch.state = State.MAPPED
    _sign(batch, "done_count", "state")
    return bool(some)


def _sign(batch, *fields):
    batch.heartbeat_at = timezone.now()
    batch.save(update_fields=[*fields, "heartbeat_at"])


def _said(cells):
    texts = map(reading.as_text, cells)
    return {str(at): text for at, text in enumerate(texts) if text}
