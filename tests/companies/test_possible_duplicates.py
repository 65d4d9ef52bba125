"""The screen of possible duplicates: who sees it, what it says, and what can be said to it."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from companies.actions import find_duplicates, index
from companies.models import OrganisationPair, PersonPair, Upkeep
from tests.staff import signed_in

from .factories import OrganisationFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/desk/duplicates/"


def pair_of(*names, **facts):
    for name in names:
        index.organisation(OrganisationFactory(names=[name], **facts))
    find_duplicates.everything()
    return OrganisationPair.objects.get()


def test_it_says_why_in_words(desk):
    pair_of("Elbtal Maschinenbau GmbH", "Elbtal Maschienenbau")

    page = desk.get(LIST).content.decode()

    assert "Elbtal Maschienenbau" in page
    assert "name with a typing error" in page
    assert "same city" in page


def test_people_have_a_list_of_their_own(desk):
    for _time in range(2):
        index.person(PersonFactory(family_name="Wolfersdorf", given_name="Katharina"))
    find_duplicates.everything()

    assert "Wolfersdorf" not in desk.get(LIST).content.decode()
    assert "Wolfersdorf" in desk.get(LIST, {"of": "person"}).content.decode()


def test_to_an_editor_it_is_not_there():
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Redaktion"))

    assert signed_in(editor).get(LIST).status_code == 404


def test_a_list_of_nothing_else(desk):
    assert desk.get(LIST, {"of": "user"}).status_code == 404


def test_these_are_different(desk):
    pair = pair_of("Elbtal GmbH", "Elbtal GmbH")

    answer = desk.post(reverse("desk:tell_apart_organisation", args=[pair.pk]))

    assert answer.url == f"{LIST}?of=organisation"
    pair.refresh_from_db()
    assert pair.is_different
    assert "Elbtal" not in desk.get(LIST).content.decode()
    assert "Elbtal" in desk.get(LIST, {"told": "1"}).content.decode()


def test_what_was_said_can_be_taken_back(desk):
    pair = pair_of("Elbtal GmbH", "Elbtal GmbH")
    desk.post(reverse("desk:tell_apart_organisation", args=[pair.pk]))

    answer = desk.post(reverse("desk:ask_again_organisation", args=[pair.pk]))

    assert answer.url == f"{LIST}?of=organisation&told=1"
    assert "Elbtal" in desk.get(LIST).content.decode()


def test_a_second_click_says_that_nothing_was_left_to_do(desk):
    pair = pair_of("Elbtal GmbH", "Elbtal GmbH")
    address = reverse("desk:tell_apart_organisation", args=[pair.pk])
    desk.post(address)

    page = desk.post(address, follow=True).content.decode()

    assert "nichts mehr zu tun" in page


def test_an_answer_is_no_get(desk):
    pair = pair_of("Elbtal GmbH", "Elbtal GmbH")

    assert desk.get(reverse("desk:tell_apart_organisation", args=[pair.pk])).status_code == 405


def test_it_says_how_many_pairs_there_are_of_either_kind(desk):
    pair_of("Elbtal GmbH", "Elbtal GmbH")
    for _time in range(3):
        index.person(PersonFactory(family_name="Wolfersdorf", given_name="Katharina"))
    find_duplicates.everything()

    page = desk.get(LIST).content.decode()

    assert "Organisations (1)" in page
    assert "People (3)" in page
    assert "1 pair<" in page
    assert "3 pairs, the likeliest first" in desk.get(LIST, {"of": "person"}).content.decode()


def test_it_says_of_when_it_is(desk):
    at = datetime.datetime(2026, 3, 2, 1, 13, tzinfo=datetime.UTC)
    Upkeep.objects.note(Upkeep.Task.DUPLICATES, at)

    assert "2 Mar 2026, 02:13" in desk.get(LIST).content.decode()
    assert "2 Mar 2026, 02:13" not in desk.get(LIST, {"told": "1"}).content.decode()


def test_before_the_first_time_it_says_that_it_will_be_done(desk):
    assert "happens by itself within the hour" in desk.get(LIST).content.decode()


def test_as_many_queries_for_one_pair_as_for_a_page_of_them(desk, django_assert_max_num_queries):
    pair_of("Elbtal GmbH", "Elbtal GmbH")
    desk.get(LIST)
    with django_assert_max_num_queries(40) as one:
        desk.get(LIST)

    for _time in range(5):
        index.organisation(OrganisationFactory(names=["Elbtal GmbH"]))
    find_duplicates.everything()
    with django_assert_max_num_queries(40) as many:
        page = desk.get(LIST)

    assert len(page.context["page"].rows) == 20
    assert len(many) == len(one)


def test_the_last_page_is_found_as_the_first_is(desk):
    for _time in range(8):
        index.organisation(OrganisationFactory(names=["Elbtal GmbH"]))
    find_duplicates.everything()

    first = desk.get(LIST).context["page"]
    second = desk.get(LIST, {"after": first.after}).context["page"]

    assert len(first.rows) == 20
    assert len(second.rows) == 8
    assert not PersonPair.objects.exists()
