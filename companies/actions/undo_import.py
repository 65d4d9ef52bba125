"""A whole import is taken back, updates included; what somebody has worked on since stays, and is
named. One transaction: where it breaks off, nothing has happened."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..imports.sentences import HINT, problem
from ..models import (
    Change,
    ContactPoint,
    Employment,
    Identifier,
    ImportBatch,
    Organisation,
    OrganisationKey,
    OrganisationName,
    OrganisationPair,
    OrganisationSector,
    Person,
    PersonKey,
    PersonPair,
    SearchKey,
    StagedRow,
)
from . import save_organisation, save_person, save_record
from .standing import saving
from .write_import import CREATED

AT_ONCE = 500
MODELS = {"organisation": Organisation, "person": Person}
RECIPES = {"organisation": save_organisation.RECIPE, "person": save_person.RECIPE}
# These are parts of a record and go with it; every other relation says that somebody uses it.
PARTS = {
    ContactPoint, Change, Identifier, OrganisationName, OrganisationSector, SearchKey, StagedRow,
    OrganisationKey, OrganisationPair, PersonKey, PersonPair,
}  # fmt: skip
State = ImportBatch.State
NOT_NOW = _("This import is “%(state)s”: there is nothing to undo now. Stop it first.")
TOO_LATE = _("This import is older than 14 days; what is needed to undo it has been erased.")


@dataclass
class Undone:
    """How many records were removed and how many set back; `left` are (row, problem) of those that
    stay as they are, and `sentences.say(problem)` says why."""

    removed: int = 0
    restored: int = 0
    left: list[tuple[StagedRow, dict]] = field(default_factory=list)


@dataclass
class _Record:
    """What the import did to one record, over all its rows."""

    row_pk: int
    was: str
    version: int
    row_pks: set[int]


@saving()
def undo(batch: ImportBatch, user) -> Undone:
    """Raises ValidationError where there is nothing that could be undone."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in (State.FINISHED, State.CANCELLED, State.PAUSED):
        raise ValidationError(NOT_NOW, params={"state": batch.get_state_display()})
    if batch.cleared_at:
        raise ValidationError(TOO_LATE)
    undoing = _Undoing(batch, user)
    undoing.restore()
    undoing.remove()
    return undoing.finish()


class _Undoing:
    def __init__(self, batch, user):
        self.batch, self.user = batch, user
        self.done = Undone()
        self.left_rows = {}
        self.records = {"organisation": {}, "person": {}}
        for row in self._rows().iterator(AT_ONCE):
            for entry in row.undo:
                self._notice(row, entry)

    def _rows(self):
        return self.batch.rows.filter(state=StagedRow.State.DONE).order_by("number")

    def _notice(self, row, entry):
        """The first of its entries says what it was, the last one how it was left."""
        records = self.records[entry["record"]]
        record = records.setdefault(
            entry["pk"], _Record(row.pk, entry["was"], entry["version"], set())
        )
        record.version = max(record.version, entry["version"])
        record.row_pks.add(row.pk)

    def restore(self):
        for noun in ("person", "organisation"):
            for pk, record in self.records[noun].items():
                if record.was != CREATED:
                    self._restore(noun, pk, record)

    def _restore(self, noun, pk, record):
        stored = MODELS[noun].objects.select_for_update().filter(pk=pk).first()
        if stored is None or stored.row_version != record.version:
            self._leave(record, stored, "left_changed" if stored else "left_gone")
            return
        row = StagedRow.objects.get(pk=record.row_pk)
        before = next(e["before"] for e in row.undo if (e["record"], e["pk"]) == (noun, pk))
        recipe = RECIPES[noun]
        opened = save_record.Opened(stored.row_version, recipe.kind.read(stored))
        outcome = save_record.change(recipe, pk, opened, before, self.user)
        if outcome.problem:
            raise outcome.problem
        self.done.restored += 1

    def remove(self):
        """People first: who works for an organisation of the file holds it."""
        for noun in ("person", "organisation"):
            made = [pk for pk, one in self.records[noun].items() if one.was == CREATED]
            for first in range(0, len(made), AT_ONCE):
                self._remove(noun, made[first : first + AT_ONCE])

    def _remove(self, noun, pks):
        model, records = MODELS[noun], self.records[noun]
        stored = model.objects.filter(pk__in=pks).order_by("pk").select_for_update().in_bulk()
        used = _used(model, stored)
        gone = []
        for pk in pks:
            record, one = records[pk], stored.get(pk)
            if one is None:
                self._leave(record, None, "left_gone")
            elif one.row_version != record.version:
                self._leave(record, one, "left_changed")
            elif pk in used:
                self._leave(record, one, "left_used", where=str(used[pk]))
            else:
                gone.append(pk)
        model.objects.filter(pk__in=gone).delete()
        self.done.removed += len(gone)

    def _leave(self, record, one, said, **params):
        params |= {"name": str(one)} if one else {}
        for pk in record.row_pks:
            self.left_rows.setdefault(pk, problem(None, HINT, said, **params))

    def finish(self):
        rows = self._rows().exclude(pk__in=self.left_rows)
        rows.update(state=StagedRow.State.UNDONE, undo=[])
        self.batch.state, self.batch.undone_at = State.UNDONE, timezone.now()
        self.batch.save(update_fields=["state", "undone_at"])
        left = StagedRow.objects.in_bulk(self.left_rows)
        for pk, said in sorted(self.left_rows.items(), key=lambda one: left[one[0]].number):
            left[pk].problems = [*left[pk].problems, said]
            left[pk].save(update_fields=["problems"])
            self.done.left.append((left[pk], said))
        return self.done


def _used(model, stored) -> dict:
    """{key: what it is used by} of those that somebody has tied to something since."""
    found = defaultdict(list)
    for relation in model._meta.related_objects:
        if relation.related_model in PARTS:
            continue
        column = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{column}__in": list(stored)})
        if relation.related_model is Employment and model is Person:
            # Where they work is a part of them.
            continue
        for pk in rows.values_list(column, flat=True).distinct():
            found[pk].append(relation.related_model._meta.verbose_name)
    return {pk: words[0] for pk, words in found.items()}
