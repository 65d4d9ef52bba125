"""The desk's long jobs. Each can be called again, and goes on or begins anew."""

from functools import partial

from django.db import transaction
from django_tasks import task

from .actions import import_jobs
from .exports import carry_out


@task(backend="desk")
def carry_out_export(pk: int) -> None:
    carry_out.for_job(pk)


@task(backend="desk")
def read_import(pk: int) -> None:
    """A file that takes more than a moment to read."""
    import_jobs.read(pk)


@task(backend="desk")
def stage_import(pk: int) -> None:
    """The rows of a file, laid out for its dry run."""
    import_jobs.stage(pk)


@task(backend="desk")
def check_import(pk: int) -> None:
    """The dry run of a batch that is staged and mapped."""
    import_jobs.check(pk)


@task(backend="desk")
def carry_out_import(pk: int) -> None:
    """What `commit_import.start` has started, or a job that died has left behind."""
    import_jobs.commit(pk)


def later(job, pk: int) -> None:
    """Once what is being written now is stored: a job reads by another connection."""
    transaction.on_commit(partial(job.enqueue, pk))
