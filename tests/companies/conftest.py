"""Who works at the desk in these tests, each with a client that is signed in and reads English."""

import pytest
from django.contrib.auth.models import Group
from django.utils import translation

from companies.groups import DESK, LEAD
from companies.models import Colleague
from tests.companies.factories import UserFactory
from tests.staff import signed_in


def colleague(group, office, **names):
    user = UserFactory(**names)
    user.groups.add(Group.objects.get(name=group))
    Colleague.objects.create(user=user, office=office)
    return user


@pytest.fixture(autouse=True)
def english():
    """What a test expects to read. A request speaks its reader's language, and leaves German."""
    translation.activate("en")


@pytest.fixture
def desk_user(db):
    return colleague(DESK, "dresden", first_name="Anna", last_name="Weber")


@pytest.fixture
def jinan_user(db):
    """Of the desk too, in another office."""
    return colleague(DESK, "jinan", first_name="Lei", last_name="Wang")


@pytest.fixture
def lead_user(db):
    return colleague(LEAD, "dresden", first_name="Karl", last_name="Beier")


@pytest.fixture
def desk(desk_user):
    return signed_in(desk_user)


@pytest.fixture
def jinan(jinan_user):
    return signed_in(jinan_user)


@pytest.fixture
def lead(lead_user):
    return signed_in(lead_user)
