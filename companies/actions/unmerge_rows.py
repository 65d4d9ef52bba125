"""Rows go back to the record that they were merged from."""

from dataclasses import dataclass

from ..models.record import Record
from ..sheets import read_fields, write_fields
from .relations import Moves
from .standing import NOUNS, survivors


@dataclass(frozen=True)
class Left:
    """A field, or rows of a relation, that stay as they are: somebody changed them since."""

    # The field's name, or that of the relation.
    name: str
    value: object = None
    # How many rows; 0 for a field.
    count: int = 0


def put_back(relation: Moves, survivor: Record, merged: Record, log: dict) -> list[Left]:
    left = _move_back(relation, survivor, merged, log.get("moved", []))
    left += _make_again(relation, survivor, merged, log.get("out", []))
    left += _change_back(relation, log.get("changed", {}))
    return [Left(relation.name, count=left)] if left else []


def _move_back(relation, survivor, merged, keys):
    there = relation.of(survivor).filter(pk__in=keys)
    return len(keys) - there.update(**{relation.field: merged})


def _make_again(relation, survivor, merged, logged):
    """Beside the survivor's row that says the same; where that one is gone, neither was meant."""
    besides = [one["beside"] for one in logged]
    there = set(relation.of(survivor).filter(pk__in=besides).values_list("pk", flat=True))
    rows = [_row(relation, one["row"], merged) for one in logged if one["beside"] in there]
    relation.model.objects.bulk_create(_standing(relation, rows), batch_size=500)
    return len(logged) - len(rows)


def _row(relation, values, merged):
    columns = {column.attname: column for column in relation.model._meta.concrete_fields}
    row = relation.model(**{name: columns[name].to_python(one) for name, one in values.items()})
    setattr(row, relation.column, merged.pk)
    return row


def _standing(relation, rows):
    """An employer may itself have been merged since."""
    for noun, model in NOUNS.items():
        column = f"{noun}_id"
        if rows and hasattr(rows[0], column) and column != relation.column:
            ends = survivors(model, {getattr(row, column) for row in rows})
            for row in rows:
                setattr(row, column, ends.get(getattr(row, column), getattr(row, column)))
    return rows


def _change_back(relation, logged):
    """How many rows say something else by now in what the merge wrote."""
    rows = relation.model.objects.in_bulk([int(key) for key in logged])
    return sum(
        not _row_back(rows[int(key)], was) for key, was in logged.items() if int(key) in rows
    )


def _row_back(row, fields):
    now = read_fields(row, fields)
    as_left = {name: before for name, (before, after) in fields.items() if now[name] == after}
    write_fields(row, as_left, as_left)
    row.save()
    return all(name in as_left or now[name] == before for name, (before, _after) in fields.items())
