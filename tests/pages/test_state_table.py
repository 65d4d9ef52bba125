"""/admin/translations/: every German page, what has become of it, and the way to the work."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page

from tests.staff import signed_in
from tests.translation_work import (
    edit_address,
    in_language,
    messages_of,
    milestone,
    page_with_slug,
    publish,
    state,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/translations/"


@pytest.fixture
def admin(admin_user):
    return signed_in(admin_user)


def table(client, query=""):
    """{title of the German page: {language: what its cell says}}."""
    soup = BeautifulSoup(client.get(ADDRESS + query).content, "html.parser")
    return {
        words(row.th): {cell["data-language"]: words(cell) for cell in row.select("td")}
        for row in soup.select(".states tbody tr")
    }


def words(element):
    return " ".join(element.get_text().split())


def cell(client, german, language="English"):
    soup = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    title = german.get_admin_display_title()
    row = next(row for row in soup.select(".states tbody tr") if words(row.th) == title)
    return row.select_one(f'td[data-language="{language}"]')


def change(german):
    german.summary = "Ganz anders."
    publish(german)


def check(client, page):
    return client.post(reverse("translation_checked", args=[page.pk]), follow=True)


def test_every_german_page_stands_there_in_the_order_of_the_tree(admin):
    found = table(admin)

    german = Page.objects.filter(locale__language_code="de", depth__gt=1).order_by("path")
    assert list(found) == [page.title for page in german]
    assert {text.split(":")[0] for row in found.values() for text in row.values()} == {"up to date"}


def test_a_page_that_is_not_translated_leads_to_where_it_is_submitted(admin):
    german = milestone()
    in_language(german).delete()

    link = cell(admin, german).a

    assert words(link).startswith("missing")
    assert link["href"] == f"/admin/localize/submit/page/{german.pk}/?select_locale=en"
    assert admin.get(link["href"]).status_code == 200


def test_a_draft_says_how_many_texts_it_lacks(admin):
    german = milestone()
    english = in_language(german)
    german.body = "<p>Ein neuer Absatz.</p>"
    publish(german)
    english.unpublish()

    found = cell(admin, german)

    assert found.a["href"] == edit_address(english)
    assert "draft" in words(found)
    assert "1 text missing" in words(found)


def test_what_is_out_of_date_leads_to_the_change_in_german(admin):
    german = milestone()
    before = german.live_revision_id
    change(german)
    german.refresh_from_db()

    found = cell(admin, german)

    assert "out of date" in words(found)
    assert "since" in words(found)
    assert "1 text from the earlier German" in words(found)
    compare = found.select_one(".states__actions a")["href"]
    assert compare == reverse(
        "wagtailadmin_pages:revisions_compare", args=[german.pk, before, german.live_revision_id]
    )
    assert "Ganz anders." in admin.get(compare).content.decode()


def test_two_changes_are_compared_with_what_was_translated(admin):
    german = milestone()
    before = german.live_revision_id
    change(german)
    german.title = "Noch ein Titel"
    publish(german)

    compare = cell(admin, german).select_one(".states__actions a")["href"]

    assert f"/compare/{before}..." in compare


def test_what_was_checked_is_up_to_date_in_that_language(admin):
    german = milestone()
    change(german)

    response = check(admin, in_language(german))

    assert messages_of(response) == ["“The office opens” (English) is up to date."]
    assert state(german).name == "up_to_date"
    assert state(german, "zh-hans").name == "out_of_date"


def test_what_lacks_texts_cannot_be_right(admin):
    german = milestone()
    german.body = "<p>Ein neuer Absatz.</p>"
    publish(german)

    assert cell(admin, german).form is None
    response = check(admin, in_language(german))

    assert "still lacks texts" in messages_of(response)[0]
    assert state(german).name == "out_of_date"


def test_only_a_post_checks(admin):
    english = in_language(milestone())

    assert admin.get(reverse("translation_checked", args=[english.pk])).status_code == 405


def test_who_may_not_edit_a_page_may_not_check_it(django_user_model):
    user = django_user_model.objects.create_user("wang", "wang@example.org", "x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    german = milestone()
    change(german)

    check(signed_in(user), in_language(german))

    assert state(german).name == "out_of_date"


def test_filters_show_what_needs_work_in_all_or_in_one_language(admin):
    german = milestone()
    change(german)
    check(admin, in_language(german))

    assert list(table(admin, "?show=work")) == [german.title]
    assert list(table(admin, "?show=zh-hans")) == [german.title]
    assert list(table(admin, "?show=en")) == []
    assert len(table(admin, "?show=nonsense")) == len(table(admin))
    assert "Nothing to do" in admin.get(ADDRESS + "?show=en").content.decode()


def test_a_german_page_that_nobody_can_read_needs_no_translation(admin):
    german = milestone()
    in_language(german).delete()
    german.unpublish()

    assert "not published" in " ".join(table(admin))
    assert list(table(admin, "?show=work")) == []


def test_the_counts_are_those_of_the_live_pages(admin):
    german = milestone()
    change(german)
    check(admin, in_language(german))

    soup = BeautifulSoup(admin.get(ADDRESS).content, "html.parser")

    assert [words(one) for one in soup.select(".states__counts dd")] == [
        "up to date: 27",
        "out of date: 1 up to date: 26",
    ]


def test_translations_without_a_german_page_are_listed(admin):
    german = milestone()
    english = in_language(german)
    german.delete()

    soup = BeautifulSoup(admin.get(ADDRESS).content, "html.parser")

    links = [link["href"] for link in soup.select(".states__orphans a")]
    assert edit_address(english) in links
    assert len(links) == 2


def test_somebody_sees_only_the_pages_of_their_part_of_the_tree(django_user_model):
    office = page_with_slug("buero")
    group = Group.objects.create(name="Only the office")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change_page = Permission.objects.get(
        content_type__app_label="wagtailcore", codename="change_page"
    )
    GroupPagePermission.objects.create(group=group, page=office, permission=change_page)
    user = django_user_model.objects.create_user("wang", "wang@example.org", "x")
    user.groups.add(group)
    client = signed_in(user)

    assert office.title in table(client)
    assert milestone().title not in table(client)
    assert cell(client, office).a is None


def test_the_number_of_queries_does_not_grow_with_the_pages(
    admin, django_assert_max_num_queries, django_assert_num_queries
):
    admin.get(ADDRESS)
    with django_assert_max_num_queries(40) as all_pages:
        admin.get(ADDRESS)

    Page.objects.filter(pk__in=[page.pk for page in type(milestone()).objects.all()[:30]]).delete()
    with django_assert_num_queries(len(all_pages)):
        admin.get(ADDRESS)


def test_visitors_are_sent_to_the_sign_in(client):
    response = client.get(ADDRESS)

    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


def test_there_is_one_list_of_translations_in_the_menu(admin):
    html = admin.get("/admin/").content.decode()

    assert ADDRESS in html
    assert "/admin/localize/reports/translations/" not in html


def test_a_site_without_content_has_an_admin(admin):
    Page.objects.exclude(locale__language_code="de").delete()
    Locale.objects.exclude(language_code="de").delete()

    assert admin.get(reverse("wagtailadmin_home")).status_code == 200
