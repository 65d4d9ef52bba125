import datetime
import json

import pytest

from companies.actions import changes
from companies.models import Change
from tests.companies.factories import (
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
CHANGED = Change.Verb.CHANGED


@pytest.fixture
def anna():
    return UserFactory(first_name="Anna", last_name="Weber")


def test_only_what_differs_is_recorded_and_all_of_it_as_one_batch(anna):
    company = OrganisationFactory()
    before = {"city": "Dresden", "country": "DE", "founded": None}
    after = {"city": "Leipzig", "country": "DE", "founded": 1990}

    rows = changes.record(anna, CHANGED, {"organisation": company}, before, after)

    assert [(row.field, row.before, row.after) for row in rows] == [
        ("city", "Dresden", "Leipzig"),
        ("founded", "", "1990"),
    ]
    assert len({row.batch for row in rows}) == 1
    assert {row.organisation for row in rows} == {company}


def test_a_record_that_is_made_is_one_row_without_values(anna):
    company = OrganisationFactory()

    changes.record(anna, Change.Verb.CREATED, {"organisation": company}, {}, {"city": "Dresden"})

    assert list(Change.objects.values_list("verb", "field", "after")) == [("created", "", "")]


def test_what_is_referred_to_is_kept_by_the_name_it_had(anna):
    company = OrganisationFactory()
    due = {"due_on": datetime.date(2026, 3, 2)}

    rows = changes.record(
        anna,
        CHANGED,
        {"organisation": company},
        {"owner": None, **due},
        {"owner": anna.pk, "due_on": datetime.date(2026, 3, 9)},
    )

    assert [(row.before, row.after) for row in rows] == [
        ("", "Anna Weber"),
        ("2026-03-02", "2026-03-09"),
    ]


def test_a_row_that_names_a_person_points_to_that_person_too(anna):
    contact, person = InteractionFactory(), PersonFactory(given_name="Lei", family_name="Wang")

    (row,) = changes.record(
        anna,
        CHANGED,
        {"interaction": contact},
        {"people": {}},
        {"people": {str(person.pk): {"person": person.pk, "side": "cn", "role": ""}}},
    )

    assert (row.interaction, row.person) == (contact, person)
    assert json.loads(row.after) == {"person": "Lei Wang", "side": "cn"}


def test_the_number_of_queries_does_not_grow_with_the_rows(anna, django_assert_num_queries):
    person = PersonFactory()

    for count in (1, 3):
        jobs = {
            str(number): {"organisation": OrganisationFactory().pk, "job_title": "CEO"}
            for number in range(count)
        }
        with django_assert_num_queries(2):
            changes.record(
                anna, CHANGED, {"person": person}, {"employments": {}}, {"employments": jobs}
            )


def test_scrubbing_empties_what_is_said_about_one_person_and_nobody_else(anna):
    person, other = PersonFactory(), PersonFactory()
    contact = InteractionFactory(people=[person])
    left = InteractionFactory()
    task = FollowUpFactory(interaction=contact)
    edit = {"before": {"notes": "a"}, "after": {"notes": "b"}}
    took_part = {"people": {"1": {"person": person.pk}}}
    changes.record(anna, CHANGED, {"person": person}, **edit)
    changes.record(anna, CHANGED, {"interaction": contact}, **edit)
    changes.record(anna, CHANGED, {"follow_up": task}, {"what": "a"}, {"what": "b"})
    changes.record(anna, CHANGED, {"interaction": left}, took_part, {"people": {}})
    changes.record(anna, CHANGED, {"interaction": left}, **edit)
    changes.record(anna, CHANGED, {"person": other}, **edit)
    changes.record(anna, CHANGED, {"organisation": OrganisationFactory()}, **edit)

    assert changes.scrub(person) == 5

    kept = Change.objects.exclude(before="", after="")
    assert {(row.person, row.organisation is None) for row in kept} == {
        (other, True),
        (None, False),
    }


def test_scrubbing_is_one_statement(anna, django_assert_num_queries):
    person = PersonFactory()

    with django_assert_num_queries(2) as asked:
        changes.scrub(person)

    # Before it, the question who has become this person.
    assert [query["sql"].split()[0] for query in asked] == ["SELECT", "UPDATE"]
