"""What was checked is brought in, lot by lot; each is one transaction with the states of its rows.

A job that died leaves whole lots behind and nothing else: called again, it goes on with the first
row that is not done. Two that run at once take turns: each lot begins with the batch's lock.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import ImportBatch
from .import_drafts import Drafts
from .many_lots import many_lots
from .standing import saving
from .write_import import write_lot

AT_ONCE = 200
State = ImportBatch.State
STARTS_FROM = (State.CHECKED, State.PAUSED, State.CANCELLED, State.FINISHED)
NOT_NOW = _(
    "This import is “%(state)s” and cannot be started now. Check it first, or wait for its end."
)


@transaction.atomic
def start(batch_pk: int, user) -> ImportBatch:
    """What follows belongs to `user`. Also for one that was stopped, whose job has died, or that
    has rows that were decided or corrected after its end. Raises ValidationError otherwise."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch_pk)
    has_died = batch.state == State.RUNNING and batch.is_silent()
    if batch.state not in STARTS_FROM and not has_died:
        raise ValidationError(NOT_NOW, params={"state": batch.get_state_display()})
    batch.state, batch.problem = State.RUNNING, {}
    batch.committed_by, batch.heartbeat_at = user, timezone.now()
    batch.done_count = batch.rows.exclude(state="waiting").count()
    batch.save()
    return batch


def pause(batch_pk: int) -> bool:
    """Stops after the present lot; `start` goes on. False where nothing runs."""
    return _stop(batch_pk, State.PAUSED, [State.RUNNING])


def cancel(batch_pk: int) -> bool:
    """Stops after the present lot, or ends a pause. What is brought in stays, and can be undone."""
    return _stop(batch_pk, State.CANCELLED, [State.RUNNING, State.PAUSED])


@many_lots()
def commit(batch_pk: int) -> None:
    """The job itself: until there is nothing left to bring in, or somebody stops it."""
    drafts = None
    while True:
        with saving():
            batch = ImportBatch.objects.select_for_update().defer("data").get(pk=batch_pk)
            if batch.state != State.RUNNING:
                return
            drafts = drafts or Drafts(batch)
            if not _commit_lot(batch, drafts):
                return


def _commit_lot(batch, drafts):
    rows = batch.rows.ready().in_order().select_related("leader")
    rows = list(rows.select_for_update(of=("self",))[:AT_ONCE])
    if rows:
        write_lot(drafts, rows, batch.committed_by)
        batch.done_count += sum(row.state != "waiting" for row in rows)
    else:
        batch.state, batch.finished_at = State.FINISHED, timezone.now()
    batch.heartbeat_at = timezone.now()
    batch.save(update_fields=["state", "done_count", "finished_at", "heartbeat_at"])
    return bool(rows)


def _stop(batch_pk, state, states):
    running = ImportBatch.objects.filter(pk=batch_pk, state__in=states)
    return running.update(state=state) > 0
