"""The long parts of an import, as jobs: one that breaks off says so in its batch."""

from contextlib import contextmanager

from ..imports.sentences import WRONG, problem
from ..models import ImportBatch
from . import check_import, commit_import, find_duplicates, read_import, stage_import


def read(batch_pk: int) -> None:
    with _telling(batch_pk):
        read_import.carry_out(batch_pk)


def stage(batch_pk: int) -> None:
    with _telling(batch_pk):
        stage_import.carry_out(batch_pk)


def check(batch_pk: int) -> None:
    with _telling(batch_pk):
        check_import.check(ImportBatch.objects.defer("data").get(pk=batch_pk))


def commit(batch_pk: int) -> None:
    """And then all are looked through for possible duplicates, among the new ones too. Should that
    break off, everything is in nevertheless, and the night looks through them again."""
    with _telling(batch_pk):
        commit_import.commit(batch_pk)
    if ImportBatch.objects.filter(pk=batch_pk, state=ImportBatch.State.FINISHED).exists():
        find_duplicates.everything()


@contextmanager
def _telling(batch_pk):
    try:
        yield
    except Exception as broken:
        # Its kind and not its words: a database quotes somebody's row in them.
        said = problem(None, WRONG, "job_failed", kind=type(broken).__name__)
        ImportBatch.objects.filter(pk=batch_pk).update(problem=said, heartbeat_at=None)
        raise
