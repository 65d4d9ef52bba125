"""The admin's menu is kept for a moment, and for nobody else."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.companies.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Redaktion"))
    return user


def menu(client, page="wagtailadmin_account"):
    html = client.get(reverse(page)).content.decode()
    return html.split('id="wagtail-sidebar-props"')[1].split("</script>")[0]


def test_the_second_page_does_not_work_out_the_menu_again(client, editor):
    editor.groups.set([Group.objects.get(name="Kontaktstelle")])
    client.force_login(editor)
    counts, menus = [], []

    for _page in range(2):
        with CaptureQueriesContext(connection) as asked:
            menus.append(menu(client, "desk:search"))
        counts.append(sum("grouppagepermission" in query["sql"] for query in asked))

    assert menus[0] == menus[1]
    assert counts[0] > counts[1] == 0


def test_whoever_joins_the_desk_sees_it_in_the_menu_at_once(client, editor):
    client.force_login(editor)
    before = menu(client)

    editor.groups.add(Group.objects.get(name="Kontaktstelle"))

    assert "/admin/desk/" not in before
    assert "/admin/desk/" in menu(client)


def test_nobody_sees_the_menu_of_another(client, editor):
    client.force_login(UserFactory(is_superuser=True))
    assert "/admin/desk/" in menu(client)

    client.force_login(editor)
    assert "/admin/desk/" not in menu(client)


def test_the_menu_follows_the_language(client, editor):
    client.force_login(editor)
    german = menu(client)

    editor.wagtail_userprofile.preferred_language = "en"
    editor.wagtail_userprofile.save()

    assert menu(client) != german
