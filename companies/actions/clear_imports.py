"""What a file said is erased after a fortnight; that its rows came in, and as what, stays known."""

import datetime

from django.db import transaction

from ..models import ImportBatch, KeptTable, StagedRow

EMPTY = {
    "cells": {}, "corrected": {}, "problems": [], "gains": [], "likeness": [], "undo": [],
    "name_key": "", "number_key": "", "place_key": "", "taken": [],
}  # fmt: skip


def clear_old(now: datetime.datetime) -> int:
    """How many imports were emptied. One that is at work is left for the next time."""
    cleared = 0
    old = ImportBatch.objects.to_be_cleared(now).defer("data")
    for batch in old:
        if not batch.is_at_work or batch.is_silent(now):
            clear(batch, now)
            cleared += 1
    return cleared


@transaction.atomic
def clear(batch: ImportBatch, now: datetime.datetime) -> None:
    batch.rows.exclude(state=StagedRow.State.DONE).delete()
    batch.rows.update(**EMPTY)
    KeptTable.objects.filter(batch=batch).delete()
    batch.data, batch.cleared_at, batch.problem = None, now, {}
    # The first lines of a text stand in it, in each way to read them.
    batch.inspection = {}
    if batch.is_at_work:
        batch.state = ImportBatch.State.CANCELLED
    batch.save(update_fields=["data", "cleared_at", "problem", "inspection", "state"])
