"""The same change to many records: all of it or none, each record's history told as usual."""

import uuid
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from ..models import Change, FollowUp, Interaction, InteractionOrganisation, Organisation, Person
from . import index
from .changes import name_of
from .standing import saving

AT_ONCE = 500
# How a change points to what it is about.
_NOUNS = {
    Organisation: "organisation",
    Person: "person",
    Interaction: "interaction",
    FollowUp: "follow_up",
}


@dataclass(frozen=True)
class Done:
    changed: int
    # They were so before, and are as they were.
    already: int
    # Of a contact that the colleague may not read.
    unreadable: int = 0


def set_owner(organisations: QuerySet, owner, user) -> Done:
    """`owner` may be None: nobody looks after them."""
    return _change(organisations, "owner", owner, user)


def set_status(organisations: QuerySet, status: str, user) -> Done:
    # What was merged keeps the status that says so.
    merged = organisations.exclude(merged_into=None).count()
    done = _change(organisations.filter(merged_into=None), "status", status, user)
    return Done(done.changed, done.already + merged)


@transaction.atomic
def set_assignee(follow_ups: QuerySet, assignee, user) -> Done:
    if assignee is None:
        return _change(follow_ups, "assignee", None, user)
    readable = FollowUp.objects.visible_to(assignee)
    hidden = follow_ups.exclude(pk__in=readable.values("pk")).count()
    done = _change(follow_ups.filter(pk__in=readable.values("pk")), "assignee", assignee, user)
    return Done(done.changed, done.already, hidden)


@saving()
def archive(records: QuerySet, user) -> Done:
    found = records.count()
    changed = 0
    for rows in _batches(records.living()):
        _update(rows, {"archived_at": timezone.now()})
        _follow(rows)
        _tell(user, Change.Verb.ARCHIVED, rows)
        changed += len(rows)
    return Done(changed, found - changed)


def _follow(rows):
    """What hangs on whether a record is archived, as in `archive` for a single one."""
    if isinstance(rows[0], Organisation):
        index.organisations(rows)
    elif isinstance(rows[0], Person):
        index.people(rows)
    elif isinstance(rows[0], Interaction):
        took_part = InteractionOrganisation.objects.filter(interaction__in=rows)
        index.last_contact(set(took_part.values_list("organisation", flat=True)))


@transaction.atomic
def _change(records, field, value, user):
    found = records.count()
    changed = 0
    for rows in _batches(_without(records, field, value)):
        before = _texts(rows, field)
        _update(rows, {field: value})
        _tell(user, Change.Verb.CHANGED, rows, field, before, _text(value))
        changed += len(rows)
    return Done(changed, found - changed)


def _without(records, field, value):
    """Those that have another value; SQL's “not equal” leaves out what is NULL."""
    if value is None:
        return records.exclude(**{f"{field}__isnull": True})
    column = records.model._meta.get_field(field)
    others = records.exclude(**{field: value})
    return others | records.filter(**{f"{field}__isnull": True}) if column.null else others


def _batches(records):
    """Locked, by number: what has been changed may not match the list's filter any more."""
    last = 0
    while True:
        ordered = records.filter(pk__gt=last).order_by("pk")
        rows = list(ordered.select_for_update(of=("self",))[:AT_ONCE])
        if not rows:
            return
        yield rows
        last = rows[-1].pk


def _update(rows, values):
    type(rows[0]).objects.filter(pk__in=[row.pk for row in rows]).update(
        **values, row_version=F("row_version") + 1, updated_at=timezone.now()
    )


def _tell(user, verb, rows, field="", before=None, after=""):
    noun, batch = _NOUNS[type(rows[0])], uuid.uuid4()
    Change.objects.bulk_create(
        Change(
            batch=batch,
            user=user,
            verb=verb,
            field=field,
            before=before[row.pk] if before else "",
            after=after,
            **{f"{noun}_id": row.pk},
        )
        for row in rows
    )


def _texts(rows, field):
    """{key of the row: what the field said}; a colleague by name, as the history keeps it."""
    values = {row.pk: getattr(row, row._meta.get_field(field).attname) for row in rows}
    if not rows[0]._meta.get_field(field).is_relation:
        return values
    users = get_user_model().objects.in_bulk({value for value in values.values() if value})
    return {pk: _text(users.get(value)) for pk, value in values.items()}


def _text(value):
    if value is None or isinstance(value, str):
        return value or ""
    return name_of(value)
