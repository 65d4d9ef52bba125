"""The lead says who works where."""

import pytest
from django.urls import reverse

from companies.models.colleague import name_of, office_of
from tests.admin_forms import entries_of
from tests.companies.factories import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "desk:colleagues"


def test_the_lead_gives_a_colleague_an_office(lead, desk_user):
    entries = entries_of(lead.get(reverse(ADDRESS)), ".nice-padding form")

    lead.post(reverse(ADDRESS), {**entries, f"office-{desk_user.pk}": "vantaa"})

    desk_user.refresh_from_db()
    assert office_of(desk_user) == "vantaa"


def test_an_unknown_office_is_refused(lead, desk_user):
    response = lead.post(reverse(ADDRESS), {f"office-{desk_user.pk}": "paris"})

    assert response.context["form"].errors
    assert office_of(desk_user) == "dresden"


def test_everybody_else_finds_nothing_there(desk):
    assert desk.get(reverse(ADDRESS)).status_code == 404


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [("Anna", "Weber", "Anna Weber"), ("磊", "王", "王磊"), ("", "", "nobody")],
)
def test_a_chinese_name_begins_with_the_family(given, family, name):
    assert name_of(UserFactory(username="nobody", first_name=given, last_name=family)) == name
