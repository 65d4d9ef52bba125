"""A text changed in German marks the others as out of date and never overwrites them."""

import datetime
import json

import pytest
from django.utils import timezone

from jadepark.core.translation_states import states
from jadepark.core.translation_texts import replaced
from jadepark.core.translations import TextsDoNotMatch, confirm, record_texts
from tests.translation_work import (
    editor,
    fresh,
    in_language,
    messages_of,
    milestone,
    page_with_slug,
    publish,
    publish_side_by_side,
    state,
    translate,
    translation_of,
)

pytestmark = pytest.mark.django_db

NEW_SUMMARY = "Das Büro öffnet seine Türen."
TWO_PARAGRAPHS = "<p>Zuerst die Stadt.</p><p>Danach das Amt.</p>"


def change_summary(german):
    german.summary = NEW_SUMMARY
    publish(german)


def body_of(page, *paragraphs):
    page.body = "".join(f"<p>{text}</p>" for text in paragraphs)
    publish(page)


def with_paragraphs(german, in_german, in_english):
    """A milestone whose further text has these paragraphs, translated one by one."""
    body_of(german, *in_german)
    english = in_language(german)
    english.body = "".join(f"<p>{text}</p>" for text in in_english)
    record_texts(german, english)
    publish(english)
    assert state(german).name == "up_to_date"
    return english


def test_what_was_loaded_is_up_to_date_in_both_languages():
    german = milestone()

    assert {state(german, code).name for code in ("en", "zh-hans")} == {"up_to_date"}


def test_a_changed_text_leaves_the_translations_as_they_are_and_marks_them():
    german = milestone()
    before = {code: in_language(german, code).summary for code in ("en", "zh-hans")}
    started = timezone.now()

    change_summary(german)

    for code, summary in before.items():
        assert in_language(german, code).summary == summary
        now = state(german, code)
        assert (now.name, now.missing_texts, now.earlier_texts) == ("out_of_date", 0, 1)
        assert started <= now.since <= timezone.now()


def test_the_date_of_the_first_change_stays():
    german = milestone()
    change_summary(german)
    first = state(german).since

    german.summary = "Noch einmal anders."
    publish(german)

    assert state(german).since == first
    assert state(german).earlier_texts == 1


def test_a_change_taken_back_makes_everything_right_again():
    german = milestone()
    before = german.summary
    change_summary(german)

    german.summary = before
    publish(german)

    assert state(german).name == "up_to_date"


def test_the_old_translation_stands_beside_the_new_german_text(staff):
    german = milestone()
    english = in_language(german)

    change_summary(german)

    assert editor(staff, english)["summary", NEW_SUMMARY] == english.summary


def test_the_editor_says_that_the_german_text_has_changed(staff):
    german = milestone()
    change_summary(german)

    english = in_language(german)
    said = " ".join(messages_of(staff.get(f"/admin/pages/{english.pk}/edit/")))

    assert "1 translation below was made from the earlier text" in said
    assert "What has changed" in said


def test_a_translation_that_is_renewed_and_published_is_up_to_date(
    staff, django_capture_on_commit_callbacks
):
    german = milestone()
    english = in_language(german)
    change_summary(german)

    translate(staff, english, NEW_SUMMARY, "The office opens its doors.")
    assert (state(german).name, state(german).earlier_texts) == ("out_of_date", 0)
    publish_side_by_side(staff, english, django_capture_on_commit_callbacks)

    assert fresh(english).summary == "The office opens its doors."
    assert state(german).name == "up_to_date"
    assert state(german, "zh-hans").name == "out_of_date"


def test_a_translation_that_is_published_as_it_was_stays_out_of_date(
    staff, django_capture_on_commit_callbacks
):
    german = milestone()
    english = in_language(german)
    change_summary(german)

    publish_side_by_side(staff, english, django_capture_on_commit_callbacks)

    assert fresh(english).summary == english.summary
    assert state(german).name == "out_of_date"


def test_what_was_checked_and_is_still_right_is_up_to_date():
    german = milestone()
    change_summary(german)

    confirm(in_language(german))

    assert state(german).name == "up_to_date"
    assert state(german, "zh-hans").name == "out_of_date"


def test_a_new_paragraph_waits_for_its_translation_and_the_others_keep_theirs(staff):
    german = milestone()
    english = with_paragraphs(
        german, ["Zuerst die Stadt.", "Danach das Amt."], ["First the city.", "Then the office."]
    )

    body_of(german, "Ganz neu davor.", "Zuerst die Stadt.", "Danach das Amt, endlich.")

    assert fresh(english).body == "<p>First the city.</p><p>Then the office.</p>"
    shown = editor(staff, english)
    assert shown["body", "Zuerst die Stadt."] == "First the city."
    assert shown["body", "Danach das Amt, endlich."] == "Then the office."
    assert shown["body", "Ganz neu davor."] is None
    assert (state(german).missing_texts, state(german).earlier_texts) == (1, 1)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Zuerst die Stadt."],
        ["Danach das Amt.", "Zuerst die Stadt."],
        [],
    ],
    ids=["removed", "reordered", "emptied"],
)
def test_paragraphs_gone_or_in_another_order_mark_the_translation_and_change_nothing(paragraphs):
    german = milestone()
    english = with_paragraphs(
        german, ["Zuerst die Stadt.", "Danach das Amt."], ["First the city.", "Then the office."]
    )

    body_of(german, *paragraphs)

    assert fresh(english).body == "<p>First the city.</p><p>Then the office.</p>"
    assert state(german).name == "out_of_date"


def test_publishing_side_by_side_brings_the_new_order_and_ends_the_mark(
    staff, django_capture_on_commit_callbacks
):
    german = milestone()
    english = with_paragraphs(
        german, ["Zuerst die Stadt.", "Danach das Amt."], ["First the city.", "Then the office."]
    )
    body_of(german, "Danach das Amt.", "Zuerst die Stadt.")

    publish_side_by_side(staff, english, django_capture_on_commit_callbacks)

    assert fresh(english).body == "<p>Then the office.</p><p>First the city.</p>"
    assert state(german).name == "up_to_date"


def test_special_characters_and_links_do_not_leave_a_page_out_of_date(
    staff, django_capture_on_commit_callbacks
):
    german = milestone()
    english = with_paragraphs(german, ['Mehr <a href="/de/">hier</a> & dort.'], ["x"])
    german.title = "Wissenschaft & Technik"
    publish(german)

    translate(staff, english, "Wissenschaft &amp; Technik", "Science %26 technology")
    publish_side_by_side(staff, english, django_capture_on_commit_callbacks)

    assert fresh(english).title == "Science & technology"
    assert state(german).name == "up_to_date"


@pytest.mark.parametrize("change", ["added", "removed", "reordered"])
def test_blocks_of_a_page_added_removed_or_moved_mark_its_translations(change, picture):
    german = page_with_slug("buero")
    before = in_language(german).body.get_prep_value()
    body = german.body.get_prep_value()
    if change == "added":
        words = {"alt_text": "", "caption": ""}
        only_a_picture = {"picture": picture.pk, "is_decorative": True} | words
        body.insert(1, {"type": "picture", "value": only_a_picture})
    elif change == "removed":
        del body[1]
    else:
        body[0], body[2] = body[2], body[0]

    german.body = json.dumps(body)
    publish(german)

    assert in_language(german).body.get_prep_value() == before
    assert state(german).name == "out_of_date"


def test_the_address_of_the_german_page_alone_may_change_too():
    german = milestone()

    german.slug = "eine-andere-adresse"
    publish(german)

    english = in_language(german)
    assert english.slug == "the-office-opens"
    assert state(german).name == "out_of_date"


def test_texts_cannot_be_recorded_where_the_parts_differ():
    german = milestone()
    body_of(german, "Eins.", "Zwei.")
    english = in_language(german)
    english.body = "<p>One.</p>"

    with pytest.raises(TextsDoNotMatch, match="German and English do not have the same"):
        record_texts(german, english)


def test_the_number_of_queries_does_not_grow_with_the_pages(django_assert_num_queries):
    germans = list(type(milestone()).objects.filter(locale__language_code="de"))
    locales = [in_language(germans[0], code).locale for code in ("en", "zh-hans")]

    for how_many in (3, 19):
        with django_assert_num_queries(5):
            states(germans[:how_many], locales)


def test_a_page_that_has_no_translation_yet_is_missing():
    german = milestone()
    in_language(german).delete()

    assert state(german).name == "missing"


def test_a_translation_that_is_not_live_is_a_draft():
    german = milestone()
    in_language(german).unpublish()

    assert state(german).name == "draft"


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        (["Eins.", "Zwei."], ["Eins.", "Drei."], [("Zwei.", "Drei.")]),
        (["Eins."], ["Neu.", "Eins."], []),
        (["Eins.", "Zwei."], ["Zwei.", "Eins."], []),
        (["Die Stadt lädt ein."], ["Ganz neu.", "Die Stadt lädt alle ein."], [(0, 1)]),
        (["Weg damit.", "Die Stadt lädt ein."], ["Die Stadt lädt alle ein."], [(1, 0)]),
        (["Eins."], ["Hundert Jahre.", "Vor langer Zeit."], []),
        ([], ["Eins."], []),
    ],
    ids=["rewritten", "inserted", "swapped", "inserted before", "removed before", "split", "first"],
)
def test_rewritten_paragraphs_are_paired_with_what_they_were(before, after, pairs):
    wanted = [(before[a], after[b]) if isinstance(a, int) else (a, b) for a, b in pairs]

    assert replaced(before, after, str) == wanted


def test_a_change_of_date_says_nothing_about_the_texts():
    german = milestone()
    change_summary(german)
    since = state(german).since

    german.start_date = datetime.date(2013, 8, 28)
    publish(german)

    assert state(german).since == since
    assert not translation_of(in_language(german)).source.translations.filter(enabled=False)
