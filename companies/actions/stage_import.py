"""The rows of an uploaded file are laid out for the dry run, each under its number in the file."""

from itertools import islice

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import reading
from ..models import ImportBatch, StagedRow

AT_ONCE = 1000
BEFORE_COMMIT = (
    ImportBatch.State.UPLOADED,
    ImportBatch.State.MAPPED,
    ImportBatch.State.CHECKING,
    ImportBatch.State.CHECKED,
)
TOO_LATE = _("Rows of this file have been brought in already. Upload it again to read it anew.")


def stage(batch: ImportBatch) -> None:
    """Anew, as often as its encoding, separator, sheet or header changes before it is brought in.

    Sets the batch's headers, the rows its header takes, its sheet and the number of its rows.
    Raises `reading.Unreadable`, and ValidationError once something of it was brought in.
    """
    table = reading.read(
        batch.name,
        bytes(batch.data),
        encoding=batch.encoding,
        separator=batch.separator,
        sheet=batch.sheet,
    )
    layout = reading.layout(table, header_row=batch.header_row, header_rows=batch.header_rows)
    with transaction.atomic():
        _begin(batch, table, layout)
        batch.row_count = _lay_out(batch, table, layout)
        batch.save(
            update_fields=[
                "sheet", "epoch_1904", "header_row", "header_rows", "headers", "row_count",
                "done_count", "state", "heartbeat_at",
            ]
        )  # fmt: skip


def _begin(batch, table, layout):
    if batch.state not in BEFORE_COMMIT or batch.rows.exclude(state="waiting").exists():
        raise ValidationError(TOO_LATE)
    batch.rows.all().delete()
    batch.sheet, batch.epoch_1904 = table.sheet, table.epoch_1904
    batch.header_row, batch.header_rows = layout.header_row, layout.header_rows
    batch.headers = list(layout.headers)
    batch.state, batch.done_count = ImportBatch.State.UPLOADED, 0
    batch.heartbeat_at = timezone.now()


def _lay_out(batch, table, layout):
    rows = (
        StagedRow(batch=batch, number=number, cells=_said(cells))
        for number, cells in reading.data_rows(table, layout)
    )
    count = 0
    while some := list(islice(rows, AT_ONCE)):
        StagedRow.objects.bulk_create(some)
        count += len(some)
    return count


def _said(cells):
    texts = map(reading.as_text, cells)
    return {str(at): text for at, text in enumerate(texts) if text}
