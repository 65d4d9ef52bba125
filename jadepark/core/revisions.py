"""Versions of a page that name what has been deleted since, or one record twice."""

from django.db import models
from modelcluster.models import get_all_child_relations


class OpensOldVersions:
    """What is gone is left out when a version is opened.

    A page in use protects its pictures and places, but its older versions and drafts do not, and
    modelcluster answers to a version that names what is gone with a server error.
    """

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        return super().from_serializable_data(_still_true(cls, data), check_fks, strict_fks)


def _still_true(model, data):
    data = dict(data)
    for field in _protecting(model):
        if data.get(field.name) is not None and not _existing(field, [data]):
            data[field.name] = None
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if data.get(name):
            data[name] = _rows_still_true(relation.related_model, data[name])
    return data


def _rows_still_true(model, rows):
    for field in _protecting(model):
        existing = _existing(field, rows)
        rows = [row for row in rows if row.get(field.name) in {None, *existing}]
    return _each_once(model, rows)


def _each_once(model, rows):
    """The first row of each set that the database would refuse to hold twice."""
    for constraint in model._meta.total_unique_constraints:
        named = {}
        for row in rows:
            named.setdefault(tuple(row[name] for name in constraint.fields), row)
        rows = list(named.values())
    return rows


def _protecting(model):
    return [
        field
        for field in model._meta.get_fields()
        if field.many_to_one and field.concrete and field.remote_field.on_delete is models.PROTECT
    ]


def _existing(field, rows):
    named = {row[field.name] for row in rows if row.get(field.name) is not None}
    found = field.related_model._base_manager.filter(pk__in=named)
    return set(found.values_list("pk", flat=True)) if named else set()
