import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from tests.admin_forms import entries_of, sentences_at
from timeline.forms import free_key
from timeline.models import (
    Line,
    MilestonePage,
    MilestonePlace,
    Organisation,
    Person,
    Place,
    Topic,
)

pytestmark = pytest.mark.django_db

REGISTERS = (Person, Organisation, Place, Topic, Line)
CHOSEN = (Person, Organisation, Place, Topic)


@pytest.fixture
def editor(admin_client, admin_user):
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return admin_client


@pytest.fixture
def jinan():
    return Place.objects.get(key="jinan")


def make(model, key):
    """A record that nothing names."""
    fields = {
        Person: {"family_name": key},
        Place: {"latitude": 1, "longitude": 1, "line": Line.objects.first()},
        Line: {"colour": key[:10]},
    }.get(model, {})
    names = {} if model is Person else {"name_de": key, "name_en": key}
    return model.objects.create(key=key, **names, **fields)


def url(model, view, *args):
    return reverse(f"{model._meta.model_name}:{view}", args=args)


def rows_of(response):
    table = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in table]


def queries_for(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", REGISTERS)
def test_a_list_asks_as_much_for_one_record_as_for_three(editor, model):
    address = url(model, "index") + "?q=zzz"
    make(model, "zzz-1")
    editor.get(address)
    one = queries_for(editor, address)

    make(model, "zzz-2")
    make(model, "zzz-3")

    assert queries_for(editor, address) == one


def test_a_list_says_in_words_what_is_confirmed(editor):
    text = editor.get(reverse("place:index")).content.decode()

    assert "confirmed yet" in text or ">confirmed<" in text
    assert "False" not in text
    assert "True" not in text


def test_a_list_counts_a_milestone_once_for_all_its_languages(editor, jinan):
    german = MilestonePage.objects.filter(locale__language_code="de")
    in_jinan = german.filter(milestone_places__place=jinan).count()

    rows = rows_of(editor.get(url(Place, "index") + "?q=jinan"))

    assert in_jinan > 1
    assert [row[3] for row in rows] == [str(in_jinan)]


@pytest.mark.parametrize("query", ["Jinan", "济南", "jǐnán", "inan"])
def test_a_place_is_found_by_any_of_its_names(editor, jinan, query):
    rows = rows_of(editor.get(url(Place, "index"), {"q": query}))

    assert len(rows) == 1
    assert "济南" in rows[0]


@pytest.mark.parametrize("query", ["Dirk Hilbert", "hilbert dirk", "Hilbert"])
def test_a_person_is_found_by_the_whole_name_in_any_order(editor, query):
    rows = rows_of(editor.get(url(Person, "index"), {"q": query}))

    assert [row[0].split()[0] for row in rows] == ["Hilbert"]


def test_a_person_is_found_by_the_whole_chinese_name(editor):
    wang = Person.objects.exclude(given_name_zh="").first()

    rows = rows_of(editor.get(url(Person, "index"), {"q": wang.name_zh}))

    assert [row[2] for row in rows] == [wang.name_zh]


def add(client, model, **entered):
    address = url(model, "add")
    entries = entries_of(client.get(address), f"form[action='{address}']") | entered
    return client.post(address, entries)


def test_a_key_is_made_from_the_english_name(editor):
    names = {"name_de": "Das Große Treffen", "name_en": "The Great Meeting"}

    response = add(editor, Topic, **names)

    assert response.status_code == 302
    assert Topic.objects.get(**names).key == "the-great-meeting"


def test_a_key_that_is_typed_stays(editor):
    add(editor, Topic, name_de="Treffen", name_en="Meeting", key="treffen")

    assert Topic.objects.get(name_de="Treffen").key == "treffen"


def test_a_key_that_is_typed_and_taken_is_refused(editor):
    response = add(editor, Topic, name_de="Neu", name_en="New", key=Topic.objects.first().key)

    assert len(sentences_at(response, "key")) == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Hannover", "hannover"),
        ("Lü Jian Tao", "lue-jian-tao"),
        ("Groß Köris", "gross-koeris"),
        ("Łódź", "lodz"),
        ("济南", "ji-nan"),
        ("!!!", "topic"),
        ("x" * 200, "x" * 45),
    ],
)
def test_a_key_is_short_and_latin_whatever_the_name(name, key):
    assert free_key(Topic, name).replace("jinan", "ji-nan") == key


def test_a_key_that_is_taken_gets_the_next_number():
    make(Topic, "meeting")
    make(Topic, "meeting-2")

    assert free_key(Topic, "Meeting") == "meeting-3"


def test_a_place_that_is_not_on_earth_is_refused_at_its_latitude(editor):
    response = add(
        editor, Place, name_de="X", name_en="X", latitude="95", longitude="13"
    )  # fmt: skip

    assert sentences_at(response, "latitude") == [
        "A latitude lies between −90 and 90. Check the number."
    ]


def test_a_second_line_of_the_same_colour_is_refused_at_the_colour(editor):
    response = add(editor, Line, name_de="X", name_en="X", colour=Line.objects.first().colour)

    assert sentences_at(response, "colour") == [
        "Another line has this colour already. Choose one that is still free."
    ]


def test_a_person_is_stored_with_the_chinese_name(editor):
    add(editor, Person, family_name="Lü", given_name="Wei", family_name_zh="吕")

    person = Person.objects.get(family_name_zh="吕")
    assert (person.key, person.name_zh) == ("wei-lue", "吕")


def test_a_record_in_use_is_not_offered_for_deletion_and_its_milestones_are_named(editor, jinan):
    page = BeautifulSoup(editor.get(url(Place, "delete", jinan.pk)).content, "html.parser")

    named = [a.get_text() for a in page.select("li a[href^='/admin/pages/']")]
    assert "“Jinan” is used here, so it cannot be deleted." in page.get_text()
    assert "27 August 2013" not in named
    assert "27. August 2013: Das Büro wird eröffnet" in named
    assert len(named) == len(set(named))
    assert not page.select("main form[method=POST]")


@pytest.mark.parametrize("model", REGISTERS)
def test_deleting_what_is_in_use_answers_with_a_sentence(editor, model):
    used = _used(model)

    response = editor.post(url(model, "delete", used.pk), follow=True)

    sentences = [str(message).strip() for message in response.context["messages"]]
    assert response.status_code == 200
    with translation.override("en"):
        name = str(used)
    assert sentences == [f"“{name}” is still used, so it has not been deleted."]
    assert model.objects.filter(pk=used.pk).exists()


def _used(model):
    relation = "places" if model is Line else "milestones"
    return model.objects.filter(**{f"{relation}__isnull": False}).first()


@pytest.mark.parametrize("model", REGISTERS)
def test_what_nothing_names_is_deleted(editor, model):
    unused = make(model, "unused")

    asked = editor.get(url(model, "delete", unused.pk))
    response = editor.post(url(model, "delete", unused.pk))

    assert asked.status_code == 200
    assert response.status_code == 302
    assert not model.objects.filter(pk=unused.pk).exists()


def test_a_line_without_milestones_but_with_a_place_names_the_place(editor):
    place = make(Place, "nowhere")
    place.line = make(Line, "empty")
    place.save()

    text = editor.get(url(Line, "delete", place.line.pk)).content.decode()

    assert url(Place, "edit", place.pk) in text


def choose(client, model, view, method="get", **entered):
    address = reverse(f"choose_{model._meta.model_name}:{view}")
    return getattr(client, method)(address, entered)


@pytest.mark.parametrize("model", CHOSEN)
def test_the_form_of_a_milestone_chooses_from_the_registers(editor, model):
    milestone = MilestonePage.objects.filter(locale__language_code="de").first()

    text = editor.get(reverse("wagtailadmin_pages:edit", args=[milestone.pk])).content.decode()

    assert reverse(f"choose_{model._meta.model_name}:choose") in text


def test_the_chooser_finds_a_place_by_its_chinese_name(editor):
    text = choose(editor, Place, "choose_results", q="济南").content.decode()

    assert "Jinan" in text
    assert "Helsinki" not in text


@pytest.mark.parametrize("model", CHOSEN)
def test_the_chooser_opens_with_a_form_for_a_new_record(editor, model):
    answer = json.loads(choose(editor, model, "choose").content)

    assert reverse(f"choose_{model._meta.model_name}:create") in answer["html"]


def test_a_place_is_made_while_it_is_chosen(editor):
    answer = choose(
        editor, Place, "create", "post",
        name_de="Köln", name_en="Cologne", latitude="50.94", longitude="6.96",
    )  # fmt: skip

    chosen = json.loads(answer.content)
    assert chosen["step"] == "chosen"
    assert Place.objects.get(pk=chosen["result"]["id"]).key == "cologne"


def test_a_place_without_coordinates_is_not_made(editor):
    answer = choose(editor, Place, "create", "post", name_de="Köln", name_en="Cologne")

    assert json.loads(answer.content)["step"] == "reshow_creation_form"
    assert not Place.objects.filter(name_de="Köln").exists()


@pytest.fixture
def may(client, django_user_model):
    """Call it for a client whose user may use the admin and has only the permissions named."""

    def sign_in(*codenames):
        user = django_user_model.objects.create_user("somebody")
        user.user_permissions.set(
            Permission.objects.filter(codename__in=["access_admin", *codenames])
        )
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize("model", REGISTERS)
def test_who_may_not_touch_a_register_sees_none(may, model):
    visitor = may()

    addresses = [url(model, "index"), url(model, "add"), url(model, "edit", _used(model).pk)]

    assert [visitor.get(address).status_code for address in addresses] == [302, 302, 302]


def test_who_may_change_places_may_neither_delete_them_nor_touch_people(may, jinan):
    client = may("change_place")

    assert client.get(url(Place, "edit", jinan.pk)).status_code == 200
    assert client.get(url(Place, "delete", jinan.pk)).status_code == 302
    assert client.get(url(Person, "index")).status_code == 302


def test_who_may_not_add_a_place_cannot_make_one_while_choosing(may):
    client = may("change_place")

    answer = choose(client, Place, "create", "post", name_de="Köln", name_en="Cologne",
                    latitude="50.94", longitude="6.96")  # fmt: skip

    assert answer.status_code == 302
    assert not Place.objects.filter(name_de="Köln").exists()


def test_the_registers_stand_in_one_menu(editor):
    text = editor.get(reverse("wagtailadmin_home")).content.decode()

    for model in REGISTERS:
        assert url(model, "index") in text


def test_a_draft_that_names_a_deleted_place_still_opens(editor):
    milestone = MilestonePage.objects.filter(locale__language_code="de").first()
    gone = make(Place, "gone")
    milestone.milestone_places.add(MilestonePlace(place=gone))
    milestone.save_revision()
    gone.delete()

    response = editor.get(reverse("wagtailadmin_pages:edit", args=[milestone.pk]))

    assert response.status_code == 200
