"""A file is read once for each way to read it; what was found is kept with the batch."""

from django.utils import timezone

from .. import reading
from ..imports.sentences import in_every_language, in_my_language
from ..models import ImportBatch, KeptTable

State = ImportBatch.State
# Larger ones take more than a moment to read, and a job does it; text is read eight times as quick.
_AT_ONCE = {"csv": 4 * 2**20}
_AT_ONCE_WORKBOOK = 2**19


def inspection_of(batch: ImportBatch) -> reading.Inspection:
    if not batch.inspection:
        batch.inspection = reading.to_json(reading.inspect(batch.name, _data_of(batch)))
        batch.save(update_fields=["inspection"])
    return reading.from_json(batch.inspection)


def table_of(batch: ImportBatch) -> reading.Table:
    """Raises `reading.Unreadable`."""
    kept = _kept(batch).first() or _read(batch)
    if kept.problem:
        raise reading.Unreadable(in_my_language(kept.problem))
    return reading.unpack(bytes(kept.packed))


def is_undecided(batch: ImportBatch) -> bool:
    """Nobody has said yet how the letters are stored."""
    return len(inspection_of(batch).readings) > 1 and not batch.encoding


def begin(batch: ImportBatch) -> bool:
    """Whether a job has to read it first: then the batch says so."""
    takes_long = inspection_of(batch).size > _AT_ONCE.get(batch.kind, _AT_ONCE_WORKBOOK)
    if not takes_long or is_undecided(batch) or _kept(batch).exists():
        return False
    batch.state, batch.heartbeat_at, batch.problem = State.READING, timezone.now(), {}
    batch.save(update_fields=["state", "heartbeat_at", "problem"])
    return True


def carry_out(batch_pk: int) -> None:
    """The job; also a second time. That it cannot be read is kept as well, and said by the page."""
    batch = ImportBatch.objects.defer("data").filter(pk=batch_pk, state=State.READING).first()
    if batch is None:
        return
    if not _kept(batch).exists():
        _read(batch)
    ImportBatch.objects.filter(pk=batch_pk, state=State.READING).update(state=State.UPLOADED)


def _kept(batch):
    return KeptTable.objects.filter(batch=batch, read_by=batch.read_by)


def _read(batch):
    try:
        found = {"packed": reading.pack(_table(batch)), "problem": {}}
    except reading.Unreadable as problem:
        found = {"packed": None, "problem": in_every_language(problem.sentence)}
    found["read_by"] = batch.read_by
    return KeptTable.objects.update_or_create(batch=batch, defaults=found)[0]


def _table(batch):
    return reading.read(batch.name, _data_of(batch), **batch.read_by)


def _data_of(batch):
    """Not from the batch, which would keep it in memory beside what is read from it."""
    return bytes(ImportBatch.objects.values_list("data", flat=True).get(pk=batch.pk))
