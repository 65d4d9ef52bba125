"""Pairs of records that may be one are looked for: around one record when it is saved, among all of
them by the command. What a colleague said to be different stays so."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from django.db import connection, transaction
from django.db.models import Count, Q
from django.utils import timezone

from .. import duplicate_process, matching
from ..alone import alone
from ..duplicates import KINDS, Kind, alike, in_parts, kind_of
from ..matching import Profile
from ..models import Organisation, Person, Upkeep
from . import write_rows

# A key of more records than this says nothing: 张伟, or the telephone exchange of a building. Of
# short forms and halves of names even fewer: two letters are the initials of very many.
MOST_OF_A_KEY, MOST_OF_A_WEAK_KEY = 25, 10
_WEAK = tuple(f"{sort}:" for sort in matching.WEAK_SORTS)
_SORT = "SUBSTR(one.key, 1, 1)"
_OTHERS = " ".join(f"WHEN '{sort}' THEN ''" for sort in matching.WEAK_SORTS)
_SORTS = " || ".join(
    [
        *(
            f"MAX(CASE {_SORT} WHEN '{sort}' THEN '{sort}' ELSE '' END)"
            for sort in matching.WEAK_SORTS
        ),
        f"MAX(CASE {_SORT} {_OTHERS} ELSE 'n' END)",
    ]
)
# With all that share a key with them, they are what a process holds in memory at a time.
_BATCH = 250
_KEPT_AT_ONCE = 500


def write_keys(kind: Kind, pks: Iterable[int]) -> None:
    """Those of archived records go. Call it whenever a record changed: `index` does."""
    pks = list(pks)
    replace_keys(kind, pks, kind.profiles(pks))


def replace_keys(kind: Kind, pks: Iterable[int], profiles: Mapping[int, Profile]) -> None:
    """The same where the profiles are at hand."""
    kind.keys.objects.filter(record__in=list(pks)).delete()
    write_new_keys(kind, profiles)


def write_new_keys(kind: Kind, profiles: Mapping[int, Profile]) -> None:
    """Of records, by their keys, that have none yet."""
    rows = ((pk, key, False) for pk, one in profiles.items() for key in matching.keys(one))
    write_rows.insert_values(kind.keys, ("record_id", "key", "is_frequent"), rows)


def around_later(record: Organisation | Person) -> None:
    """After what is being saved is: a search among colleagues' records must not hold it up."""
    pk, kind = record.pk, kind_of(record)
    transaction.on_commit(lambda: around(kind, pk), robust=True)


def around(kind: Kind, pk: int) -> None:
    """The pairs of this one record, after its keys were written."""
    profile = kind.profiles([pk]).get(pk)
    found = alike(kind, [profile], [pk])[0] if profile else {}
    pairs = {in_order(pk, other): one.score for other, one in found.items()}
    for pair in kind.pairs.objects.filter(is_different=False).of([pk]):
        if (pair.first_id, pair.second_id) not in pairs:
            pair.delete()
    _keep(kind, [(*pair, score) for pair, score in pairs.items()])


def everything(processes: int = 1) -> dict[str, int]:
    """{noun: how many open pairs there are}, after all records were compared. One after the other:
    each takes away what it has not found itself."""
    with alone("duplicates", waits=True):
        started = timezone.now()
        found = {noun: _all_of(kind, processes) for noun, kind in KINDS.items()}
        Upkeep.objects.note(Upkeep.Task.DUPLICATES, started)
        return found


def found_in(noun: str, first: int, last: int) -> list[tuple[int, int, float]]:
    """The pairs whose first record lies in this stretch. A process of its own may do it."""
    kind = KINDS[noun]
    pairs = _worth_comparing(kind, _with_a_common_key(kind, first, last))
    found = []
    for one, other, mine, theirs in _with_profiles(pairs, kind.profiles):
        likeness = matching.compare(mine, theirs)
        if likeness.is_suggested:
            found.append((one, other, likeness.score))
    return found


def _worth_comparing(kind, rows):
    """Only few of those that have but weak keys in common: their names are looked at, no more."""
    sorts_of = {(one, other): sorts for one, other, sorts in rows}
    if not kind.names:
        return list(sorts_of)
    weak = [pair for pair, sorts in sorts_of.items() if matching.are_weak(sorts)]
    named = _with_profiles(weak, kind.names)
    worth = [
        (one, other)
        for one, other, mine, theirs in named
        if matching.worth_comparing(mine, theirs, sorts_of[one, other])
    ]
    return [*(sorts_of.keys() - weak), *worth]


def _with_profiles(pairs, profiles_of):
    """(one, the other, the profile of either). Whoever was archived a moment ago has none."""
    profiles = {}
    for part in in_parts(sorted({pk for pair in pairs for pk in pair})):
        profiles |= profiles_of(part)
    for one, other in pairs:
        if one in profiles and other in profiles:
            yield one, other, profiles[one], profiles[other]


def _all_of(kind, processes):
    started = timezone.now()
    _write_missing_keys(kind)
    _mark_frequent(kind)
    for found in _found(kind, processes):
        _keep(kind, found)
    kind.pairs.objects.filter(is_different=False, found_at__lt=started).delete()
    return kind.pairs.objects.open().count()


def _found(kind, processes) -> Iterator[list]:
    stretches = list(_stretches(kind))
    if processes < 2 or len(stretches) < 2:
        yield from (found_in(kind.noun, *stretch) for stretch in stretches)
        return
    # Spawned, not forked: a connection must not be shared.
    context, set_up = get_context("spawn"), duplicate_process.set_up
    with ProcessPoolExecutor(processes, context, initializer=set_up) as pool:
        asked = [pool.submit(duplicate_process.found_in, kind.noun, *one) for one in stretches]
        for future in asked:
            yield future.result()


def _stretches(kind):
    """(first key, last key) of a batch of living records each."""
    last = 0
    living = kind.model.objects.living().order_by("pk").values_list("pk", flat=True)
    while pks := list(living.filter(pk__gt=last)[:_BATCH]):
        last = pks[-1]
        yield pks[0], last


def _with_a_common_key(kind, first, last):
    """(one, the other, the weak sorts of the keys that they share, and “n” for all others)."""
    table = connection.ops.quote_name(kind.keys._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT one.record_id, other.record_id, {_SORTS} FROM {table} one"  # noqa: S608
            f" JOIN {table} other ON other.key = one.key AND other.record_id > one.record_id"
            " WHERE one.record_id BETWEEN %s AND %s AND NOT one.is_frequent"
            " GROUP BY one.record_id, other.record_id",
            [first, last],
        )
        return cursor.fetchall()


def _mark_frequent(kind):
    """All keys are counted once; only those whose state has changed are written."""
    counted = (
        kind.keys.objects.order_by()
        .values("key")
        .annotate(records=Count("pk"), marked=Count("pk", filter=Q(is_frequent=True)))
    )
    fewest = min(MOST_OF_A_KEY, MOST_OF_A_WEAK_KEY)
    rows = counted.filter(Q(records__gt=fewest) | Q(marked__gt=0))
    changed = {True: [], False: []}
    for key, records, marked in rows.values_list("key", "records", "marked").iterator():
        is_frequent = records > (MOST_OF_A_WEAK_KEY if key.startswith(_WEAK) else MOST_OF_A_KEY)
        if marked != (records if is_frequent else 0):
            changed[is_frequent].append(key)
    for is_frequent, keys in changed.items():
        for part in in_parts(keys):
            kind.keys.objects.filter(key__in=part).update(is_frequent=is_frequent)


def _write_missing_keys(kind):
    """Of records that are older than the keys."""
    without = kind.model.objects.living().filter(match_keys=None).values_list("pk", flat=True)
    while pks := list(without.order_by("pk")[:_BATCH]):
        with transaction.atomic():
            write_keys(kind, pks)


def _keep(kind, found):
    for part in in_parts(sorted(found), _KEPT_AT_ONCE):
        with transaction.atomic():
            there = _held(kind, {pk for one, other, _score in part for pk in (one, other)})
            rows = [
                kind.pairs(first_id=one, second_id=other, score=score)
                for one, other, score in part
                if {one, other} <= there
            ]
            kind.pairs.objects.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["first", "second"],
                update_fields=["score", "found_at"],
            )


def _held(kind, pks):
    """In the order of their keys, as every action locks records: so none waits for another that
    waits for it. Whoever was archived meanwhile is in no pair."""
    living = kind.model.objects.living().filter(pk__in=pks).order_by("pk")
    return set(living.select_for_update(no_key=True).values_list("pk", flat=True))


def in_order(one, other):
    return (one, other) if one < other else (other, one)
