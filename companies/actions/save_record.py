"""One record is saved with its rows, over nobody's head.

The record is locked, read again, and what a colleague has saved since the form was opened is
merged with what the form says. Where both say something else, nothing is written. A record that
was merged with another meanwhile is followed to that one, and so is every record a row names.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from ..models import Change
from ..models.record import Record
from ..sheets import Sheet, write_fields
from ..three_way import Conflict, differing, merge
from . import changes
from .standing import followed, locked, saving

AT_THE_SAME_TIME = _(
    "A colleague saved something in the same moment that does not go with this. "
    "Check what is marked, and save again."
)


@dataclass(frozen=True)
class Opened:
    """What a form showed when it was opened: the sheet of the record, and which save it was of."""

    version: int
    sheet: dict


@dataclass(frozen=True)
class Outcome:
    """Saved, unless there are conflicts, or a problem that only both changes together have."""

    record: Record
    sheet: dict
    stored: Opened
    conflicts: tuple[Conflict, ...] = ()
    problem: ValidationError | None = None

    @property
    def is_saved(self) -> bool:
        return not (self.conflicts or self.problem)


@dataclass(frozen=True)
class Recipe:
    """How one kind of record is written: what is computed for its rows, and when all is stored."""

    kind: Sheet
    complete_row: dict[str, Callable]
    finish: Callable[[Record, dict, dict], None]


def change(recipe: Recipe, pk: int, opened: Opened, mine: dict, user) -> Outcome:
    with saving():
        record = locked(recipe.kind.model, pk)
        stored = Opened(record.row_version, recipe.kind.read(record))
        shown, mine = followed(recipe.kind, opened.sheet), followed(recipe.kind, mine)
        merged = merge(shown, stored.sheet, mine)
        if merged.conflicts:
            return Outcome(record, merged.sheet, stored, merged.conflicts)
        problem = _write(recipe, record, stored.sheet, merged.sheet, user)
        return Outcome(record, merged.sheet, stored, problem=problem)


def create(recipe: Recipe, record: Record, mine: dict, user) -> Outcome:
    """`record` is new and holds what no form shows; the one stored before, where its form was."""
    nothing = {name: {} for name in recipe.kind.rows}
    with saving():
        mine = followed(recipe.kind, mine)
        problem = _write(recipe, record, nothing, mine, user)
    stored = type(record).objects.filter(form_token=record.form_token).first()
    if problem and stored:
        return Outcome(stored, mine, Opened(stored.row_version, mine))
    return Outcome(record, mine, Opened(0, nothing), problem=problem)


def _write(recipe, record, before, after, user):
    """None, or what the database will not have; then nothing of it is written."""
    if before == after:
        return None
    try:
        with transaction.atomic():
            _write_all(recipe, record, before, after, user)
    except ValidationError as problem:
        return problem
    except IntegrityError:
        # Somebody else wrote the same number a moment ago, after it was looked for.
        return ValidationError(AT_THE_SAME_TIME)
    return None


def _write_all(recipe, record, before, after, user):
    is_new = record.pk is None
    write_fields(record, after, recipe.kind.columns)
    record.row_version += 0 if is_new else 1
    record.full_clean(exclude=_computed(record))
    record.save()
    for name, rows in recipe.kind.rows.items():
        _write_rows(rows, record, before[name], after[name], recipe.complete_row.get(name))
    recipe.finish(record, before, after)
    verb = Change.Verb.CREATED if is_new else Change.Verb.CHANGED
    changes.record(user, verb, {recipe.kind.name: record}, before, after)


def _write_rows(rows, record, before, after, complete):
    gone = [key for key in before if key not in after]
    rows.of(record).filter(**{f"{rows.key}__in": gone}).delete()
    stored = {str(getattr(row, rows.key)): row for row in rows.of(record)}
    for key in differing(before, after):
        row = stored.get(key) or rows.model(**{rows.owner: record})
        write_fields(row, after[key], rows.fields)
        if complete:
            complete(row, record)
        row.full_clean(exclude=_computed(row))
        row.save()


def _computed(record):
    return [column.name for column in record._meta.concrete_fields if not column.editable]
