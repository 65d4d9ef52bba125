"""All samples go, and only they. A real record that is linked to one would change with it, so it
stops the removal: a real contact would lose its company, a real person a former employer."""

from dataclasses import dataclass
from itertools import permutations

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from ..actions.standing import saving
from ..models import (
    Change,
    FollowUp,
    Interaction,
    Merge,
    Organisation,
    OrganisationPair,
    Person,
    PersonPair,
    SearchKey,
    StagedRow,
)
from ..models.record import Record

# What holds others back goes first.
ORDER = (FollowUp, Interaction, Person, Organisation)
# These say something about a record and go with it.
GO_ALONG = (Change, Merge, OrganisationPair, PersonPair, SearchKey, StagedRow)
MOST_NAMED = 10
LINKED = (
    "%(count)d real record(s) are linked to samples, so nothing was removed: %(names)s. "
    "Take the samples out of them, then start again."
)


@dataclass(frozen=True)
class Removed:
    follow_ups: int
    contacts: int
    people: int
    organisations: int


@saving()
def remove() -> Removed:
    refuse_what_is_linked()
    return Removed(*(_remove(model) for model in ORDER))


def refuse_what_is_linked() -> None:
    found = {record for records in _linked() for record in records}
    if found:
        names = sorted(_name(record) for record in found)
        more = ["…"] if len(names) > MOST_NAMED else []
        values = {"count": len(names), "names": "; ".join(names[:MOST_NAMED] + more)}
        raise ValidationError(LINKED, params=values)


def _linked():
    """For every relation between two records: the real ones whose other end is a sample."""
    for model in apps.get_app_config("companies").get_models():
        if model in GO_ALONG:
            continue
        ends = [field for field in model._meta.concrete_fields if is_of_record(field)]
        if issubclass(model, Record):
            for end in ends:
                yield model.objects.filter(is_sample=False, **{f"{end.name}__is_sample": True})
        for real, sample in permutations(ends, 2):
            rows = model.objects.filter(
                **{f"{real.name}__is_sample": False, f"{sample.name}__is_sample": True}
            )
            yield real.related_model.objects.filter(pk__in=rows.values(real.name))


def is_of_record(field) -> bool:
    return isinstance(field, models.ForeignKey) and issubclass(field.related_model, Record)


def _remove(model):
    samples = model.objects.filter(is_sample=True)
    count = samples.count()
    samples.delete()
    return count


def _name(record):
    return f"{record._meta.verbose_name} {record.pk} “{record}”"
