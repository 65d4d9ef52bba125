"""A version is opened as far as what it names still exists."""

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from jadepark.core.models import Picture
from jadepark.pages.models import HomePage
from timeline.models import MilestonePage, MilestonePicture

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return Picture.objects.create(title="Tür", file=get_test_image_file(size=(8, 8)))


def test_a_version_with_a_deleted_picture_opens_without_it(picture):
    milestone = MilestonePage.objects.filter(locale__language_code="de").first()
    kept = milestone.pictures.count()
    milestone.pictures.add(MilestonePicture(picture=picture, locale=milestone.locale))
    version = milestone.save_revision()

    picture.delete()

    assert version.as_object().pictures.count() == kept


def test_a_page_whose_picture_was_deleted_opens_without_a_picture(picture, admin_client):
    home = HomePage.objects.get(locale__language_code="de")
    home.picture = picture
    version = home.save_revision()

    picture.delete()

    assert version.as_object().picture is None
    address = reverse("wagtailadmin_pages:edit", args=[home.pk])
    assert admin_client.get(address).status_code == 200


def test_a_version_whose_pictures_are_all_there_keeps_them(picture):
    milestone = MilestonePage.objects.filter(locale__language_code="de").first()
    milestone.pictures = [MilestonePicture(picture=picture, locale=milestone.locale)]

    version = milestone.save_revision()

    assert [row.picture for row in version.as_object().pictures.all()] == [picture]
