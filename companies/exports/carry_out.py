"""A file is written at once, or by a job where it is a long one."""

import datetime

from django.utils import timezone
from django.utils.translation import get_language

from ..models import Export
from ..models.export import KEPT
from .write import write

# More rows than a person waits for in front of a white page.
MOST_AT_ONCE = 5_000
# A job that has been silent for so long was ended together with its process.
SILENT = datetime.timedelta(minutes=2)


def begin(user, name: str, query: str, format: str, expected: int) -> Export:
    """The log of it comes first: whatever is taken away has its row."""
    forget_old_files(timezone.now())
    return Export.objects.create(
        user=user,
        list=name,
        query=query,
        format=format,
        language=get_language(),
        expected=expected,
    )


def at_once(export: Export) -> bytes:
    content, export.rows = write(export)
    export.state, export.fetched_at = Export.State.READY, timezone.now()
    export.save(update_fields=["rows", "state", "fetched_at"])
    return content


def for_job(pk: int) -> None:
    """What the job does. Calling it again writes the file anew; two at once do no harm."""
    export = Export.objects.select_related("user").filter(pk=pk, content=None).first()
    if export is None or export.user is None:
        return
    stored = Export.objects.filter(pk=pk)
    stored.update(state=Export.State.RUNNING, rows=0, alive_at=timezone.now())
    content, rows = write(
        export, told=lambda written: stored.update(rows=written, alive_at=timezone.now())
    )
    stored.update(state=Export.State.READY, rows=rows, content=content)


def is_stuck(export: Export, now: datetime.datetime) -> bool:
    if export.is_ready:
        return False
    return (export.alive_at or export.created_at) < now - SILENT


def forget_old_files(now: datetime.datetime) -> int:
    """How many files nobody will fetch any more. Their rows in the log stay."""
    return Export.objects.with_file_from_before(now - KEPT).update(content=None)
