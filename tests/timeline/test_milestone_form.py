import datetime
import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail import blocks
from wagtail.images.tests.utils import get_test_image_file
from wagtail.users.models import UserProfile

from jadepark.core.models import Picture
from jadepark.pages.blocks import Body
from tests.admin_forms import entries_of, sentences_at, sentences_of
from timeline.models import MilestonePage, TimelinePage
from timeline.pictures import FILTERS, SHARE

pytestmark = pytest.mark.django_db

PARTS = ("year", "month", "day", "circa", "open")


@pytest.fixture
def editor(admin_client, admin_user):
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return admin_client


@pytest.fixture
def opening():
    return MilestonePage.objects.get(
        start_date=datetime.date(2013, 8, 27), locale__language_code="de"
    )


@pytest.fixture
def picture(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return Picture.objects.create(title="Tür", file=get_test_image_file(size=(8, 8)))


def address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def dates(name, **entered):
    """The fields of one date control; a tick that is not named is not sent."""
    assert set(entered) <= set(PARTS)
    empty = {"year": "", "month": "", "day": ""}
    return {f"{name}_date_{part}": value for part, value in (empty | entered).items()}


def send(client, page, publish=False, **changes):
    """The page's form as it stands, with other dates or other entries."""
    entries = entries_of(client.get(address(page)))
    for name in ("start", "end"):
        if name in changes:
            entries = {k: v for k, v in entries.items() if not k.startswith(f"{name}_date_")}
            entries |= dates(name, **changes.pop(name))
    entries |= changes
    if publish:
        entries["action-publish"] = "on"
    return client.post(address(page), entries)


def draft_of(page):
    return MilestonePage.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize(
    ("start", "reads"),
    [
        ({"year": "2013"}, "2013"),
        ({"year": "2013", "circa": "on"}, "etwa 2013"),
        ({"year": "2013", "month": "8"}, "August 2013"),
        ({"year": "2013", "month": "8", "day": "27"}, "27. August 2013"),
        ({"year": "２０１３", "month": "8", "day": "07"}, "7. August 2013"),
    ],
)
def test_a_date_is_saved_as_exactly_as_it_is_known(editor, opening, start, reads):
    response = send(editor, opening, start=start)

    assert response.status_code == 302
    assert draft_of(opening).date_text == reads


@pytest.mark.parametrize(
    ("end", "reads"),
    [
        ({"year": "2013", "month": "8", "day": "30"}, "27.–30. August 2013"),
        ({"year": "2014", "circa": "on"}, "27. August 2013 – etwa 2014"),
        ({"open": "on"}, "seit 27. August 2013"),
        ({}, "27. August 2013"),
    ],
)
def test_an_end_is_saved_as_it_is_known(editor, opening, end, reads):
    response = send(editor, opening, end=end)

    assert response.status_code == 302
    assert draft_of(opening).date_text == reads


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (
            {"year": "2013", "month": "4", "day": "31"},
            "April 2013 has 30 days, so there is no day 31. Correct the day or the month.",
        ),
        (
            {"year": "2013", "month": "4", "day": "0"},
            "April 2013 has 30 days, so there is no day 0. Correct the day or the month.",
        ),
        (
            {"year": "2013", "day": "27"},
            "The day “27” stands without a month. Choose the month, or clear the day.",
        ),
        ({"month": "5"}, "“May” stands without a year. Enter the year too."),
        ({"month": "5", "day": "27"}, "“27 May” stands without a year. Enter the year too."),
        (
            {"year": "99999"},
            "The year 99999 lies outside 1800 to 2200. Check it for a typing error.",
        ),
        ({"year": "1799"}, "The year 1799 lies outside 1800 to 2200. Check it for a typing error."),
        ({"year": "9" * 5000}, None),
        (
            {"year": "zwei"},
            "“zwei” is no year. Write it in four digits, such as 2013.",
        ),
        ({"year": "-201"}, "“-201” is no year. Write it in four digits, such as 2013."),
        (
            {"year": "2013", "month": "4", "day": "x"},
            "“x” is no day. Write a number from 1 to 31.",
        ),
        (
            {"year": "2013", "month": "13"},
            "“13” is no month. Choose one from the list.",
        ),
        ({}, "The start is missing. Enter at least its year."),
        (
            {"circa": "on"},
            "“About” stands without a year. Enter the year, or untick “about”.",
        ),
    ],
)  # fmt: skip
def test_an_invented_start_is_refused_with_a_sentence(editor, opening, start, sentence):
    response = send(editor, opening, start=start)

    found = sentences_at(response, "start_date")
    assert found == [sentence] if sentence else len(found) == 1
    assert sentences_at(response, "end_date") == []
    assert draft_of(opening).date_text == "27. August 2013"


@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        (
            {"year": "2012", "month": "5"},
            "The end (May 2012) is before the start (27 August 2013). Change one of them.",
        ),
        (
            {"year": "2013"},
            "The end (2013) says no more than the start (27 August 2013). "
            "Enter it as exactly as the start, or leave it empty.",
        ),
        (
            {"year": "2014", "open": "on"},
            "What is still going on has no end, but “2014” is entered. "
            "Clear the end, or untick “still going on”.",
        ),
        (
            {"year": "2014", "month": "2", "day": "29"},
            "February 2014 has 28 days, so there is no day 29. Correct the day or the month.",
        ),
        (
            {"circa": "on"},
            "“About” stands without a year. Enter the year, or untick “about”.",
        ),
    ],
)
def test_an_impossible_end_is_refused_at_the_end(editor, opening, end, sentence):
    response = send(editor, opening, end=end)

    assert sentences_at(response, "end_date") == [sentence]
    assert sentences_at(response, "start_date") == []
    assert draft_of(opening).date_text == "27. August 2013"


def test_a_wrong_start_is_not_held_against_the_end_that_was_stored(editor, opening):
    send(editor, opening, end={"year": "2014"})

    response = send(editor, opening, start={"year": "2015", "month": "2", "day": "30"})

    assert len(sentences_at(response, "start_date")) == 1
    assert sentences_at(response, "end_date") == []


def test_what_was_typed_stays_in_the_fields(editor, opening):
    typed = {"year": "2013", "month": "4", "day": "31", "circa": "on"}

    response = send(editor, opening, start=typed, end={"year": "x"}, summary="Neu")

    entries = entries_of(response)
    assert {k: entries[k] for k in dates("start", **typed)} == dates("start", **typed)
    assert entries["end_date_year"] == "x"
    assert entries["summary"] == "Neu"


def test_sending_the_form_back_unchanged_changes_nothing(editor, opening):
    send(editor, opening, start={"year": "2013", "circa": "on"}, end={"open": "on"})
    before = draft_of(opening)

    form_again = send(editor, opening)

    after = draft_of(opening)
    assert form_again.status_code == 302
    assert (after.span, after.summary) == (before.span, before.summary)


def new_milestone(client, publish=False, **entered):
    timeline = TimelinePage.objects.get(locale__language_code="de")
    address = reverse("wagtailadmin_pages:add", args=["timeline", "milestonepage", timeline.pk])
    entries = entries_of(client.get(address)) | {
        "title": "Neu", "slug": "neu", "summary": "Etwas geschieht."
    }  # fmt: skip
    entries |= entered
    if publish:
        entries["action-publish"] = "on"
    return client.post(address, entries)


@pytest.mark.parametrize("publish", [False, True])
def test_a_new_milestone_needs_a_start_even_as_a_draft(editor, publish):
    response = new_milestone(editor, publish)

    assert sentences_at(response, "start_date") == [
        "The start is missing. Enter at least its year."
    ]
    assert not MilestonePage.objects.filter(slug="neu").exists()


def test_a_new_milestone_with_a_wrong_end_says_so_once(editor):
    response = new_milestone(editor, start_date_year="2018", end_date_year="2017")

    assert response.context["form"].errors.keys() == {"end_date"}
    assert len(sentences_at(response, "end_date")) == 1


def test_a_new_milestone_is_published_with_its_year_alone(editor):
    response = new_milestone(editor, publish=True, start_date_year="2018")

    assert response.status_code == 302
    assert MilestonePage.objects.get(slug="neu").date_text == "2018"


def test_a_draft_may_still_lack_its_summary_and_a_published_milestone_may_not(editor):
    as_draft = new_milestone(editor, start_date_year="2018", summary="")
    published = send(editor, MilestonePage.objects.get(slug="neu"), publish=True)

    assert as_draft.status_code == 302
    assert len(sentences_at(published, "summary")) == 1


def with_picture(picture, **fields):
    row = {
        "id": "", "ORDER": "1", "DELETE": "", "picture": str(picture.pk), "alt_text": "",
        "caption": "",
    } | fields  # fmt: skip
    rows = {f"pictures-0-{name}": value for name, value in row.items()}
    return {"pictures-TOTAL_FORMS": "1", "pictures-INITIAL_FORMS": "0"} | rows


def without_pictures(milestone):
    milestone.pictures.all().delete()
    milestone.save_revision().publish()
    return MilestonePage.objects.get(pk=milestone.pk)


def sentences_at_picture(response):
    return sentences_of(response.context["form"].formsets["pictures"].forms[0])


def test_a_picture_without_alternative_text_waits_in_a_draft(editor, opening, picture):
    opening = without_pictures(opening)

    response = send(editor, opening, **with_picture(picture))

    assert response.status_code == 302
    assert draft_of(opening).pictures.get().alt_text == ""


def test_a_picture_without_alternative_text_is_not_published(editor, opening, picture):
    opening = without_pictures(opening)

    response = send(editor, opening, publish=True, **with_picture(picture))

    assert sentences_at_picture(response) == {
        "alt_text": [
            "The picture has no alternative text. Say in one sentence what is to be seen, "
            "or tick “decorative”."
        ]
    }
    assert not MilestonePage.objects.get(pk=opening.pk).pictures.exists()


@pytest.mark.parametrize("fields", [{"alt_text": "Eine Tür."}, {"is_decorative": "on"}])
def test_a_picture_with_words_or_as_decoration_is_published(editor, opening, picture, fields):
    opening = without_pictures(opening)

    response = send(editor, opening, publish=True, **with_picture(picture, **fields))

    assert response.status_code == 302
    assert MilestonePage.objects.get(pk=opening.pk).pictures.get().picture == picture


def test_publishing_makes_every_size_of_the_pictures(
    editor, opening, picture, django_capture_on_commit_callbacks
):
    opening = without_pictures(opening)

    with django_capture_on_commit_callbacks(execute=True):
        send(editor, opening, publish=True, **with_picture(picture, alt_text="Eine Tür."))

    assert {*FILTERS, SHARE} <= {one.filter_spec for one in picture.renditions.all()}


def test_a_lost_file_does_not_stop_a_publication(
    editor, opening, picture, caplog, django_capture_on_commit_callbacks
):
    opening = without_pictures(opening)
    picture.file.storage.delete(picture.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        response = send(
            editor, opening, publish=True, **with_picture(picture, alt_text="Eine Tür.")
        )

    assert response.status_code == 302
    assert f"The sizes of picture {picture.pk} could not be made" in caplog.text


PREVIEW = "/admin/milestone-dates/"


def test_the_preview_says_how_a_date_reads_in_each_language(editor):
    response = editor.get(PREVIEW, {"start_date_year": "2013", "start_date_month": "4",
                                    "end_date_open": "on"})  # fmt: skip

    for reading in ("seit April 2013", "since April 2013", "自2013年4月"):
        assert reading in response.content.decode()


def test_the_preview_says_why_a_date_is_impossible(editor):
    entries = {"start_date_year": "2013", "start_date_month": "4", "start_date_day": "31"}

    text = editor.get(PREVIEW, entries).content.decode()

    assert "April 2013 has 30 days, so there is no day 31." in text
    assert "since" not in text


def test_the_preview_escapes_what_was_typed(editor):
    text = editor.get(PREVIEW, {"start_date_year": "<script>"}).content.decode()

    assert "&lt;script&gt;" in text
    assert "<script>" not in text


def test_the_preview_is_for_who_may_use_the_admin(client):
    response = client.get(PREVIEW)

    assert response.status_code == 302
    assert "/login/" in response.url


def test_the_form_says_on_load_how_its_dates_read(editor, opening):
    text = editor.get(address(opening)).content.decode()

    for reading in ("27. August 2013", "27 August 2013", "2013年8月27日"):
        assert reading in text


def test_each_part_of_a_date_has_a_label_and_stands_in_a_named_group(editor, opening):
    page = BeautifulSoup(editor.get(address(opening)).content, "html.parser")
    groups = page.select("fieldset.date-control")

    assert [group.legend.get_text() for group in groups] == ["Start", "End"]
    for field in page.select(".date-control [name]"):
        assert page.select_one(f"label[for={field['id']}]") or field.find_parent("label")


def test_a_comparison_of_versions_says_dates_as_they_read(editor, opening):
    send(editor, opening, start={"year": "2013", "circa": "on"}, end={"open": "on"})
    first, last = opening.revisions.order_by("pk").first(), opening.revisions.order_by("pk").last()

    address = reverse("wagtailadmin_pages:revisions_compare", args=[opening.pk, first.pk, last.pk])
    text = editor.get(address).content.decode()

    assert "27 August 2013" in BeautifulSoup(text, "html.parser").get_text()
    assert "around" in text
    assert "still going on" in text


def test_a_milestone_is_previewed_with_what_stands_in_the_form(editor, opening):
    entries = entries_of(editor.get(address(opening))) | {"title": "Noch nicht gespeichert"}
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[opening.pk])

    answer = editor.post(preview, entries)
    shown = editor.get(preview)

    assert json.loads(answer.content)["is_valid"]
    assert "Noch nicht gespeichert" in shown.content.decode()


def test_no_page_offers_raw_html():
    assert not [b for b in Body().child_blocks.values() if isinstance(b, blocks.RawHTMLBlock)]
