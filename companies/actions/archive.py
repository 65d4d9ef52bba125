"""A record is put away, or taken out again. Nothing of it is lost, and its number is free."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Change, Identifier, Interaction, Organisation, Person
from ..models.record import Record
from . import changes, index
from .standing import saving

TAKEN = _(
    "“%(name)s” has the number %(number)s by now. Correct it there, or remove it here, "
    "then restore this organisation."
)
TOMBSTONE = _(
    "This record was merged into “%(name)s”. Open that one and undo the merge; "
    "then this one is back."
)


def archive(record: Record, user) -> bool:
    """False where it was archived already."""
    return _turn(record, user, timezone.now(), Change.Verb.ARCHIVED)


def restore(record: Record, user) -> bool:
    """False where it is not archived. Raises ValidationError where its number is taken by now."""
    return _turn(record, user, None, Change.Verb.RESTORED)


@saving()
def _turn(record, user, archived_at, verb):
    stored = type(record).objects.select_for_update().get(pk=record.pk)
    if stored.is_living == (archived_at is None):
        return False
    _refuse_tombstone(stored)
    stored.archived_at = archived_at
    stored.row_version += 1
    stored.save(update_fields=["archived_at", "row_version", "updated_at"])
    _follow(stored)
    name = stored._meta.model_name.replace("followup", "follow_up")
    changes.record(user, verb, {name: stored}, {}, {})
    return True


def _follow(record):
    """What hangs on whether a record is archived."""
    if isinstance(record, Organisation):
        if record.is_living:
            refuse_taken_number(record)
        record.identifiers.update(is_living=record.is_living)
        index.organisation(record)
    elif isinstance(record, Person):
        index.person(record)
    elif isinstance(record, Interaction):
        keys = record.organisation_rows.values_list("organisation_id", flat=True)
        index.last_contact(list(keys))


def _refuse_tombstone(record):
    if getattr(record, "merged_into_id", None):
        raise ValidationError(TOMBSTONE, params={"name": record.merged_into})


def refuse_taken_number(organisation):
    for own in organisation.identifiers.exclude(canonical=""):
        same = Identifier.objects.filter(
            scheme=own.scheme, canonical=own.canonical, is_living=True
        ).select_related("organisation")
        for other in same.exclude(organisation=organisation):
            values = {"name": other.organisation, "number": own.canonical}
            raise ValidationError(TAKEN, params=values)
