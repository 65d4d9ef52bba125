"""A record as one plain dict: what a form shows of it, what history compares, what merges.

A field's value is text, a number, a truth or None; a date as far as it is known is its ISO form.
Rows are a dict of dicts, by the key that tells one row from another even after others have come
and gone. Nothing here computes: keys, pinyin and normalised numbers are no part of a sheet.
"""

import datetime
from dataclasses import dataclass, field
from functools import cache

from django.db import models

from timeline.dates import parse

from .models import (
    ContactPoint,
    Employment,
    FollowUp,
    Identifier,
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
    Organisation,
    OrganisationName,
    OrganisationSector,
    Person,
    partial_dates,
)


@dataclass(frozen=True)
class Rows:
    model: type[models.Model]
    owner: str
    fields: tuple[str, ...]
    key: str = "pk"

    def of(self, record):
        # A colleague whose account is gone stays in the record, and out of its forms.
        known = {} if self.key == "pk" else {f"{self.key}__isnull": False}
        return self.model.objects.filter(**{self.owner: record}, **known)

    def read(self, record) -> dict:
        rows = self.of(record).order_by("pk")
        return {str(getattr(row, self.key)): read_fields(row, self.fields) for row in rows}

    def read_many(self, records) -> dict:
        """{record's key: what `read` says of it}, in one query."""
        found = {record.pk: {} for record in records}
        known = {} if self.key == "pk" else {f"{self.key}__isnull": False}
        rows = self.model.objects.filter(**{f"{self.owner}__in": found}, **known)
        for row in rows.order_by("pk"):
            sheet = found[getattr(row, f"{self.owner}_id")]
            sheet[str(getattr(row, self.key))] = read_fields(row, self.fields)
        return found


@dataclass(frozen=True)
class Sheet:
    model: type[models.Model]
    name: str
    fields: tuple[str, ...]
    rows: dict[str, Rows] = field(default_factory=dict)

    @property
    def columns(self):
        """The fields that the record itself holds, and not its rows."""
        return [name for name in self.fields if name != "main_sector"]

    def read(self, record) -> dict:
        rows = {name: kind.read(record) for name, kind in self.rows.items()}
        return read_fields(record, self.fields) | rows

    def read_many(self, records) -> dict:
        """{record's key: its sheet}, in as many queries for a thousand as for one."""
        if "main_sector" in self.fields:
            models.prefetch_related_objects(records, "sectors")
        rows = {name: kind.read_many(records) for name, kind in self.rows.items()}
        return {
            record.pk: read_fields(record, self.fields)
            | {name: found[record.pk] for name, found in rows.items()}
            for record in records
        }


def read_fields(record, names) -> dict:
    return {name: _read(record, name) for name in names}


def write_fields(record, sheet: dict, names) -> None:
    for name in names:
        _write(record, name, sheet[name])


def _read(record, name):
    if _is_partial(record, name):
        partial = partial_dates.read(record, name)
        return partial.iso if partial else None
    if not _is_column(record, name):
        return getattr(record, name)
    value = getattr(record, record._meta.get_field(name).attname)
    if isinstance(value, str):
        # A browser sends the ends of lines in its own way.
        return value.replace("\r\n", "\n")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def _write(record, name, value):
    if _is_partial(record, name):
        partial_dates.write(record, name, parse(value).start if value else None)
    elif not _is_column(record, name):
        setattr(record, name, value)
    else:
        column = record._meta.get_field(name)
        setattr(record, column.attname, column.to_python(value))


def _is_partial(record, name):
    return hasattr(record, f"{name}_precision")


def _is_column(record, name):
    return name in _columns(type(record))


@cache
def _columns(model):
    return frozenset(column.name for column in model._meta.concrete_fields)


CONTACT_POINT = ("kind", "raw", "label")

ORGANISATION = Sheet(
    Organisation,
    "organisation",
    (
        "kind",
        "status",
        "legal_form",
        "country",
        "city",
        "city_chinese",
        "address",
        "address_chinese",
        "website",
        "size_class",
        "founded",
        "owner",
        "first_contact",
        "heard_of_us",
        "notes",
        "main_sector",
    ),
    {
        "names": Rows(OrganisationName, "organisation", ("text", "script", "kind", "typed_pinyin")),
        "identifiers": Rows(Identifier, "organisation", ("scheme", "raw", "is_verified")),
        "sectors": Rows(OrganisationSector, "organisation", ("code",), key="code"),
        "contact_points": Rows(ContactPoint, "organisation", CONTACT_POINT),
    },
)

PERSON = Sheet(
    Person,
    "person",
    (
        "salutation",
        "academic_title",
        "family_name",
        "given_name",
        "family_name_chinese",
        "given_name_chinese",
        "name_order",
        "language",
        "notes",
    ),
    {
        "contact_points": Rows(ContactPoint, "person", CONTACT_POINT),
        "employments": Rows(
            Employment, "person", ("organisation", "job_title", "start", "end", "is_current")
        ),
    },
)

INTERACTION = Sheet(
    Interaction,
    "interaction",
    (
        "kind",
        "happened",
        "happened_time",
        "zone",
        "minutes",
        "subject",
        "notes",
        "outcome",
        "language",
        "confidentiality",
    ),
    {
        "organisations": Rows(
            InteractionOrganisation, "interaction", ("organisation",), key="organisation_id"
        ),
        "people": Rows(
            InteractionPerson, "interaction", ("person", "side", "role"), key="person_id"
        ),
        "staff": Rows(InteractionStaff, "interaction", ("user",), key="user_id"),
    },
)

FOLLOW_UP = Sheet(FollowUp, "follow_up", ("what", "due_on", "assignee"))

EVERY = (ORGANISATION, PERSON, INTERACTION, FOLLOW_UP)
