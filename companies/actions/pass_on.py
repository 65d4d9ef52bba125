"""“These are different”, said of a record that is merged, is true of the one that it becomes.

The tombstone's pairs stay as they are. The survivor gets one beside each, which knows whence it
came: undoing the merge takes away those, and with them what was passed on from them further.
"""

from ..duplicates import kind_of
from ..models.record import Record
from .find_duplicates import in_order

_SAID = ["is_different", "said_by", "said_at", "said_of"]
_AT_ONCE = 500


def pass_on(survivor: Record, merged: Record) -> None:
    """What was said of the survivor itself stays as it was said."""
    pairs = kind_of(survivor).pairs
    of_survivor = pairs.objects.filter(is_different=True).of([survivor.pk])
    known = {_other(pair, survivor) for pair in of_survivor} | {survivor.pk}
    rows = [
        _passed_on(pair, survivor, _other(pair, merged))
        for pair in pairs.objects.filter(is_different=True).of([merged.pk])
        if _other(pair, merged) not in known
    ]
    pairs.objects.bulk_create(
        rows,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=_SAID,
    )


def take_back(survivor: Record, merged: Record) -> None:
    """Those that are alike all the same are found again: around the survivor."""
    pairs = kind_of(survivor).pairs
    of_merged = pairs.objects.of([merged.pk]).values("pk")
    pairs.objects.of([survivor.pk]).filter(said_of__in=of_merged).delete()


def _passed_on(pair, survivor, other):
    first, second = in_order(survivor.pk, other)
    said = {"said_by_id": pair.said_by_id, "said_at": pair.said_at, "said_of": pair}
    return type(pair)(first_id=first, second_id=second, score=pair.score, is_different=True, **said)


def _other(pair, record):
    return pair.second_id if pair.first_id == record.pk else pair.first_id
