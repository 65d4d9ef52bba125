"""What a record has become. While something is saved no merge happens, so what was looked up holds.

A save names records by key. Were one of them merged between the look and the save, what is saved
would end on the tombstone. So a merge takes a lock of its own, which every save shares: saves do
not wait for each other, and a merge waits for none that could wait for it. Take it first, before
any row is locked. SQLite lets one writer in at a time anyway.
"""

from collections.abc import Iterable
from contextlib import contextmanager

from django.db import connection, models, transaction

from .. import earlier_names
from ..models import Organisation, Person
from ..models.record import Record
from ..sheets import Sheet

# Any number that nobody else on this database locks.
_GATE = 20_130_401
NOUNS = {"organisation": Organisation, "person": Person}


@contextmanager
def saving():
    """Around whatever writes records or rows; also as a decorator, in place of an atomic block."""
    with transaction.atomic():
        _lock("pg_advisory_xact_lock_shared")
        yield


@contextmanager
def merging():
    with transaction.atomic():
        _lock("pg_advisory_xact_lock")
        yield


def standing(record: Record) -> Record:
    """The record itself, or the one that it was merged into, however often."""
    while getattr(record, "merged_into_id", None):
        record = record.merged_into
    return record


def standing_now(record: Record | None) -> Record | None:
    """The same of a record that was read before, so that a merge meanwhile is seen."""
    if record is None:
        return None
    merged = survivors(type(record), [record.pk])
    return type(record).objects.get(pk=merged[record.pk]) if merged else record


def locked(model: type[models.Model], pk: int) -> Record:
    """The record that stands for this key, locked. Within `saving`, so that it goes on standing."""
    record = model.objects.select_for_update().get(pk=pk)
    while getattr(record, "merged_into_id", None):
        record = model.objects.select_for_update().get(pk=record.merged_into_id)
    return record


def survivors(model: type[models.Model], keys: Iterable[int]) -> dict[int, int]:
    """{key of a tombstone: key of the record that stands for it}, of those among `keys`."""
    steps, ahead = {}, set(keys)
    while ahead:
        merged = model.objects.filter(pk__in=ahead).exclude(merged_into=None)
        found = dict(merged.values_list("pk", "merged_into_id"))
        steps |= found
        ahead = set(found.values()) - steps.keys()
    return {key: _last(steps, key) for key in keys if key in steps}


def tombstones(record: Record) -> list[int]:
    """The keys of all that have become this one."""
    return [
        one.pk for one in earlier_names.all_tombstones(type(record), [record.pk]).get(record.pk, ())
    ]


def followed(kind: Sheet, sheet: dict) -> dict:
    """The sheet with what stands now in place of what was merged since its form was opened."""
    for noun, model in NOUNS.items():
        names = [name for name, rows in kind.rows.items() if noun in rows.fields]
        named = {row[noun] for name in names for row in sheet.get(name, {}).values()}
        merged = survivors(model, named) if named else {}
        if merged:
            sheet = sheet | {
                name: _followed(kind.rows[name], sheet.get(name, {}), noun, merged)
                for name in names
            }
    return sheet


def _followed(kind, rows, noun, merged):
    # Where both took part, the row of the one that stands says how: it comes last, and stays.
    in_order = sorted(rows.items(), key=lambda item: item[1][noun] not in merged)
    found = {}
    for key, row in in_order:
        now = merged.get(row[noun], row[noun])
        found[str(now) if kind.key == f"{noun}_id" else key] = row | {noun: now}
    return found


def _last(steps, key):
    while key in steps:
        key = steps[key]
    return key


def _lock(function):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [_GATE])
