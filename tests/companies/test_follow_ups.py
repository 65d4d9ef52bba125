"""Follow-ups are finished, opened again, moved and changed."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from companies.models import Change, FollowUp, Interaction
from tests.admin_forms import entries_of
from tests.companies.factories import FollowUpFactory, InteractionFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def act(client, verb, follow_up, **data):
    return client.post(reverse(f"desk:{verb}_follow_up", args=[follow_up.pk]), data)


def stored(follow_up):
    return FollowUp.objects.get(pk=follow_up.pk)


def test_finishing_is_one_click_and_can_be_undone(desk, desk_user):
    follow_up = FollowUpFactory()

    response = act(desk, "finish", follow_up)
    page = desk.get(response.url)

    assert stored(follow_up).done_by == desk_user
    assert reverse("desk:reopen_follow_up", args=[follow_up.pk]) in page.content.decode()

    act(desk, "reopen", follow_up)
    assert stored(follow_up).is_open
    assert Change.objects.filter(follow_up=follow_up).count() > 0


def test_the_colleague_who_was_quicker_stays_the_one(desk, jinan, jinan_user):
    follow_up = FollowUpFactory()

    act(jinan, "finish", follow_up)
    act(desk, "finish", follow_up)

    assert stored(follow_up).done_by == jinan_user


def test_moving_changes_the_day_only(desk):
    follow_up = FollowUpFactory(what="Send the brochure")
    day = timezone.localdate() + datetime.timedelta(days=3)

    act(desk, "move", follow_up, due_on=day.isoformat())

    assert (stored(follow_up).due_on, stored(follow_up).what) == (day, "Send the brochure")
    assert stored(follow_up).row_version == 2


@pytest.mark.parametrize("day", ["", "soon", "2312-01-01", "2026-02-31"])
def test_an_impossible_day_is_said_and_moves_nothing(desk, day):
    follow_up = FollowUpFactory()

    assert act(desk, "move", follow_up, due_on=day).status_code == 302
    assert stored(follow_up).due_on == follow_up.due_on


def test_what_one_may_not_read_is_not_there(desk, jinan_user):
    closed = InteractionFactory(
        confidentiality=Interaction.Confidentiality.TEAM, staff=[jinan_user]
    )
    follow_up = FollowUpFactory(interaction=closed)

    for verb in ("finish", "reopen", "move", "edit"):
        assert act(desk, verb, follow_up).status_code == 404
    assert stored(follow_up).is_open


def test_a_link_does_not_finish_anything(desk):
    follow_up = FollowUpFactory()

    assert desk.get(reverse("desk:finish_follow_up", args=[follow_up.pk])).status_code == 405
    assert stored(follow_up).is_open


def test_no_foreign_address_is_led_to(desk):
    response = act(desk, "finish", FollowUpFactory(), next="https://example.org/")

    assert response.url == reverse("desk:home")


def form_of(client, follow_up):
    address = reverse("desk:edit_follow_up", args=[follow_up.pk])
    return address, entries_of(client.get(address), "form.log")


def test_it_is_changed_in_a_form(desk, jinan_user):
    follow_up = FollowUpFactory()
    address, entries = form_of(desk, follow_up)

    desk.post(address, {**entries, "what": "Call again", "assignee": jinan_user.pk})

    assert (stored(follow_up).what, stored(follow_up).assignee) == ("Call again", jinan_user)


def test_two_who_change_different_fields_both_keep_theirs(desk, jinan, jinan_user):
    follow_up = FollowUpFactory()
    address, mine = form_of(desk, follow_up)
    _address, theirs = form_of(jinan, follow_up)

    jinan.post(address, {**theirs, "assignee": jinan_user.pk})
    desk.post(address, {**mine, "what": "Call again"})

    assert (stored(follow_up).what, stored(follow_up).assignee) == ("Call again", jinan_user)


def test_a_new_one_is_about_an_organisation(desk, desk_user):
    organisation = OrganisationFactory()
    address = reverse("desk:add_follow_up") + f"?organisation={organisation.pk}"
    entries = entries_of(desk.get(address), "form.log")

    for _click in range(2):
        desk.post(address, {**entries, "what": "Ask for the brochure"})

    follow_up = FollowUp.objects.get()
    assert (follow_up.organisation, follow_up.created_by) == (organisation, desk_user)


def test_without_an_organisation_there_is_nothing_to_follow_up(desk):
    assert desk.get(reverse("desk:add_follow_up")).url == reverse("desk:home")
