"""The search's page, its suggestions, and what they are made from."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from companies.actions import index
from companies.models import SearchKey, Word
from tests.companies.factories import InteractionFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

SEARCH, SUGGEST = "/admin/desk/search/", "/admin/desk/suggest/"


@pytest.fixture
def jier():
    names = [
        "JIER Machine-Tool",
        "济南二机床集团有限公司",
        {"text": "济南第二机床厂", "kind": "former"},
    ]
    return index.organisation(OrganisationFactory(names=names, country="CN", city="Jinan"))


def suggested(client, **data):
    return client.post(SUGGEST, data).json()


def test_the_page_names_what_was_found_and_why(desk, jier):
    page = desk.post(SEARCH, {"text": "第二机床"}).content.decode()

    assert "One match for “第二机床”" in page
    assert f'href="{reverse("desk:organisation", args=[jier.pk])}"' in page
    assert "former name: 济南第二机床厂" in page
    assert "Jinan, China" in page


def test_a_name_that_is_shown_anyway_is_no_reason(desk, jier):
    assert suggested(desk, text="二机床")[0]["reason"] == ""


def test_who_finds_nothing_is_told_what_was_searched_and_may_go_on(desk):
    page = desk.post(SEARCH, {"text": "<b>Unbekannt</b>"}).content.decode()

    assert "Nothing found for “&lt;b&gt;Unbekannt&lt;/b&gt;”" in page
    assert reverse("desk:add_organisation") in page
    assert reverse("desk:add_person") in page


def test_an_address_with_a_name_shows_the_empty_form(desk, jier):
    page = desk.get(SEARCH, {"text": "jier"}).content.decode()

    assert 'action="/admin/desk/search/" method="post"' in page
    assert "JIER" not in page


def test_a_suggestion_says_all_that_a_list_shows(desk, jier):
    assert suggested(desk, text="jier") == [
        {
            "kind": "organisation",
            "kind_label": "organisation",
            "id": jier.pk,
            "url": reverse("desk:organisation", args=[jier.pk]),
            "name": "JIER Machine-Tool",
            "other": "济南二机床集团有限公司",
            "detail": "Jinan, China",
            "reason": "",
            "meant": "",
        }
    ]


def test_a_person_is_suggested_with_the_employer(desk, jier):
    index.person(PersonFactory(given_name="Lei", family_name="Wang", works_at=jier))

    (found,) = suggested(desk, text="wang", only="person")

    assert (found["kind"], found["name"], found["detail"]) == (
        "person",
        "Lei Wang",
        "JIER Machine-Tool",
    )


def test_who_works_at_the_chosen_organisation_stands_before_all_namesakes(desk, jier):
    for number in range(9):
        index.person(PersonFactory(given_name=f"Ai {number}", family_name="Wang"))
    index.person(PersonFactory(given_name="Zhen", family_name="Wang", works_at=jier))

    found = suggested(desk, text="wang", only="person", organisation=jier.pk)

    assert len(found) == 8
    assert found[0]["name"] == "Zhen Wang"
    assert "Zhen Wang" not in [one["name"] for one in found[1:]]


def test_who_has_left_the_organisation_stands_where_everybody_does(desk, jier):
    index.person(PersonFactory(given_name="Ai", family_name="Wang"))
    former = index.person(PersonFactory(given_name="Zhen", family_name="Wang", works_at=jier))
    former.employments.update(is_current=False)

    found = suggested(desk, text="wang", only="person", organisation=jier.pk)

    assert [one["name"] for one in found] == ["Ai Wang", "Zhen Wang"]


def test_a_corrected_text_is_said(desk, jier):
    assert suggested(desk, text="machien")[0]["meant"] == "Meant: machine"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"text": "w", "only": "person", "organisation": "x"},
        {"text": " ", "only": "person", "organisation": 999},
        {"text": "a\x00b"},
        {"text": "%"},
        {"text": "ä" * 10_000},
        {"text": "x", "only": "y"},
    ],
)
def test_no_request_is_too_strange(desk, data):
    assert suggested(desk, **data) == []
    assert desk.post(SEARCH, data).status_code == 200


def test_eight_are_suggested(desk):
    for number in range(9):
        index.organisation(OrganisationFactory(names=[f"Gleich {number}"]))

    assert len(suggested(desk, text="gleich")) == 8


def test_suggestions_are_asked_for_by_post_only(desk):
    assert desk.get(SUGGEST).status_code == 405


def test_to_others_neither_is_there(client, admin_client, django_user_model):
    editor = django_user_model.objects.create_user("editor")
    client.force_login(editor)

    answers = {client.get(SEARCH).status_code, client.post(SUGGEST, {"text": "a"}).status_code}

    assert answers <= {302, 404}
    assert admin_client.get(SEARCH).status_code == 200


def test_the_index_can_be_made_anew(jier, capsys):
    person = index.person(PersonFactory())
    InteractionFactory(organisations=[jier])
    before = set(SearchKey.objects.values_list("organisation", "person", "key", "tier", "shown"))
    SearchKey.objects.filter(organisation=jier).delete()
    Word.objects.create(text="erased", backwards="desare")

    call_command("index_desk")

    jier.refresh_from_db()
    after = set(SearchKey.objects.values_list("organisation", "person", "key", "tier", "shown"))
    assert (after, jier.last_contact_on.isoformat()) == (before, "2026-03-02")
    assert not Word.objects.filter(text="erased").exists()
    assert capsys.readouterr().out == "Indexed 1 organisations and 1 people.\n"
    assert person.search_keys.exists()


def test_the_index_is_made_of_any_number_in_the_same_queries(django_assert_num_queries):
    organisations = [OrganisationFactory() for _ in range(3)]

    with django_assert_num_queries(18):
        index.organisations(organisations[:1])
    with django_assert_num_queries(18):
        index.organisations(organisations)


def test_the_newest_legal_name_that_is_no_former_one_is_shown():
    one = OrganisationFactory(
        names=[
            "Alt GmbH",
            "Neu GmbH",
            {"text": "Neuer Markenname", "kind": "trading"},
            {"text": "Uralt GmbH", "kind": "former"},
            {"text": "濟南二機床", "script": "Hant"},
            "济南二机床",
        ]
    )

    index.organisation(one)

    assert (one.latin_name, one.chinese_name, one.sort_key) == (
        "Neu GmbH",
        "济南二机床",
        "neu gmbh",
    )


def test_a_chinese_name_stands_in_lists_by_its_pinyin_and_a_typed_one_stays():
    one = OrganisationFactory(
        names=[{"text": "重庆公司", "pinyin": "chongqing", "pinyin_is_typed": True}]
    )

    index.organisation(one)

    assert one.sort_key == "chongqing"


def test_the_index_is_no_change_of_the_record(jier):
    before = (jier.row_version, jier.updated_at)

    index.organisation(jier)

    jier.refresh_from_db()
    assert (jier.row_version, jier.updated_at) == before
