"""/admin/launch/: what is missing before the site goes public, and what is done."""

import json
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from jadepark.core.models import Picture
from jadepark.pages import launch
from jadepark.pages.models import Office
from tests.admin_forms import entries_of
from tests.staff import signed_in
from tests.translation_work import edit_address, in_language, milestone, page_with_slug, publish
from timeline.models import Organisation, Person, Place

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/launch/"
GOOD_KEY = "pVv0mX9qk2Lr7Yt4Wb1Nc8Zs5Hd6Jf3Gg0Aa9Ee2Uu4Ii7Oo1Pp5"


@pytest.fixture(autouse=True)
def english():
    translation.activate("en")


@pytest.fixture
def admin(admin_user):
    return signed_in(admin_user)


@pytest.fixture
def redaktion(django_user_model):
    """A client of somebody who is in this group and nothing else."""
    user = django_user_model.objects.create_user("li", "li@example.org", "x")
    user.groups.add(Group.objects.get(name="Redaktion"))
    return signed_in(user)


@pytest.fixture
def ready(settings, tmp_path):
    """A server as it should be."""
    settings.DATA_DIR = tmp_path
    settings.SECRET_KEY = GOOD_KEY
    settings.ALLOWED_HOSTS = ["jadepark.example", "testserver"]
    settings.SITE_URL = "https://jadepark.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "mail.jadepark.example"
    settings.DEFAULT_FROM_EMAIL = "office@jadepark.example"
    Site.objects.update(hostname="jadepark.example")
    return settings


def sentences(area):
    return [str(point.sentence) for point in open_points(area)]


def open_points(area):
    return [one for one in launch.points() if one.area == area and is_open(one)]


def is_open(point):
    return not point.is_done and point.severity != launch.NOTE


def done(area):
    return [
        str(point.sentence) for point in launch.points() if point.area == area and point.is_done
    ]


def test_an_empty_office_lacks_what_the_law_asks_for():
    found = [point for point in open_points(launch.office.AREA) if point.severity == launch.FAULT]

    assert len(found) == len(Office.LEGALLY_NEEDED)
    assert "“operator” is empty. The imprint or the contact page needs it." in sentences(
        launch.office.AREA
    )


def test_a_complete_office_is_done():
    Office.objects.update_or_create(
        pk=Office.load().pk, defaults=dict.fromkeys(Office.LEGALLY_NEEDED, "x")
    )

    assert sentences(launch.office.AREA) == [
        "Chinese pages show the address as it is written in German. Enter it.",
        "The number of companies in contact is quoted from the history, and no day is known for "
        "it. Enter the number and the day for which it is right.",
    ]
    assert "Everything that the imprint and the contact page need is there." in done(
        launch.office.AREA
    )


def test_the_icp_number_is_a_note_and_no_fault():
    notes = [point for point in launch.points() if point.severity == launch.NOTE]

    assert any("ICP" in point.sentence for point in notes)


def test_pages_that_are_missing_drafts_or_out_of_date_are_named():
    missing, draft, old = (
        milestone(),
        page_with_slug("buero"),
        page_with_slug("datenschutz"),
    )
    in_language(missing).delete()
    in_language(draft).unpublish()
    old.lede = "Anders."
    publish(old)

    found = sentences(launch.texts.AREA)

    assert "“Das Büro wird eröffnet” is not there in English." in found
    assert "“Das Büro” is not published in English." in found
    assert any(one.startswith("“Datenschutz” is out of date in 简体中文 since") for one in found)


def test_pages_without_a_description_are_named_in_their_language():
    english = in_language(milestone())
    english.search_description = ""
    publish(english)

    found = sentences(launch.texts.AREA)

    assert "“The office opens” (English) has no description for search engines." in found


def test_the_legal_pages_have_to_be_there():
    in_language(page_with_slug("datenschutz"), "zh-hans").unpublish()

    sentence = "There is no page on privacy in this language: 简体中文."
    assert sentence in sentences(launch.texts.AREA)


@pytest.fixture
def no_illustrations():
    Picture.objects.update(is_illustration=False)


def test_pictures_without_words_are_named(no_illustrations):
    german = milestone()
    german.pictures.update(alt_text="")
    office = page_with_slug("buero")
    body = office.body.get_prep_value()
    body[1]["value"]["alt_text"] = ""
    office.body = json.dumps(body)
    publish(office)

    assert sentences(launch.pictures.AREA) == [
        "A picture on “Das Büro wird eröffnet” has no alternative text.",
        "A picture on “Das Büro” has no alternative text.",
    ]


def test_decorative_pictures_need_no_words(no_illustrations):
    milestone().pictures.update(alt_text="", is_decorative=True)

    assert sentences(launch.pictures.AREA) == []


def test_illustrations_are_named_with_the_pages_they_stand_on():
    found = sentences(launch.pictures.AREA)

    assert any("“Eröffnung des Büros” is drawn and stands on 2 pages." in one for one in found)


def test_an_illustration_that_is_used_nowhere_is_no_point(no_illustrations):
    Picture.objects.create(
        title="Drawn", file=get_test_image_file(size=(8, 8)), is_illustration=True
    )

    assert sentences(launch.pictures.AREA) == []


def test_a_picture_whose_file_is_gone_is_named(no_illustrations):
    picture = Picture.objects.create(title="Gone", file=get_test_image_file(size=(8, 8)))
    picture.file.storage.delete(picture.file.name)

    assert "The file of the picture “Gone” is missing. Upload it again." in sentences(
        launch.pictures.AREA
    )


def test_chinese_names_wait_to_be_confirmed():
    area = launch.names.AREA
    assert any("济南" in one for one in sentences(area))

    for register in (Organisation, Person, Place):
        register.objects.update(zh_confirmed=True)

    assert sentences(area) == []
    assert done(area) == ["Every Chinese name is confirmed."]


def test_a_server_as_it_should_be_leaves_nothing_open(ready):
    assert sentences(launch.server.AREA) == []


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("DEBUG", True, "DEBUG is on"),
        ("SECRET_KEY", "short", "The secret key is short"),
        ("SECRET_KEY", "a" * 60, "The secret key is short"),
        ("ALLOWED_HOSTS", ["*"], "ALLOWED_HOSTS answers to every name"),
        ("ALLOWED_HOSTS", ["localhost"], "ALLOWED_HOSTS names no public host"),
        ("SITE_URL", "http://localhost:8000", "SITE_URL is http://localhost:8000."),
        ("SITE_URL", "http://jadepark.example", "Set it to an address with https."),
        ("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend", "No e-mail is sent"),
        ("EMAIL_HOST", "", "No e-mail is sent"),
        ("DEFAULT_FROM_EMAIL", "", "E-mail has no sender."),
    ],
)
def test_a_wrong_setting_is_a_fault(ready, setting, value, sentence):
    setattr(ready, setting, value)

    [found] = open_points(launch.server.AREA)

    assert found.severity == launch.FAULT
    assert sentence in found.sentence


def test_the_key_of_a_trial_is_a_fault(ready):
    (ready.DATA_DIR / "secret-key").write_text(GOOD_KEY)

    assert "The secret key is short, or" in sentences(launch.server.AREA)[0]


def test_the_site_of_a_fresh_installation_is_a_fault(ready):
    Site.objects.update(hostname="localhost")

    assert "host name is still “localhost”" in sentences(launch.server.AREA)[0]


def test_the_account_of_a_trial_is_a_fault(ready):
    ready.DEBUG = True
    call_command("create_local_admin", stdout=StringIO())
    ready.DEBUG = False

    assert "The account “admin” was made for a trial." in sentences(launch.server.AREA)[0]


def test_the_screen_shows_what_is_open_and_folds_what_is_done(admin):
    soup = BeautifulSoup(admin.get(ADDRESS).content, "html.parser")

    shown = soup.select(".launch__area .launch__point")
    open_ones = [one for one in shown if "launch__point--note" not in one["class"]]
    assert len(open_ones) == launch.count_open(launch.points())
    assert "Every page is there in every language and up to date." in soup.details.get_text()


def test_every_link_of_the_list_leads_somewhere(admin):
    soup = BeautifulSoup(admin.get(ADDRESS).content, "html.parser")

    addresses = {link["href"].split("?")[0] for link in soup.select(".launch__mend")}

    assert len(addresses) > 5
    for address in addresses:
        response = admin.get(address, follow=True)
        assert response.status_code == 200
        assert response.request["PATH_INFO"] != "/admin/", address


def test_the_menu_and_the_home_screen_say_how_many_points_are_open(admin):
    count = launch.count_open(launch.points())

    html = admin.get("/admin/").content.decode()

    assert f"Checklist ({count})" in html
    assert f"{count} points are open before the site goes public" in html
    assert "All translations are up to date" in html


def test_redaktion_writes_translates_and_publishes(redaktion):
    timeline = milestone().get_parent()
    address = f"/admin/pages/add/timeline/milestonepage/{timeline.pk}/"
    entries = entries_of(redaktion.get(address)) | {
        "title": "Zehn Jahre",
        "slug": "zehn-jahre",
        "start_date_year": "2023",
        "summary": "Seit zehn Jahren.",
        "action-publish": "action-publish",
    }
    redaktion.post(address, entries)
    german = page_with_slug("zehn-jahre")
    assert german.live

    redaktion.post(
        f"/admin/localize/submit/page/{german.pk}/", {"locales": [in_language(timeline).locale_id]}
    )
    assert redaktion.get(edit_address(in_language(german))).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/admin/translations/",
        "/admin/launch/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/settings/pages/office/",
        "/admin/person/",
        "/admin/place/new/",
    ],
)
def test_redaktion_reaches_its_own_screens(redaktion, address):
    assert redaktion.get(address, follow=True).request["PATH_INFO"].startswith(address)


@pytest.mark.parametrize(
    "address", ["/admin/users/", "/admin/groups/", "/admin/sites/", "/admin/locales/"]
)
def test_redaktion_does_not_reach_what_administrators_do(redaktion, address):
    response = redaktion.get(address)

    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_redaktion_is_not_sent_to_screens_that_it_may_not_open(redaktion):
    soup = BeautifulSoup(redaktion.get(ADDRESS).content, "html.parser")

    assert not [link for link in soup.select(".launch__mend") if "/sites/" in link["href"]]


def test_there_is_one_group_for_pages_and_two_for_the_desk():
    groups = Group.objects.order_by("name").values_list("name", flat=True)

    assert list(groups) == ["Kontaktstelle", "Leitung Kontaktstelle", "Redaktion"]


def test_the_first_account_is_shown_once(settings, django_user_model, client):
    settings.DEBUG = True
    said = StringIO()

    call_command("create_local_admin", stdout=said)

    password = said.getvalue().split("Password:")[1].split()[0]
    assert "Sign in at http://localhost" in said.getvalue()
    assert client.login(username="admin", password=password)
    user = django_user_model.objects.get()
    assert user.is_superuser

    said = StringIO()
    call_command("create_local_admin", stdout=said)
    assert "nothing was changed" in said.getvalue()
    assert "Password" not in said.getvalue()
    assert list(django_user_model.objects.all()) == [user]


def test_the_command_refuses_on_a_public_server(settings, django_user_model):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG is off here"):
        call_command("create_local_admin")

    assert not django_user_model.objects.exists()


def test_the_command_takes_nobodys_account_over(settings, django_user_model):
    settings.DEBUG = True
    django_user_model.objects.create_user("admin", "someone@example.org", "x")

    with pytest.raises(CommandError, match="may not do everything"):
        call_command("create_local_admin")
