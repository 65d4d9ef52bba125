"""A date, a place or a picture changed in German reaches the other languages, and nothing else."""

import datetime
import json

import pytest
from django.utils import timezone

from tests.translation_work import fresh, in_language, milestone, page_with_slug, publish, state
from timeline.models import MilestonePerson, MilestonePicture, MilestonePlace, Person, Place

pytestmark = pytest.mark.django_db


def texts(page):
    return page.title, page.slug, page.summary, page.body, page.search_description


def test_a_date_reaches_both_languages_and_leaves_their_texts_alone():
    german = milestone()
    before = {code: texts(in_language(german, code)) for code in ("en", "zh-hans")}

    german.start_date, german.start_circa = datetime.date(2013, 8, 28), True
    publish(german)

    for code, kept in before.items():
        translated = in_language(german, code)
        assert (translated.start_date, translated.start_circa) == (german.start_date, True)
        assert texts(translated) == kept
        assert translated.live
        assert not translated.has_unpublished_changes
        assert state(german, code).name == "up_to_date"


def test_a_new_date_stands_in_the_version_that_an_editor_opens_next():
    german = milestone()

    german.start_date = datetime.date(2013, 8, 28)
    publish(german)

    newest = in_language(german).get_latest_revision_as_object()
    assert newest.start_date == datetime.date(2013, 8, 28)


def test_rows_of_places_and_people_reach_both_languages():
    german = milestone()
    helsinki = Place.objects.exclude(pk__in=[one.pk for one in german.places]).first()
    person = Person.objects.get(key="rita-meissner")

    german.milestone_places = [MilestonePlace(place=helsinki, sort_order=0)]
    german.milestone_people = [MilestonePerson(person=person, role_en="head", sort_order=0)]
    publish(german)

    for code in ("en", "zh-hans"):
        translated = in_language(german, code)
        assert translated.places == [helsinki]
        rows = translated.milestone_people.all()
        assert [(row.person, row.role_en) for row in rows] == [(person, "head")]


def test_another_picture_keeps_the_words_of_its_row(picture):
    german = milestone()
    english = in_language(german).pictures.get()

    row = german.pictures.get()
    row.picture = picture
    german.pictures = [row]
    publish(german)

    now = in_language(german).pictures.get()
    assert (now.picture, now.alt_text, now.caption) == (picture, english.alt_text, english.caption)
    assert now.locale.language_code == "en"


def test_a_new_picture_comes_without_german_words(picture):
    german = milestone()

    new = MilestonePicture(picture=picture, alt_text="Eine Brücke.", caption="Im Mai", sort_order=1)
    german.pictures.add(new)
    publish(german)

    old, added = in_language(german).pictures.all()
    assert (added.picture, added.alt_text, added.caption) == (picture, "", "")
    assert old.alt_text == "A door opens and light falls out."
    assert (state(german).name, state(german).missing_texts) == ("out_of_date", 2)


def test_a_new_picture_is_described_in_german_and_marked_until_it_is_translated(picture):
    german = milestone()
    new = MilestonePicture(picture=picture, alt_text="Eine Brücke.", caption="Im Mai", sort_order=1)
    german.pictures.add(new)
    publish(german)

    old, added = in_language(german).shown_pictures

    assert (old.alt, old.lang) == ("A door opens and light falls out.", "")
    assert (added.alt, added.caption, added.lang) == ("Eine Brücke.", "Im Mai", "de")


def test_a_removed_picture_goes_everywhere():
    german = milestone()

    german.pictures = []
    publish(german)

    assert not in_language(german).pictures.exists()
    assert not in_language(german, "zh-hans").pictures.exists()


def test_the_draft_of_an_editor_gets_the_facts_keeps_its_text_and_stays_a_draft():
    german = milestone()
    english = in_language(german)
    published = english.summary
    english.summary = "Half a sen"
    english.save_revision()

    german.start_date = datetime.date(2013, 8, 28)
    publish(german)

    english = fresh(english)
    draft = english.get_latest_revision_as_object()
    assert (english.summary, english.start_date) == (published, german.start_date)
    assert (draft.summary, draft.start_date) == ("Half a sen", german.start_date)
    assert english.has_unpublished_changes


def test_a_page_that_is_only_a_draft_gets_the_facts_and_does_not_go_live():
    german = milestone()
    english = in_language(german)
    english.unpublish()

    german.start_date = datetime.date(2013, 8, 28)
    publish(german)

    english = fresh(english)
    assert not english.live
    assert english.get_latest_revision_as_object().start_date == german.start_date


def test_what_is_planned_stays_planned_beside_a_draft():
    german = milestone()
    english = in_language(german)
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    english.summary, english.go_live_at = "Planned.", tomorrow
    publish(english)
    english = fresh(english)
    english.summary, english.go_live_at = "Drafted.", None
    english.save_revision()

    german.start_date = datetime.date(2013, 8, 28)
    publish(german)

    english = fresh(english)
    planned, draft = english.scheduled_revision, english.get_latest_revision_as_object()
    assert planned.approved_go_live_at == tomorrow
    assert planned.as_object().summary == "Planned."
    assert planned.as_object().start_date == german.start_date
    assert (draft.summary, draft.start_date) == ("Drafted.", german.start_date)
    assert english.start_date == german.start_date


def test_nothing_is_published_where_nothing_differs():
    german = milestone()
    before = in_language(german).latest_revision_id

    publish(german)

    assert in_language(german).latest_revision_id == before


def test_a_german_draft_reaches_nobody():
    german = milestone()
    german.start_date = datetime.date(2013, 8, 28)
    german.save_revision()

    assert in_language(german).start_date == datetime.date(2013, 8, 27)


def test_a_picture_between_the_paragraphs_reaches_the_other_languages(picture):
    german = page_with_slug("buero")
    before = [block.value for block in in_language(german).body]

    body = german.body.get_prep_value()
    body[1]["value"]["picture"] = picture.pk
    german.body = json.dumps(body)
    publish(german)

    after = [block.value for block in in_language(german).body]
    assert after[1]["picture"] == picture
    assert after[1]["alt_text"] == before[1]["alt_text"] == "A door opens and light falls out."
    assert after[0] == before[0]
    assert state(german).name == "up_to_date"


def test_a_picture_that_was_chosen_for_one_language_stays(picture):
    german = page_with_slug("buero")
    english = in_language(german)
    body = english.body.get_prep_value()
    body[1]["value"]["picture"] = picture.pk
    english.body = json.dumps(body)
    publish(english)

    german_body = german.body.get_prep_value()
    german_body[1]["value"]["picture"] = None
    german.body = json.dumps(german_body)
    publish(german)

    assert fresh(english).body[1].value["picture"] == picture


def test_a_choice_that_was_made_for_one_language_stays():
    german = page_with_slug("buero")
    english = in_language(german)
    english.show_in_menus = False
    publish(english)

    german.search_description = "Neu."
    publish(german)

    assert not fresh(english).show_in_menus


def test_the_address_of_a_translation_never_follows_the_german_one():
    german = milestone()
    before = in_language(german).url_path

    german.slug = "eine-andere-adresse"
    publish(german)

    assert in_language(german).url_path == before
