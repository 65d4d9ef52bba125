"""Nothing untranslated goes live by itself, and nothing that an editor did is lost."""

import pytest
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import LocaleSynchronization, StringTranslation, Translation

from jadepark.pages.models import StandardPage
from tests.admin_forms import entries_of
from tests.translation_work import (
    edit_address,
    editor,
    fresh,
    in_language,
    messages_of,
    milestone,
    page_with_slug,
    publish,
    publish_side_by_side,
    source_of,
    state,
    translate,
    translation_of,
)
from timeline.models import MilestonePage, MilestonePicture

pytestmark = pytest.mark.django_db

LONG_GERMAN = "Dieser Satz ist lang genug, um als Satz zu gelten."


def new_german_milestone(**fields):
    values = {"title": "Zehn Jahre Büro", "slug": "zehn-jahre", "summary": LONG_GERMAN}
    page = MilestonePage(start_date="2023-08-27", **values | fields)
    milestone().get_parent().add_child(instance=page)
    publish(page)
    return page


def submit(client, page, *codes, **further):
    locales = Locale.objects.filter(language_code__in=codes).values_list("pk", flat=True)
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return client.post(address, {"locales": list(locales)} | further, follow=True)


def stop(client, page):
    translation = translation_of(page)
    address = reverse("wagtail_localize:stop_translation", args=[translation.pk])
    return client.post(address, {"next": edit_address(page)}, follow=True)


def restart(client, page):
    return client.post(edit_address(page), {"localize-restart-translation": "yes"}, follow=True)


def edit_directly(client, page, publish=False, **changes):
    entries = entries_of(client.get(edit_address(page))) | changes
    if publish:
        entries["action-publish"] = "action-publish"
    return client.post(edit_address(page), entries, follow=True)


def test_a_new_milestone_goes_from_german_to_english_without_german_ever_being_live(
    staff, client, django_capture_on_commit_callbacks
):
    german = new_german_milestone()
    assert state(german).name == "missing"

    submit(staff, german, "en")
    english = in_language(german)
    assert (english.live, state(german).name) == (False, "draft")
    assert state(german).missing_texts == 3

    translate(staff, english, "Zehn Jahre Büro", "Ten years of the office")
    response = publish_side_by_side(staff, english, django_capture_on_commit_callbacks)
    assert messages_of(response)[0].startswith(
        "Nothing was published: 2 texts of “Ten years of the office” have no translation into "
        "English yet (slug, summary). Translate them, then publish."
    )
    assert not fresh(english).live

    translate(staff, english, "zehn-jahre", "ten-years")
    translate(staff, english, LONG_GERMAN, "A sentence.")
    publish_side_by_side(staff, english, django_capture_on_commit_callbacks)
    english = fresh(english)
    assert (english.live, english.title, english.slug, english.summary) == (
        True,
        "Ten years of the office",
        "ten-years",
        "A sentence.",
    )
    assert state(german).name == "up_to_date"
    assert client.get("/en/history/ten-years/").status_code == 200


def test_no_german_paragraph_is_published_with_a_translated_page(
    staff, django_capture_on_commit_callbacks
):
    german = milestone()
    german.body = "<p>Ein neuer Absatz.</p>"
    german.pictures.add(MilestonePicture(picture=german.pictures.get().picture, alt_text="Tür."))
    publish(german)

    english = in_language(german)
    response = publish_side_by_side(staff, english, django_capture_on_commit_callbacks)

    assert messages_of(response)[0].startswith(
        "Nothing was published: 2 texts of “The office opens” have no translation into English "
        "yet (further text, Picture: alternative text). Translate them, then publish."
    )
    assert fresh(english).body == ""


def test_the_name_of_a_missing_part_says_where_it_is_inside_the_content(
    staff, django_capture_on_commit_callbacks
):
    german = page_with_slug("buero")
    body = german.body.get_prep_value()
    body[1]["value"]["caption"] = "Eine andere Unterschrift, ganz und gar"
    german.body = body
    publish(german)
    english = in_language(german)
    StringTranslation.objects.filter(tool_name__contains="earlier").delete()

    response = publish_side_by_side(staff, english, django_capture_on_commit_callbacks)

    assert "(Picture: Caption)" in messages_of(response)[0]


def test_syncing_translated_pages_publishes_nothing_that_is_not_translated(
    staff, django_capture_on_commit_callbacks
):
    german = milestone()
    german.body = "<p>Ein neuer Absatz.</p>"
    publish(german)
    address = reverse("wagtail_localize:update_translations", args=[source_of(german).pk])

    with django_capture_on_commit_callbacks(execute=True):
        response = staff.post(address, {"publish_translations": "on"}, follow=True)

    assert len(messages_of(response)) == 2
    assert "1 texts have no translation into" in messages_of(response)[0]
    assert in_language(german).body == ""
    assert in_language(german, "zh-hans").body == ""


def test_syncing_keeps_earlier_translations_in_sight(staff):
    german = milestone()
    english = in_language(german)
    german.summary = "Anders."
    # Past the signal, as an import would leave it.
    german.save()
    address = reverse("wagtail_localize:update_translations", args=[source_of(german).pk])

    staff.post(address, {})

    assert editor(staff, english)["summary", "Anders."] == english.summary
    assert fresh(english).summary == english.summary
    assert state(german).name == "out_of_date"


def test_a_list_of_pages_publishes_no_german_draft(staff):
    german = new_german_milestone()
    submit(staff, german, "en")
    english = in_language(german)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    for chosen, further in ((english, {}), (english.get_parent(), {"include_descendants": "on"})):
        response = staff.post(f"{address}?id={chosen.pk}&next=/admin/", further, follow=True)

        assert "Nothing was published: these pages still hold German" in messages_of(response)[0]
        assert not fresh(english).live


def test_a_list_of_pages_publishes_german_pages_and_finished_translations(staff):
    german = milestone()
    english = in_language(german)
    for page in (german, english):
        page.unpublish()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    staff.post(f"{address}?id={german.pk}&id={english.pk}&next=/admin/")

    assert fresh(german).live
    assert fresh(english).live


def test_a_parent_that_is_not_translated_becomes_a_draft_and_no_german_alias(staff):
    german = page_with_slug("buero")
    child = StandardPage(title="Anfahrt", slug="anfahrt")
    section = StandardPage(title="Besuch", slug="besuch")
    german.add_child(instance=section)
    section.add_child(instance=child)
    publish(section)
    publish(child)

    submit(staff, child, "en")

    parent = in_language(section)
    assert (parent.live, parent.alias_of) == (False, None)
    assert state(section).name == "draft"
    assert ("title", "Besuch") in editor(staff, parent)


def test_submitting_a_section_leaves_translated_pages_below_it_as_they_are(
    staff, django_capture_on_commit_callbacks
):
    home = page_with_slug("buero").get_parent()
    section = StandardPage(title="Besuch", slug="besuch")
    home.add_child(instance=section)
    publish(section)
    office = page_with_slug("buero")
    office.move(section, pos="last-child")
    office = fresh(office)
    office.lede = "Neuer Vorspann."
    publish(office)
    StringTranslation.objects.filter(tool_name__contains="earlier").delete()
    english = in_language(office)

    with django_capture_on_commit_callbacks(execute=True):
        submit(staff, section, "en", include_subtree="on")

    assert state(section).name == "draft"
    assert fresh(english).lede == english.lede != "Neuer Vorspann."


def test_a_language_that_follows_german_gets_drafts(staff):
    english = Locale.objects.get(language_code="en")
    german = new_german_milestone()
    LocaleSynchronization.objects.create(
        locale=english, sync_from=Locale.objects.get(language_code="de")
    )

    assert not in_language(german).live


def test_a_translation_never_becomes_an_alias(staff):
    english = in_language(milestone())
    address = reverse("wagtail_localize:convert_to_alias", args=[english.pk])

    response = staff.post(address, follow=True)

    assert "stays a page of its own" in messages_of(response)[0]
    assert fresh(english).alias_of is None
    assert Translation.objects.filter(target_locale=english.locale).count() == 27


def test_text_typed_directly_is_kept_as_translation_and_survives_the_way_back(
    staff, django_capture_on_commit_callbacks
):
    german = milestone()
    english = in_language(german)

    stop(staff, english)
    edit_directly(staff, english, publish=True, summary="Typed directly.")
    restart(staff, english)

    assert editor(staff, english)["summary", german.summary] == "Typed directly."
    publish_side_by_side(staff, english, django_capture_on_commit_callbacks)
    assert fresh(english).summary == "Typed directly."


def test_a_draft_typed_directly_survives_the_way_back_and_stays_a_draft(staff):
    german = milestone()
    english = in_language(german)
    before = english.summary

    stop(staff, english)
    edit_directly(staff, english, summary="Only drafted.")
    restart(staff, english)

    assert editor(staff, english)["summary", german.summary] == "Only drafted."
    assert fresh(english).summary == before


def test_what_was_translated_and_not_published_goes_along_when_editing_directly(staff):
    german = milestone()
    english = in_language(german)
    translate(staff, english, german.title, "The door opens")

    stop(staff, english)

    assert entries_of(staff.get(edit_address(english)))["title"] == "The door opens"
    assert fresh(english).title == "The office opens"


def test_a_page_rebuilt_freely_is_not_squeezed_back_side_by_side(staff):
    german = milestone()
    english = in_language(german)
    stop(staff, english)
    english = fresh(english)
    english.body = "<p>One more.</p><p>And another.</p>"
    publish(english)

    response = restart(staff, english)

    assert "“further text” has 0 texts in German and 2 here" in (messages_of(response)[0])
    assert not translation_of(english).enabled
    assert fresh(english).body == "<p>One more.</p><p>And another.</p>"


def test_a_page_rebuilt_freely_keeps_the_texts_that_have_a_place(staff):
    german = milestone()
    english = in_language(german)
    stop(staff, english)
    english = fresh(english)
    english.body, english.summary = "<p>One more.</p>", "Rewritten."
    publish(english)

    done = StringTranslation.objects.get(
        context__object_id=german.translation_key, context__path="summary", locale=english.locale
    )

    assert done.data == "Rewritten."


def test_german_text_left_in_a_directly_edited_page_is_not_published(staff):
    german = new_german_milestone()
    submit(staff, german, "en")
    english = in_language(german)
    stop(staff, english)

    response = edit_directly(staff, english, publish=True, title="Ten years")

    assert messages_of(response)[0].startswith(
        "Saved as a draft, but not published: 1 text is still in German (summary)."
    )
    assert not fresh(english).live
    assert fresh(english).get_latest_revision_as_object().title == "Ten years"

    edit_directly(staff, english, publish=True, summary="A sentence.")
    assert fresh(english).live


def test_nothing_waits_for_a_group_that_is_not_there():
    assert not Workflow.objects.exists()
    assert not Task.objects.exists()


def into_moderation(page):
    task = GroupApprovalTask.objects.create(name="Approval")
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page.get_parent())
    workflow.start(page, user=None)


def approve(staff, page):
    return edit_directly(
        staff,
        page,
        **{"action-workflow-action": "true", "workflow-action-name": "approve"},
    )


def test_german_text_left_is_not_published_by_approval_either(staff):
    german = new_german_milestone()
    submit(staff, german, "en")
    english = in_language(german)
    stop(staff, english)
    into_moderation(fresh(english))

    response = approve(staff, english)

    assert "not published: " in messages_of(response)[-1]
    assert not fresh(english).live


def test_approval_publishes_what_is_translated(staff):
    german = new_german_milestone()
    submit(staff, german, "en")
    english = in_language(german)
    stop(staff, english)
    edit_directly(staff, english, title="Ten years", summary="A sentence.")
    into_moderation(fresh(english))

    approve(staff, english)

    assert fresh(english).live


def test_a_draft_in_german_does_not_count_as_translated_after_the_way_back(staff):
    german = new_german_milestone()
    submit(staff, german, "en")
    english = in_language(german)

    stop(staff, english)
    restart(staff, english)

    assert editor(staff, english)["summary", LONG_GERMAN] is None
    assert state(german).missing_texts == 3


def test_a_directly_edited_page_is_marked_and_left_alone_when_german_changes(staff):
    german = milestone()
    english = in_language(german)
    stop(staff, english)
    edit_directly(staff, english, publish=True, summary="Typed directly.")

    german.summary = "Anders."
    publish(german)

    assert fresh(english).summary == "Typed directly."
    assert (state(german).name, state(german).earlier_texts) == ("out_of_date", 1)

    edit_directly(staff, english, publish=True, summary="Typed anew.")
    assert state(german).name == "up_to_date"


def test_an_unpublished_german_page_leaves_its_translations_readable(client):
    german = milestone()

    german.unpublish()

    assert client.get(in_language(german).get_url()).status_code == 200


def test_a_deleted_german_page_leaves_a_page_that_is_edited_by_itself(staff, client):
    german = milestone()
    english = in_language(german)
    german.delete()

    response = staff.get(edit_address(english))

    assert messages_of(response)[0].startswith("The German page of this translation was deleted.")
    edit_directly(staff, english, publish=True, summary="Still here.")
    assert fresh(english).summary == "Still here."
    assert client.get(english.get_url()).status_code == 200


def test_a_deleted_german_section_leaves_its_translations_to_be_edited(staff):
    german = milestone()
    english = in_language(german)

    Page.objects.get(pk=german.get_parent().pk).delete()

    assert fresh(english).live
    assert "was deleted" in messages_of(staff.get(edit_address(english)))[0]


def test_every_text_of_a_page_can_be_reached_in_its_form():
    """Else the side-by-side editor hides it, and the page could never be published."""
    for page in Page.objects.filter(locale__language_code="de", depth__gt=1).specific():
        form = page.get_edit_handler().get_form_class()
        parts = {
            path.split(".")[0]
            for path in source_of(page).stringsegment_set.values_list("context__path", flat=True)
        }
        assert parts <= set(form.base_fields) | set(form.formsets), page
