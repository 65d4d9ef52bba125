import pytest
from django.contrib.auth.models import Group, User

from tests.staff import signed_in

pytestmark = pytest.mark.django_db
OF_EDITORS = [b"/admin/translations/", b"/admin/launch/"]


def home_of(group):
    user = User.objects.create_user(f"member of {group}")
    user.groups.add(Group.objects.get(name=group))
    return signed_in(user).get("/admin/").content


def test_editors_see_the_translations_and_the_checklist():
    home = home_of("Redaktion")

    assert all(address in home for address in OF_EDITORS)


def test_who_has_no_part_in_the_pages_does_not():
    home = home_of("Kontaktstelle")

    assert not any(address in home for address in OF_EDITORS)
