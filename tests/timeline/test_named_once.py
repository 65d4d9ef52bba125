"""Nobody and nothing is named twice by one milestone."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.admin_forms import entries_of, sentences_of
from tests.staff import signed_in
from timeline.models import (
    MilestoneOrganisation,
    MilestonePage,
    MilestonePerson,
    MilestonePlace,
    MilestoneTopic,
)

pytestmark = pytest.mark.django_db

ROWS = [
    (MilestonePlace, "This place is named above already. Choose another, or remove this row."),
    (MilestoneTopic, "This topic is named above already. Choose another, or remove this row."),
    (
        MilestoneOrganisation,
        "This organisation is named above already. Choose another, or remove this row.",
    ),
    (
        MilestonePerson,
        "This person is named above already. Remove this row; several roles have room in one.",
    ),
]


@pytest.fixture
def opening():
    return MilestonePage.objects.get(
        start_date=datetime.date(2013, 8, 27), locale__language_code="de"
    )


def relation_of(model):
    return model._meta.get_field("page").remote_field.related_name


def record_of(model):
    return model._meta.total_unique_constraints[0].fields[1]


def with_another_row(entries, relation, record, value):
    number = int(entries[f"{relation}-TOTAL_FORMS"])
    row = f"{relation}-{number}"
    return entries | {
        f"{relation}-TOTAL_FORMS": number + 1,
        f"{row}-id": "",
        f"{row}-ORDER": number + 1,
        f"{row}-{record}": value,
    }


@pytest.mark.parametrize(("model", "sentence"), ROWS)
def test_naming_a_record_twice_is_refused_at_its_field(model, sentence, opening, admin_user):
    editor = signed_in(admin_user)
    relation, record = relation_of(model), record_of(model)
    url = reverse("wagtailadmin_pages:edit", args=[opening.pk])
    again = getattr(getattr(opening, relation).first(), f"{record}_id")
    entries = with_another_row(entries_of(editor.get(url)), relation, record, again)

    response = editor.post(url, entries)

    assert response.status_code == 200
    last = response.context["form"].formsets[relation].forms[-1]
    assert sentences_of(last) == {record: [sentence]}


def test_the_second_row_may_be_removed_again(opening, admin_user):
    editor = signed_in(admin_user)
    url = reverse("wagtailadmin_pages:edit", args=[opening.pk])
    again = opening.milestone_topics.first().topic_id
    entries = with_another_row(entries_of(editor.get(url)), "milestone_topics", "topic", again)
    last = int(entries["milestone_topics-TOTAL_FORMS"]) - 1

    response = editor.post(url, entries | {f"milestone_topics-{last}-DELETE": "on"})

    assert response.status_code == 302


@pytest.mark.parametrize("model", [model for model, _sentence in ROWS])
def test_the_database_refuses_it_too(model, opening):
    row = getattr(opening, relation_of(model)).first()
    row.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_two_rows_may_change_places(opening):
    first, second = opening.milestone_places.all()
    first.place, second.place = second.place, first.place
    opening.milestone_places = [first, second]

    opening.save_revision().publish()

    stored = MilestonePage.objects.get(pk=opening.pk)
    assert stored.places == [first.place, second.place]


def test_a_version_that_names_a_place_twice_opens_with_it_once(opening):
    version = opening.save_revision()
    version.content["milestone_places"] += [
        row | {"pk": None, "sort_order": 9} for row in version.content["milestone_places"]
    ]
    version.save()

    version.publish()

    assert MilestonePage.objects.get(pk=opening.pk).places == opening.places
