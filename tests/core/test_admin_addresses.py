import pytest
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db


def test_what_is_missing_in_the_admin_is_not_looked_for_in_a_language(client):
    client.force_login(User.objects.create_superuser("admin"))

    response = client.get("/admin/there-is-no-such-page/")

    assert response.status_code == 404


def test_a_missing_public_page_still_gets_its_language(client):
    response = client.get("/there-is-no-such-page/", headers={"accept-language": "zh-CN"})

    assert response.status_code == 302
    assert response.headers["location"] == "/zh-hans/there-is-no-such-page/"
