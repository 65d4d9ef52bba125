"""A form with the token of another session leads back to itself."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict(admin_user):
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    return client


def test_the_page_leads_back_to_where_the_form_stood(strict):
    address = reverse("wagtailadmin_home")
    origin = f"http://testserver{address}?page=2"

    response = strict.post(address, headers={"referer": origin})

    assert response.status_code == 403
    assert f'href="{address}?page=2"' in response.content.decode()
    assert "Not saved yet" in response.content.decode()


def test_no_foreign_page_is_led_to(strict):
    address = reverse("wagtailadmin_home")

    response = strict.post(address, headers={"referer": "https://example.org/x"})

    assert "example.org" not in response.content.decode()


def test_a_visitor_without_a_session_is_answered_too(db):
    response = Client(enforce_csrf_checks=True).post("/admin/login/")

    assert response.status_code == 403
