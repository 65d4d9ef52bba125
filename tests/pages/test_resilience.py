"""What a visitor sees when something behind the page is missing."""

import pytest
from wagtail.models import Locale, Page, PageViewRestriction, Site

from jadepark.core.models import Picture
from jadepark.pages.models import StandardPage
from timeline.models import MilestonePage, MilestonePicture

pytestmark = pytest.mark.django_db
ADDRESSES = ["/de/", "/en/search/?q=x", "/sitemap.xml", "/zh-hans/feed/milestones.xml", "/de/nix/"]


@pytest.fixture
def empty_site():
    """As it is after the first migration: Wagtail's own page, one language, nothing loaded."""
    root = Page.get_first_root_node()
    welcome = root.add_child(instance=Page(title="Welcome", slug="welcome"))
    Site.objects.update(root_page=welcome)
    for home in root.get_children().exclude(pk=welcome.pk):
        home.specific.delete()
    Locale.objects.exclude(pk=root.locale_id).delete()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.usefixtures("empty_site")
def test_an_empty_site_is_no_error(client, address):
    assert client.get(address).status_code in {200, 404}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_missing_site_record_is_no_error(client, address):
    Site.objects.all().delete()

    assert client.get(address).status_code in {200, 404}


def test_a_picture_that_was_deleted_leaves_its_page_readable(client):
    contact = StandardPage.objects.get(slug="kontakt", locale__language_code="de")
    picture = next(
        block.value["picture"] for block in contact.body if block.block_type == "picture"
    )
    Picture.objects.filter(pk=picture.pk).delete()

    assert client.get("/de/kontakt/").status_code == 200


def test_a_lost_file_leaves_the_history_readable(client, caplog):
    row = MilestonePicture.objects.filter(locale__language_code="de").first()
    Picture.objects.filter(pk=row.picture_id).update(file="original_images/lost.png")
    row.picture.renditions.all().delete()

    text = client.get("/de/geschichte/").content.decode()

    assert row.caption in text
    assert f"The file of picture {row.picture_id} is lost" in caplog.text


def test_a_private_page_opens_with_its_password(client):
    milestone = MilestonePage.objects.filter(locale__language_code="de").first()
    restriction = PageViewRestriction.objects.create(
        page=milestone, restriction_type=PageViewRestriction.PASSWORD, password="玉"
    )
    url = milestone.get_url()
    asked = client.get(url)

    answer = client.post(
        f"/de/_util/authenticate_with_password/{restriction.pk}/{milestone.pk}/",
        {"password": "玉", "return_url": url},
    )

    assert milestone.summary not in asked.content.decode()
    assert answer.headers["Location"] == url
    assert milestone.title in client.get(url).content.decode()


def test_pictures_that_wait_for_words_cost_no_query_each(client, django_assert_max_num_queries):
    MilestonePicture.objects.filter(locale__language_code="en").update(alt_text="")
    client.get("/en/history/")

    with django_assert_max_num_queries(16):
        text = client.get("/en/history/").content.decode()

    assert (
        text.count('lang="de"')
        >= MilestonePicture.objects.filter(locale__language_code="en").count()
    )


def test_a_changed_address_leads_on_to_the_new_one(client, django_capture_on_commit_callbacks):
    milestone = MilestonePage.objects.filter(locale__language_code="de").first()
    old = milestone.get_url()
    milestone.slug = "neue-adresse"
    with django_capture_on_commit_callbacks(execute=True):
        milestone.save_revision().publish()

    assert client.get(old).headers["Location"].endswith("/de/geschichte/neue-adresse/")
