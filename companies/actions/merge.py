"""Two records that are one and the same become one. Nothing of either is lost.

The survivor gets what was chosen field by field, and every row of the other one: relations.py says
which. The other one stays as a tombstone: archived, with the values that it had, and pointing to
the survivor, so that old links and imports find it. The log keeps what is needed to undo it all.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import earlier_names
from ..models import Change, Merge, Organisation, Person
from ..models.record import Record
from ..sheets import ORGANISATION, PERSON, Sheet, read_fields, write_fields
from . import changes, find_duplicates, index, pass_on
from .archive import refuse_taken_number
from .merge_names import choose_names
from .merge_rows import keep_meaning, move
from .merge_values import FIELDS, JOINED, differing_fields, result_of
from .relations import moving
from .standing import merging, survivors

GONE = _("One of the two records is not there any more. Search again, and choose another.")
ONE_ALREADY = _("The two were merged already: they are “%(name)s” now.")
MERGED_AWAY = _(
    "“%(name)s” was merged into “%(survivor)s” in the meantime. Look at that one before you merge."
)
ARCHIVED = _("“%(name)s” is archived. Restore it first, or let the other one stay.")
SAMPLES = _(
    "One of the two is a sample that will be taken away again, the other one is real. "
    "Merge samples with samples only."
)
TOO_LONG = _(
    "The notes of both together have %(length)d characters; %(longest)d is the most. "
    "Keep those of one of the two, or shorten them first."
)
CHANGED = _("A colleague changed one of the two in the meantime. Look at both again, please.")


def merge_organisations(
    survivor_pk: int, merged_pk: int, chosen: dict[str, str], user, seen=None
) -> Merge:
    """`chosen` is {field: “survivor”, “merged” or, of notes, “both”}; where it says nothing, what
    is filled wins over what is empty, and the survivor's over the other's. `seen` are the
    `row_version` of both that it was chosen from. Raises ValidationError with a sentence."""
    return _merge(ORGANISATION, survivor_pk, merged_pk, chosen, user, seen)


def merge_people(
    survivor_pk: int, merged_pk: int, chosen: dict[str, str], user, seen=None
) -> Merge:
    return _merge(PERSON, survivor_pk, merged_pk, chosen, user, seen)


def _merge(kind, survivor_pk, merged_pk, chosen, user, seen):
    with merging():
        survivor, merged = _both(kind.model, survivor_pk, merged_pk)
        _refuse(survivor, merged)
        if survivor.pk != survivor_pk:
            # It became another one meanwhile, whose values nobody has compared yet.
            chosen, seen = {}, None
        if seen not in (None, (survivor.row_version, merged.row_version)):
            raise ValidationError(CHANGED)
        log = _log(kind.name, survivor, merged, user)
        _carry_out(kind, log, survivor, merged, chosen, user)
        return log


def _both(model, survivor_pk, merged_pk):
    """Both, locked in the order of their keys, and with them the one that a survivor became."""
    keys = {survivor_pk, merged_pk}
    ends = survivors(model, keys)
    locked = model.objects.select_for_update().filter(pk__in=keys | set(ends.values()))
    records = {record.pk: record for record in locked.order_by("pk")}
    survivor = records.get(ends.get(survivor_pk, survivor_pk))
    merged = records.get(merged_pk)
    if survivor is None or merged is None:
        raise ValidationError(GONE)
    if ends.get(merged_pk, merged_pk) == survivor.pk:
        raise ValidationError(ONE_ALREADY, params={"name": survivor})
    if merged.is_tombstone:
        names = {"name": merged, "survivor": records[ends[merged_pk]]}
        raise ValidationError(MERGED_AWAY, params=names)
    return survivor, merged


def _refuse(survivor: Record, merged: Record):
    if not survivor.is_living:
        raise ValidationError(ARCHIVED, params={"name": survivor})
    if survivor.is_sample != merged.is_sample:
        raise ValidationError(SAMPLES)


def _refuse_too_long(model, values):
    """Django asks this of forms only."""
    for name in JOINED:
        longest = model._meta.get_field(name).max_length
        if len(values[name]) > longest:
            numbers = {"length": len(values[name]), "longest": longest}
            raise ValidationError(TOO_LONG, params=numbers)


def _log(noun, survivor, merged, user) -> Merge:
    state = {"archived_at": merged.archived_at, "status": getattr(merged, "status", "")}
    return Merge(
        user=user,
        moved={"state": state, "fields": {}, "rows": {}},
        **{noun: survivor, f"merged_{noun}": merged},
    )


def _carry_out(kind: Sheet, log: Merge, survivor: Record, merged: Record, chosen: dict, user):
    before, theirs = (read_fields(one, FIELDS[kind.name]) for one in (survivor, merged))
    after = result_of(before, theirs, chosen)
    _refuse_too_long(kind.model, after)
    log.moved["state"]["main_sector"] = theirs.get("main_sector", "")
    log.moved["fields"] = {
        name: [before[name], after[name]] for name in differing_fields(before, after)
    }
    earlier_names.note(log, before, after)
    rows = log.moved["rows"] = {one.name: {} for one in moving(kind.model)}
    if kind is ORGANISATION:
        choose_names(survivor, merged, chosen, rows["organisationname"])
        _clear_main_sector(survivor, merged)
    _bury(merged, survivor, log)
    for relation in moving(kind.model):
        move(relation, survivor, merged, rows[relation.name])
    write(kind, survivor, after)
    keep_meaning(survivor, rows["contactpoint"])
    pass_on.pass_on(survivor, merged)
    log.save()
    write_derived(kind.model, survivor, merged)
    _tell(kind.name, survivor, merged, before, after, user)


def write(kind: Sheet, survivor: Record, values: dict) -> None:
    """The values of its fields, as a form would save them."""
    names = [name for name in kind.columns if name in values]
    write_fields(survivor, values, names)
    survivor.row_version += 1
    survivor.full_clean(exclude=_computed(survivor))
    survivor.save()
    if "main_sector" in values:
        survivor.sectors.update(is_main=False)
        survivor.sectors.filter(code=values["main_sector"]).update(is_main=True)


def write_derived(model: type[Record], survivor: Record, merged: Record) -> None:
    for one in (survivor, merged):
        find_duplicates.around_later(one)
    if model is Person:
        index.people([survivor, merged])
        return
    for one in (survivor, merged):
        if one.is_living:
            refuse_taken_number(one)
    index.organisations([survivor, merged])
    index.last_contact([survivor.pk, merged.pk])


def _bury(merged, survivor, log):
    merged.merged_into = survivor
    merged.archived_at = merged.archived_at or timezone.now()
    merged.row_version += 1
    fields = ["merged_into", "archived_at", "row_version", "updated_at"]
    if isinstance(merged, Organisation):
        merged.status = Organisation.Status.MERGED
        # Its numbers are free for the survivor.
        merged.identifiers.update(is_living=False)
        fields.append("status")
    merged.save(update_fields=fields)


def _clear_main_sector(survivor, merged):
    """Of the two main sectors only one can be it; `write` says which."""
    for one in (survivor, merged):
        one.sectors.update(is_main=False)


def _computed(record):
    return [column.name for column in record._meta.concrete_fields if not column.editable]


def _tell(noun, survivor, merged, before, after, user):
    verb = Change.Verb
    changes.tell(user, verb.MERGED, survivor, merged)
    changes.tell(user, verb.MERGED_AWAY, merged, survivor)
    changes.record(user, verb.CHANGED, {noun: survivor}, before, after)
