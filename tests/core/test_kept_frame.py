"""What every page of the admin shows is kept, and is the same as Wagtail's own."""

import re

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import translation
from wagtail.admin.templatetags import wagtailadmin_tags as wagtails
from wagtail.users.models import UserProfile

from tests.staff import signed_in

HOME = "/admin/"


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def config_of(page):
    return re.search(r'<script id="wagtail-config"[^>]*>(.*?)</script>', page, re.DOTALL)[1]


def dialog_of(page):
    start = page.index("w-keyboard-shortcuts")
    return page[start : page.index("</table>", start)]


def text(client, **headers):
    return client.get(HOME, headers=headers).content.decode()


def test_the_second_page_shows_what_the_first_did(admin_client):
    first, second = text(admin_client), text(admin_client)

    assert dialog_of(first) == dialog_of(second)
    without = [re.sub(r'"CSRF_TOKEN": "\w+"', "", config_of(page)) for page in (first, second)]
    assert without[0] == without[1]
    assert '"LOCALES": [{' in without[0]


def test_a_kept_configuration_has_the_askers_own_token(admin_client, admin_user):
    first, second = text(admin_client), text(signed_in(admin_user))

    assert re.search(r'"CSRF_TOKEN": "(\w+)"', first)[1] not in second


def test_the_dialog_is_in_the_readers_language(admin_client, admin_user):
    german = dialog_of(text(admin_client))
    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = "en"
    profile.save()

    assert "Undo" not in german
    assert "Undo" in dialog_of(text(admin_client))


def test_a_mac_has_its_own_keys(admin_client):
    assert "⌘" not in dialog_of(text(admin_client))
    assert "⌘" in dialog_of(text(admin_client, user_agent="Macintosh"))


def test_who_wants_no_shortcuts_is_told_so(admin_client, admin_user):
    shown = text(admin_client)
    profile = UserProfile.get_for_user(admin_user)
    profile.keyboard_shortcuts = False
    profile.save()

    assert '"KEYBOARD_SHORTCUTS_ENABLED": true' in config_of(shown)
    assert '"KEYBOARD_SHORTCUTS_ENABLED": false' in config_of(text(admin_client))


def test_it_is_what_wagtail_would_say(admin_client, admin_user):
    request = RequestFactory().get(HOME)
    request.user = admin_user
    with translation.override("de"):
        values = wagtails.keyboard_shortcuts_dialog({"request": request})

    dialog = dialog_of(text(admin_client))

    assert all(
        f"<kbd>{row[1]}</kbd>" in dialog
        for group in values["shortcuts"].values()
        for row in group
        if row
    )
