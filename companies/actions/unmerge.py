"""A merge is taken back: everything goes where it was, as long as it is as the merge left it.

What was entered at the survivor since stays there, and what was changed since stays as it is now;
the answer says so. Only the latest merge into a record can be undone, then the one before it.
"""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Change, Merge, Organisation
from ..models.record import Record
from ..sheets import ORGANISATION, PERSON, read_fields
from . import changes, pass_on
from .merge import write, write_derived
from .merge_rows import keep_meaning
from .merge_values import FIELDS
from .relations import moving
from .standing import merging
from .unmerge_rows import Left, put_back

UNDONE_BEFORE = _("This merge was undone already.")
TOO_LATE = _(
    "This merge is more than 30 days old and cannot be undone any more. "
    "Enter the other record anew; what belonged to it can be read in the history."
)
ITSELF_MERGED = _("“%(name)s” was itself merged into “%(survivor)s” since. Undo that merge first.")
LATER = _("“%(name)s” was merged into this record later. Undo that merge first.")


@dataclass(frozen=True)
class Undone:
    merge: Merge
    survivor: Record
    merged: Record
    # What could not be put back, because it was changed since.
    left: tuple[Left, ...]


def unmerge(merge_pk: int, user) -> Undone:
    """Raises ValidationError with a sentence, and Merge.DoesNotExist."""
    with merging():
        log = Merge.objects.get(pk=merge_pk)
        kind = ORGANISATION if log.organisation_id else PERSON
        survivor, merged = _both(kind, log)
        refuse(log, survivor, timezone.now())
        left = _carry_out(kind, log, survivor, merged, user)
        log.undone_at, log.undone_by, log.moved = timezone.now(), user, {}
        log.save(update_fields=["undone_at", "undone_by", "moved"])
        write_derived(kind.model, survivor, merged)
        return Undone(log, survivor, merged, tuple(left))


def refuse(log: Merge, survivor: Record, now: datetime.datetime) -> None:
    if log.undone_at:
        raise ValidationError(UNDONE_BEFORE)
    if log.undoable_until <= now:
        raise ValidationError(TOO_LATE)
    if survivor.is_tombstone:
        names = {"name": survivor, "survivor": survivor.merged_into}
        raise ValidationError(ITSELF_MERGED, params=names)
    later = Merge.objects.standing().for_record(survivor).filter(pk__gt=log.pk).last()
    if later:
        raise ValidationError(LATER, params={"name": later.merged})


def _both(kind, log):
    keys = getattr(log, f"{kind.name}_id"), getattr(log, f"merged_{kind.name}_id")
    rows = kind.model.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    records = {record.pk: record for record in rows}
    return [records[key] for key in keys]


def _carry_out(kind, log, survivor, merged, user):
    before = read_fields(survivor, FIELDS[kind.name])
    after, left = _fields_back(before, log.moved["fields"])
    _dig_up(merged, log.moved["state"])
    for relation in moving(kind.model):
        # Nothing of a relation that is younger than the merge.
        logged = log.moved["rows"].get(relation.name, {})
        left += put_back(relation, survivor, merged, logged)
    write(kind, survivor, after)
    if kind is ORGANISATION:
        # The one that its row was the main one of has it no more.
        merged.sectors.update(is_main=False)
        merged.sectors.filter(code=log.moved["state"]["main_sector"]).update(is_main=True)
    for one in (survivor, merged):
        keep_meaning(one, {})
    pass_on.take_back(survivor, merged)
    changes.tell(user, Change.Verb.UNMERGED, survivor, merged)
    changes.tell(user, Change.Verb.UNMERGED, merged, survivor)
    changes.record(user, Change.Verb.CHANGED, {kind.name: survivor}, before, after)
    return left


def _fields_back(now: dict, logged: dict) -> tuple[dict, list[Left]]:
    """What the merge wrote over; not what was written over that."""
    after, left = dict(now), []
    for name, (before, written) in logged.items():
        if now[name] == written:
            after[name] = before
        elif now[name] != before:
            left.append(Left(name, value=now[name]))
    return after, left


def _dig_up(merged, state):
    merged.merged_into = None
    merged.archived_at = _moment(state["archived_at"])
    merged.row_version += 1
    fields = ["merged_into", "archived_at", "row_version", "updated_at"]
    if isinstance(merged, Organisation):
        merged.status = state["status"]
        fields.append("status")
    merged.save(update_fields=fields)


def _moment(text):
    return datetime.datetime.fromisoformat(text) if text else None
