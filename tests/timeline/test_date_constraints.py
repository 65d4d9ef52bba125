import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from timeline.dates import DAY, MONTH, YEAR
from timeline.models import MilestonePage
from timeline.models.date_constraints import CONSTRAINTS, FIELDS, NEEDS

pytestmark = pytest.mark.django_db
date = datetime.date

HONEST = {
    "a year": {"start_date": date(2011, 1, 1), "start_precision": YEAR},
    "a month": {"start_date": date(2012, 5, 1), "start_precision": MONTH},
    "a day": {"start_date": date(2013, 8, 27), "start_precision": DAY},
    "about a year": {"start_date": date(2011, 1, 1), "start_precision": YEAR, "start_circa": True},
    "still going on": {
        "start_date": date(2013, 4, 1),
        "start_precision": MONTH,
        "is_open_ended": True,
    },
    "one day": {
        "start_date": date(2013, 8, 27),
        "end_date": date(2013, 8, 27),
        "end_precision": DAY,
    },
    "a day until some time in the next year": {
        "start_date": date(2013, 8, 27),
        "end_date": date(2014, 1, 1),
        "end_precision": YEAR,
    },
    "a year until a day of it": {
        "start_date": date(2013, 1, 1),
        "start_precision": YEAR,
        "end_date": date(2013, 1, 1),
        "end_precision": DAY,
    },
}
DISHONEST = {
    "a year that is not its first day": (
        {"start_date": date(2011, 1, 2), "start_precision": YEAR},
        "start_date",
    ),
    "a month that is not its first day": (
        {"start_date": date(2012, 5, 3), "start_precision": MONTH},
        "start_date",
    ),
    "a start without a precision": ({"start_precision": ""}, "start_date"),
    "a start with an unknown precision": ({"start_precision": "week"}, "start_date"),
    "a start before there was an office to think of": (
        {"start_date": date(1712, 1, 1)},
        "start_date",
    ),
    "a start that is a typing error": ({"start_date": date(2999, 1, 1)}, "start_date"),
    "an end without a precision": ({"end_date": date(2014, 1, 1)}, "end_date"),
    "a precision without an end": ({"end_precision": DAY}, "end_date"),
    "an end that says more than its precision": (
        {"end_date": date(2014, 1, 2), "end_precision": YEAR},
        "end_date",
    ),
    "an end before the start": ({"end_date": date(2013, 8, 26), "end_precision": DAY}, "end_date"),
    "a day until some time in its month": (
        {"end_date": date(2013, 8, 1), "end_precision": MONTH},
        "end_date",
    ),
    "a day until some time in its year": (
        {"end_date": date(2013, 1, 1), "end_precision": YEAR},
        "end_date",
    ),
    "a first of January until some time in its year": (
        {"start_date": date(2013, 1, 1), "end_date": date(2013, 1, 1), "end_precision": YEAR},
        "end_date",
    ),
    "an end in an earlier month": (
        {"end_date": date(2013, 7, 1), "end_precision": MONTH},
        "end_date",
    ),
    "an end in an earlier year": (
        {"end_date": date(2012, 1, 1), "end_precision": YEAR},
        "end_date",
    ),
    "an approximate end that is none": ({"end_circa": True}, "end_date"),
    "an end of what is still going on": (
        {"end_date": date(2014, 1, 1), "end_precision": DAY, "is_open_ended": True},
        "end_date",
    ),
}


ONE_DAY = {
    "start_date": date(2013, 8, 27),
    "start_precision": DAY,
    "start_circa": False,
    "end_date": None,
    "end_precision": "",
    "end_circa": False,
    "is_open_ended": False,
}


@pytest.fixture
def milestone():
    milestone = MilestonePage.objects.filter(locale__language_code="de").first()
    for name, value in ONE_DAY.items():
        setattr(milestone, name, value)
    return milestone


def store(milestone, fields):
    with transaction.atomic():
        MilestonePage.objects.filter(pk=milestone.pk).update(**ONE_DAY | fields)


@pytest.mark.parametrize("fields", HONEST.values(), ids=HONEST)
def test_an_honest_date_is_accepted_by_form_and_database(milestone, fields):
    for name, value in fields.items():
        setattr(milestone, name, value)

    milestone.validate_constraints()
    store(milestone, fields)


@pytest.mark.parametrize(("fields", "field"), DISHONEST.values(), ids=DISHONEST)
def test_a_dishonest_date_is_refused_with_a_sentence_at_its_field(milestone, fields, field):
    for name, value in fields.items():
        setattr(milestone, name, value)

    with pytest.raises(ValidationError) as refusal:
        milestone.validate_constraints(exclude=["start_date", "end_date", "end_precision"])

    assert set(refusal.value.message_dict) == {field}
    assert all(sentence.endswith((".", "。")) for sentence in refusal.value.messages)


@pytest.mark.parametrize("fields", [fields for fields, _ in DISHONEST.values()], ids=DISHONEST)
def test_a_dishonest_date_is_refused_by_the_database_too(milestone, fields):
    with pytest.raises(IntegrityError):
        store(milestone, fields)


def test_a_milestone_without_a_start_is_no_database_error(milestone, caplog):
    milestone.start_date = None

    with pytest.raises(ValidationError) as refusal:
        milestone.full_clean()

    assert "start_date" in refusal.value.message_dict
    assert "database error" not in caplog.text


def test_every_constraint_has_its_field():
    assert {constraint.name for constraint in CONSTRAINTS} == set(FIELDS)
    assert set(NEEDS) <= set(FIELDS)
