"""Wherever a picture stands, its credit and its licence stand beneath it."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.images.tests.utils import get_test_image_file

from jadepark.core.models import Picture
from jadepark.pages.models import HomePage, NewsIndexPage, NewsPage
from timeline.models import MilestonePage, MilestonePicture

pytestmark = pytest.mark.django_db


@pytest.fixture
def photograph(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return Picture.objects.create(
        title="Tür",
        file=get_test_image_file(size=(8, 8)),
        credit="Erika Mustermann",
        licence="CC BY 4.0",
    )


def on_home(photograph):
    home = HomePage.objects.get(locale__language_code="de")
    home.picture, home.picture_alt = photograph, "Eine offene Tür"
    return home


def in_news(photograph):
    index = NewsIndexPage.objects.get(locale__language_code="de")
    news = {"title": "Neues", "slug": "neues", "lede": "Es gibt Neues."}
    article = NewsPage(**news, picture=photograph, picture_alt="Eine offene Tür")
    index.add_child(instance=article)
    return article


def in_text(photograph):
    home = HomePage.objects.get(locale__language_code="de")
    value = {"picture": photograph, "alt_text": "Eine offene Tür", "is_decorative": False}
    home.body = [("picture", value | {"caption": ""})]
    return home


def on_milestone(photograph):
    milestone = MilestonePage.objects.filter(locale__language_code="de").first()
    row = MilestonePicture(picture=photograph, alt_text="Eine offene Tür", locale=milestone.locale)
    milestone.pictures = [row]
    return milestone


@pytest.mark.parametrize("place", [on_home, in_news, in_text, on_milestone])
def test_a_photograph_stands_with_its_credit_and_licence(place, photograph, client):
    page = place(photograph)
    page.save_revision().publish()

    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    figure = shown.find("img", alt="Eine offene Tür").find_parent("figure")

    assert figure.figcaption.get_text(" ", strip=True) == "Erika Mustermann, CC BY 4.0"


def test_an_illustration_by_somebody_else_stands_with_its_credit(photograph, client):
    Picture.objects.filter(pk=photograph.pk).update(is_illustration=True)
    photograph.refresh_from_db()
    page = on_milestone(photograph)
    page.save_revision().publish()

    shown = BeautifulSoup(client.get(page.url).content, "html.parser")

    words = shown.figure.figcaption.get_text(" ", strip=True)
    assert words == "Illustration Erika Mustermann, CC BY 4.0"


def test_our_own_drawings_stand_without_our_name(client):
    milestone = MilestonePage.objects.get(slug="das-buero-wird-eroeffnet")

    shown = BeautifulSoup(client.get(milestone.url).content, "html.parser")

    words = shown.figure.figcaption.get_text(" ", strip=True)
    assert words == "Illustration Die Eröffnung des Büros am 27. August 2013"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ({"credit": "Erika", "licence": "CC0"}, "Erika, CC0"),
        ({"credit": "Erika"}, "Erika"),
        ({"licence": "CC0"}, "CC0"),
        ({}, ""),
    ],
)
def test_the_line_beneath_holds_what_is_known(words, line):
    with translation.override("en"):
        assert Picture(**words).credit_line == line
