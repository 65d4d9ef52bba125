"""Filters under a name: one's own, and those that colleagues share."""

import pytest
from django.urls import reverse
from django.utils import translation

from companies.models import SavedFilter


def keep(client, query, **data):
    url = reverse("desk:save_filter", args=["organisations"])
    return client.post(url, {"query": query, **data}, follow=True)


def seen(client):
    return [one.name for one in client.get(reverse("desk:organisations")).context["saved"]]


def test_a_filter_is_kept_as_the_list_understood_it(desk, desk_user):
    response = keep(desk, "country=DE&kind=&sort=-name&after=1.aaaaaaaaaaaa", name="Deutsche")

    saved = SavedFilter.objects.get()
    assert (saved.user, saved.name) == (desk_user, "Deutsche")
    assert set(saved.query.split("&")) == {"country=DE", "sort=-name"}
    assert response.request["QUERY_STRING"] == saved.query


def test_colleagues_see_what_is_shared_and_whose_it_is(desk, jinan):
    keep(desk, "country=DE", name="mine")
    keep(desk, "country=CN", name="ours", is_shared="on")

    assert seen(desk) == ["mine", "ours"]
    assert seen(jinan) == ["ours"]
    assert "(Anna Weber)" in jinan.get(reverse("desk:organisations")).content.decode()


def test_a_wrong_filter_is_not_kept(desk):
    keep(desk, "country=XX", name="wrong")

    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "Enter one."), ("twice", "Choose another name."), ("x" * 61, "60")],
)
def test_a_name_is_needed_once(desk, name, sentence):
    keep(desk, "country=CN", name="twice")

    response = keep(desk, "country=DE", name=name)

    with translation.override("en"):
        assert sentence in str(response.context["form"].errors["name"])
    assert SavedFilter.objects.count() == 1


def test_only_its_owner_renames_and_deletes_it(desk, jinan):
    keep(desk, "country=DE", name="ours", is_shared="on")
    saved = SavedFilter.objects.get()
    edit, delete = (reverse(f"desk:{verb}_filter", args=[saved.pk]) for verb in ("edit", "delete"))

    assert [jinan.get(edit).status_code, jinan.post(delete).status_code] == [404, 404]
    desk.post(edit, {"name": "all of ours", "is_shared": "on"})
    assert seen(jinan) == ["all of ours"]
    desk.post(delete)
    assert seen(desk) == []


def test_filters_of_an_unknown_list_are_not_there(desk):
    assert desk.get(reverse("desk:save_filter", args=["users"])).status_code == 404
