"""What people were called whose records are one by now. Whoever knows only that still finds them.

An organisation keeps its names as rows, and they move. A person has one name: that of a tombstone
stands there; that of a survivor who took the other one's is kept in the log of the merge.
"""

from collections import defaultdict
from collections.abc import Iterable

from ..models import Merge, Person
from . import standing

FIELDS = (
    "family_name",
    "given_name",
    "family_name_chinese",
    "given_name_chinese",
    "name_order",
)


def of(keys: Iterable[int]) -> dict[int, list[Person]]:
    """{key of a person: people called as it was}; in as many queries for a thousand as for one."""
    found = standing.earlier(Person, keys)
    owners = {key: key for key in keys}
    owners |= {one.pk: key for key, some in found.items() for one in some}
    given_up = defaultdict(list, found)
    logs = Merge.objects.standing().filter(person__in=owners, moved__has_key="name")
    for key, moved in logs.order_by("pk").values_list("person", "moved"):
        given_up[owners[key]].append(Person(**moved["name"]))
    return given_up


def note(log: Merge, before: dict, after: dict) -> None:
    """The name that the survivor gives up. It outlasts all else in the log."""
    if log.person_id and any(before[field] != after[field] for field in FIELDS):
        log.moved["name"] = {field: before[field] for field in FIELDS}
