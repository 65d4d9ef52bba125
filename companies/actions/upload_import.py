"""A file arrives. Only its bytes are kept for now; nothing of it is staged or written."""

import datetime
import hashlib

from django.utils import timezone

from .. import reading
from ..models import ImportBatch

# Sent twice by one click too many.
_AT_ONCE = datetime.timedelta(minutes=1)
_MOST_NAME = ImportBatch._meta.get_field("name").max_length


def _first_sheet(inspection):
    """ "" where there is nothing to choose: a workbook's only sheet needs no name."""
    if len(inspection.sheets) < 2:
        return ""
    visible = (name for name in inspection.sheets if name not in inspection.hidden)
    return next(visible, inspection.sheets[0])


def upload(name: str, data: bytes, inspection, user, sheet: str = "") -> ImportBatch:
    """`inspection` is what `reading.inspect` said of it. `sheet` is the one to begin with."""
    sha256 = hashlib.sha256(data).hexdigest()
    same = ImportBatch.objects.filter(
        sha256=sha256,
        created_by=user,
        state__in=[ImportBatch.State.UPLOADED, ImportBatch.State.READING],
        created_at__gt=timezone.now() - _AT_ONCE,
    )
    return same.first() or ImportBatch.objects.create(
        name=name[-_MOST_NAME:],
        sha256=sha256,
        data=data,
        inspection=reading.to_json(inspection),
        kind=inspection.kind,
        encoding=inspection.encoding,
        separator=inspection.separator,
        sheet=sheet or _first_sheet(inspection),
        created_by=user,
    )
