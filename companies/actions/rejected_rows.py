"""The rows of an import that did not come in, as a file to be corrected and uploaded again."""

from django.utils.translation import gettext as _

from .. import comma_file
from ..imports.sentences import WRONG, say
from ..models import ImportBatch, StagedRow


def of_batch(batch: ImportBatch):
    """Rejected, or so wrong that they will be."""
    rows = batch.rows.rejected() | batch.rows.waiting().filter(verdict=StagedRow.Verdict.WRONG)
    return rows.order_by("number")


def as_file(batch: ImportBatch) -> bytes:
    """CSV with the file's own headings; one more column says why, and a new upload ignores it."""
    why = _("Jadepark: why not")
    columns = range(len(batch.headers))
    rows = (
        [*(row.said.get(str(at), "") for at in columns), _reasons(row)]
        for row in of_batch(batch).iterator(500)
    )
    return comma_file.write([*batch.headers, why], rows)


def _reasons(row):
    return " ".join(say(one) for one in row.problems if one["level"] == WRONG)
