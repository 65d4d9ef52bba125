"""The forms of the pages that are no milestones: words for pictures, previews, the office."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.users.models import UserProfile

from jadepark.core.models import Picture
from jadepark.pages.models import HomePage, NewsIndexPage, NewsPage, Office, StandardPage
from tests.admin_forms import entries_of, sentences_at
from timeline.models import MilestonePage, TimelinePage

pytestmark = pytest.mark.django_db

PAGES = (HomePage, TimelinePage, MilestonePage, StandardPage, NewsIndexPage, NewsPage)


@pytest.fixture
def editor(admin_client, admin_user):
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return admin_client


@pytest.fixture
def article():
    article = NewsPage(title="Neues Haus", slug="neues-haus", lede="Das Büro zieht um.")
    NewsIndexPage.objects.get(locale__language_code="de").add_child(instance=article)
    return article


@pytest.fixture
def picture(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return Picture.objects.create(title="Haus", file=get_test_image_file(size=(8, 8)))


# A StreamField builds its fields in the browser only; here it is sent without blocks.
NO_BLOCKS = {"body-count": "0"}


def send(client, page, **entered):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, entries_of(client.get(address)) | NO_BLOCKS | entered)


@pytest.mark.parametrize("model", [HomePage, NewsPage])
def test_a_page_with_a_picture_is_not_published_without_its_words(editor, article, picture, model):
    page = model.objects.filter(locale__language_code="de").first()
    entered = {"picture": str(picture.pk), "picture_alt": ""}

    as_draft = send(editor, page, **entered)
    published = send(editor, page, **entered, **{"action-publish": "on"})

    assert as_draft.status_code == 302
    assert sentences_at(published, "picture_alt") == [
        "The picture has no alternative text. Say in one sentence what is to be seen, "
        "or tick “decorative”."
    ]


@pytest.mark.parametrize(
    ("words", "alt"),
    [
        ({"picture_alt": "Ein Haus."}, "Ein Haus."),
        ({"picture_alt": "", "picture_is_decorative": "on"}, ""),
        ({"picture_alt": "Ein Haus.", "picture_is_decorative": "on"}, ""),
    ],
)
@pytest.mark.parametrize("model", [HomePage, NewsPage])
def test_a_picture_with_words_or_as_decoration_is_published(
    editor, article, picture, model, words, alt
):
    page = model.objects.filter(locale__language_code="de").first()

    sent = send(editor, page, picture=str(picture.pk), **words, **{"action-publish": "on"})

    shown = BeautifulSoup(editor.get(page.url).content, "html.parser")
    assert sent.status_code == 302
    assert shown.find("figure").img["alt"] == alt


def test_a_page_without_a_picture_needs_no_words_for_it(editor, article):
    response = send(editor, article, **{"action-publish": "on"})

    assert response.status_code == 302


@pytest.mark.parametrize("model", PAGES)
def test_every_page_is_previewed_with_what_stands_in_its_form(editor, article, model):
    page = model.objects.filter(locale__language_code="de").first()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    entries = entries_of(editor.get(address)) | NO_BLOCKS | {"seo_title": "Noch nicht gespeichert"}
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    answer = editor.post(preview, entries)
    shown = editor.get(preview)

    assert json.loads(answer.content)["is_valid"]
    assert shown.status_code == 200
    assert "Noch nicht gespeichert" in shown.content.decode()


@pytest.mark.parametrize("model", PAGES)
def test_every_form_says_what_a_good_description_is(editor, article, model):
    page = model.objects.filter(locale__language_code="de").first()

    text = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "One sentence of 70 to 155 characters" in text


def test_the_office_is_described_in_three_groups(editor):
    form = editor.get(reverse("wagtailsettings:edit", args=["pages", "office"]), follow=True)
    address = form.redirect_chain[-1][0] if form.redirect_chain else form.request["PATH_INFO"]
    entries = entries_of(form, f"form[action='{address}']")

    editor.post(address, entries | {"telephone": "+49 351 0000"})

    assert Office.load().telephone == "+49 351 0000"
