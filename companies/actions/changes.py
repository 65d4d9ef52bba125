"""Who changed which field from what to what.

Every row points to each record it is about, and a row that names a person to that person too: so
whatever was written about one person is found by a key, and emptied in one statement.
"""

import datetime
import json
import uuid

from django.contrib.auth import get_user_model
from django.db import models

from ..models import Change, FollowUp, Interaction, Organisation, Person
from ..models.colleague import name_of as name_of_colleague
from ..three_way import differing
from .standing import tombstones

# What a value of these names refers to: a history keeps the name it had.
REFERENCES = {
    "owner": get_user_model,
    "assignee": get_user_model,
    "done_by": get_user_model,
    "user": get_user_model,
    "organisation": lambda: Organisation,
    "person": lambda: Person,
}


def record(user, verb, about: dict, before: dict, after: dict) -> list[Change]:
    """One row per field, or row of a field, that differs; all of them are one batch.

    `about` names the records by “organisation”, “person”, “interaction”, “follow_up”. `before` and
    `after` are sheets, or parts of them. What is made, archived or restored is one row without
    values: the record itself holds them.
    """
    stamp = {"batch": uuid.uuid4(), "user": user, "verb": verb}
    if verb != Change.Verb.CHANGED:
        return Change.objects.bulk_create([Change(**stamp, **about)])
    differences = list(_differences(before, after))
    named = names(differences)
    return Change.objects.bulk_create(
        Change(
            **stamp,
            **_about(about, *values),
            field=field,
            before=text(field, values[0], named),
            after=text(field, values[1], named),
        )
        for field, *values in differences
    )


def tell(user, verb, subject, other) -> Change:
    """What became of a record, or of what; `other` by the name that it has now."""
    about = {subject._meta.model_name: subject}
    return Change.objects.create(
        batch=uuid.uuid4(), user=user, verb=verb, after=name_of(other), **about
    )


def scrub(person: Person) -> int:
    """Empty what changes say about a person, and how often that was needed.

    Also what was written, and written over, in contacts that the person took part in.
    """
    # Also of the tombstones of those who turned out to be the same.
    them = [person.pk, *tombstones(person)]
    theirs = Change.objects.filter(person__in=them)
    contacts = Interaction.objects.filter(
        models.Q(people__person=person) | models.Q(pk__in=theirs.values("interaction"))
    ).values("pk")
    follow_ups = FollowUp.objects.filter(interaction__in=contacts).values("pk")
    in_contacts = models.Q(interaction__in=contacts) | models.Q(follow_up__in=follow_ups)
    about = models.Q(person__in=them) | (models.Q(person=None) & in_contacts)
    return Change.objects.filter(about).update(before="", after="")


def _differences(before, after):
    """(field, value before, value after); for rows each of them that differs."""
    for field in differing(before, after):
        old, new = before.get(field), after[field]
        if not isinstance(new, dict):
            yield field, old, new
            continue
        old = old or {}
        for key in [*old, *(key for key in new if key not in old)]:
            if old.get(key) != new.get(key):
                yield field, old.get(key), new.get(key)


def _about(about, old, new):
    """With whom or what the row itself refers to."""
    named = {}
    for name in ("organisation", "person"):
        for row in (old, new):
            if isinstance(row, dict) and row.get(name):
                named[f"{name}_id"] = row[name]
    return named | {f"{name}_id": one.pk for name, one in about.items()}


def names(differences):
    """{field: {key: name}} of all that the values refer to, in one query per kind."""
    keys = {}
    for field, old, new in differences:
        for value in (old, new):
            for name, one in value.items() if isinstance(value, dict) else [(field, value)]:
                if name in REFERENCES and one:
                    keys.setdefault(REFERENCES[name](), set()).add(getattr(one, "pk", one))
    found = {model: model.objects.in_bulk(some) for model, some in keys.items()}
    return {
        name: {key: name_of(one) for key, one in found.get(model(), {}).items()}
        for name, model in REFERENCES.items()
    }


def name_of(record) -> str:
    """A colleague as everywhere at the desk; every other record in both its scripts."""
    if isinstance(record, get_user_model()):
        return name_of_colleague(record)
    return " ".join(filter(None, [record.latin_name, record.chinese_name])) or str(record)


def text(field, value, names):
    if isinstance(value, dict):
        row = {name: text(name, one, names) for name, one in value.items()}
        return json.dumps({name: one for name, one in row.items() if one}, ensure_ascii=False)
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if field in names:
        return names[field].get(getattr(value, "pk", value), "")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)
