"""The rows of a record that is merged go to the survivor. What they were is kept in the log.

The log of one relation: the keys that “moved”; what was “changed” in which row, before and after;
and the rows that were taken “out”, each beside the survivor's that says the same.
"""

from ..models import ContactPoint, Person
from ..models.record import Record
from ..sheets import read_fields, write_fields
from . import complete
from .relations import Moves

_JOINED = " / "


def move(relation: Moves, survivor: Record, merged: Record, log: dict) -> None:
    rows = relation.of(merged)
    twins = _twins(relation, survivor, rows) if relation.key else {}
    by_key = {row.pk: row for row in rows.filter(pk__in=twins)}
    for key, twin in twins.items():
        _fill(relation, twin, by_key[key], log)
    if relation.is_taken_out:
        log["out"] = [
            {"row": _values(by_key[key]), "beside": twin.pk} for key, twin in twins.items()
        ]
        rows.filter(pk__in=twins).delete()
    moving = rows.exclude(pk__in=twins)
    log["moved"] = list(moving.values_list("pk", flat=True))
    moving.update(**{relation.field: survivor})


def keep_meaning(record: Record, log: dict) -> None:
    """A number without a prefix means another one in another country, so it gets its prefix: the
    next save reads it in the survivor's country. What could not be read may be readable there."""
    is_person = isinstance(record, Person)
    country = complete.country_of(record) if is_person else record.country
    for point in record.contact_points.all():
        was = point.normalised, point.extension
        complete.contact_point(point, country)
        if not was[0] and point.normalised:
            note(log, point, "normalised", "", point.normalised)
        elif was[0] and (point.normalised, point.extension) != was:
            _write_prefix(point, *was, log)
        point.save(update_fields=["raw", "normalised", "extension"])


def _write_prefix(point, normalised, extension, log):
    if point.kind in ContactPoint.CALLED:
        raw = f"{normalised} ext. {extension}" if extension else normalised
        note(log, point, "raw", point.raw, raw)
        point.raw = raw
    point.normalised, point.extension = normalised, extension


def note(log: dict, row, field: str, before, after) -> None:
    """What was changed twice keeps what it was at first."""
    changed = log.setdefault("changed", {}).setdefault(str(row.pk), {})
    changed[field] = [changed[field][0] if field in changed else before, after]


def _twins(relation, survivor, rows):
    """{key of a row: the survivor's row that says the same}."""
    own = {}
    for row in relation.of(survivor):
        own.setdefault(relation.key(row), []).append(row)
    found = {}
    for row in rows:
        alike = own.get(relation.key(row), [])
        twin = next((one for one in alike if relation.agree(one, row)), None)
        if twin:
            found[row.pk] = twin
    return found


def _fill(relation, twin, row, log):
    names = [*relation.fills, *relation.joins]
    mine, theirs = read_fields(twin, names), read_fields(row, names)
    filled = mine | {name: _both(relation, name, mine[name], theirs[name]) for name in names}
    if filled == mine:
        return
    for name in names:
        if filled[name] != mine[name]:
            note(log, twin, name, mine[name], filled[name])
    write_fields(twin, filled, names)
    twin.save()


def _both(relation, name, mine, theirs):
    if name not in relation.joins or not (mine and theirs) or mine == theirs:
        return mine or theirs
    both = f"{mine}{_JOINED}{theirs}"
    longest = relation.model._meta.get_field(name).max_length
    return both if len(both) <= longest else mine


def _values(row):
    """Every column, so that the row can be made again as it was."""
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}
