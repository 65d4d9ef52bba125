"""A merge reaches everything that points to an organisation or a person."""

import pytest

from companies.actions.relations import RELATIONS
from companies.models import Organisation, Person

TO_DO = (
    "points to a record that can be merged. Say in companies/actions/relations.py whether its rows "
    "move to the survivor, when two of them are the same, or why they stay on the tombstone."
)


def pointing_to(model):
    """Also what has no name on the other end: `related_name="+"`."""
    found = {
        (relation.related_model, relation.field.name)
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not relation.many_to_many
    }
    return {(pointing._meta.label, field) for pointing, field in found}


def entered(model):
    return {(one.model._meta.label, one.field) for one in RELATIONS[model]}


@pytest.mark.parametrize("model", [Organisation, Person])
def test_every_relation_to_a_record_says_how_it_goes(model):
    missing = pointing_to(model) - entered(model)

    assert not missing, f"{missing} {TO_DO}"


@pytest.mark.parametrize("model", [Organisation, Person])
def test_nothing_is_said_of_what_is_not_there(model):
    assert entered(model) - pointing_to(model) == set()


@pytest.mark.parametrize("model", [Organisation, Person])
def test_a_relation_of_many_to_many_has_a_table_of_its_own_that_says_it(model):
    for relation in model._meta.related_objects:
        if relation.many_to_many:
            through = {(one.model, one.field) for one in RELATIONS[model]}
            ends = [field for field in relation.through._meta.fields if field.related_model]
            assert through & {(relation.through, field.name) for field in ends}


def test_a_relation_without_a_name_would_be_noticed(monkeypatch):
    some = tuple(one for one in RELATIONS[Organisation] if one.field != "result_organisation")
    monkeypatch.setitem(RELATIONS, Organisation, some)

    missing = pointing_to(Organisation) - entered(Organisation)

    assert missing == {("companies.StagedRow", "result_organisation")}
