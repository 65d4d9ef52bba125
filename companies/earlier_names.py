"""What people were called whose records are one by now. Whoever knows only that still finds them.

An organisation keeps its names as rows, and they move. A person has one name: that of a tombstone
stands there; that of a survivor who took the other one's is kept in the log of the merge.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models

from .models import Merge, Person
from .models.record import Record

FIELDS = (
    "family_name",
    "given_name",
    "family_name_chinese",
    "given_name_chinese",
    "name_order",
)


def of(keys: Iterable[int]) -> dict[int, list[Person]]:
    """{key of a person: people called as it was}; in as many queries for a thousand as for one."""
    found = all_tombstones(Person, keys)
    owners = {key: key for key in keys}
    owners |= {one.pk: key for key, some in found.items() for one in some}
    given_up = defaultdict(list, found)
    logs = Merge.objects.standing().filter(person__in=owners, moved__has_key="name")
    for key, moved in logs.order_by("pk").values_list("person", "moved"):
        given_up[owners[key]].append(Person(**moved["name"]))
    return given_up


def all_tombstones(model: type[models.Model], keys: Iterable[int]) -> dict[int, list[Record]]:
    """{key of a record: all tombstones that have become it}, of those among `keys`."""
    ends, found = {key: key for key in keys}, {}
    ahead = set(ends)
    while ahead:
        rows = model.objects.filter(merged_into__in=ahead).order_by("pk")
        ahead = {row.pk for row in rows}
        for row in rows:
            ends[row.pk] = ends[row.merged_into_id]
            found.setdefault(ends[row.pk], []).append(row)
    return found


def note(log: Merge, before: dict, after: dict) -> None:
    """The name that the survivor gives up. It outlasts all else in the log."""
    if log.person_id and any(before[field] != after[field] for field in FIELDS):
        log.moved["name"] = {field: before[field] for field in FIELDS}
