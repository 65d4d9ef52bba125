"""Each colleague reads times where they work, and the zone stands beside them."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from companies.models import Change, FollowUp
from tests.companies.factories import FollowUpFactory, InteractionFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

UTC = datetime.UTC
# In Dresden 23:30 on the last day of November, in Jinan 06:30 on the first of December.
NIGHT = datetime.datetime(2026, 11, 30, 22, 30, tzinfo=UTC)
YESTERDAY, TODAY = datetime.date(2026, 11, 30), datetime.date(2026, 12, 1)


@pytest.fixture
def at_night(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NIGHT)


@pytest.fixture
def changed():
    """An organisation of which one thing was changed that night."""
    organisation = OrganisationFactory(names=["Neue Werke GmbH"])
    change = Change.objects.create(
        organisation=organisation,
        batch=uuid.uuid4(),
        field="city",
        before="Dresden",
        after="Leipzig",
    )
    Change.objects.filter(pk=change.pk).update(at=NIGHT)
    return organisation


def page(client, name, *args, **query):
    return client.get(reverse(f"desk:{name}", args=args), query).content.decode()


def test_the_history_tells_each_reader_their_own_time(desk, jinan, changed):
    assert "30 November 2026, 23:30, Dresden time" in page(desk, "organisation", changed.pk)
    assert "1 December 2026, 06:30, Jinan time" in page(jinan, "organisation", changed.pk)


def test_older_entries_begin_where_the_newer_ones_end(jinan, changed):
    contacts = [
        InteractionFactory(organisations=[changed], happened_date=day, subject=f"On {day:%d %B}")
        for day in (YESTERDAY, TODAY)
    ]

    # In Jinan the change is one of the first of December: below a contact of that day.
    below = page(jinan, "organisation", changed.pk, below=f"{TODAY}.2.{contacts[1].pk}")

    assert "06:30" in below
    assert "On 30 November" in below
    assert "On 01 December" not in below
    assert "06:30" not in page(jinan, "organisation", changed.pk, below=f"{TODAY}.0.1")


def test_whoever_has_chosen_a_zone_for_the_admin_reads_in_it(jinan, jinan_user, changed):
    profile = UserProfile.get_for_user(jinan_user)
    profile.current_time_zone = "Europe/Helsinki"
    profile.save()

    assert "1 December 2026, 00:30, Vantaa time" in page(jinan, "organisation", changed.pk)

    profile.current_time_zone = "America/New_York"
    profile.save()
    assert "30 November 2026, 17:30, America/New_York" in page(jinan, "organisation", changed.pk)


def test_no_other_request_is_told_the_time_of_jinan(jinan, changed):
    page(jinan, "organisation", changed.pk)

    assert timezone.get_current_timezone_name() == "Europe/Berlin"


def test_what_is_due_on_the_day_that_only_jinan_has_is_due_there(
    at_night, desk, jinan, desk_user, jinan_user
):
    for user in (desk_user, jinan_user):
        about = InteractionFactory(organisations=[OrganisationFactory()], staff=[user])
        FollowUpFactory(interaction=about, assignee=user, due_on=TODAY, what="Call back")
        FollowUpFactory(
            interaction=InteractionFactory(staff=[user]),
            assignee=user,
            due_on=YESTERDAY,
            what="Send papers",
        )

    dresden, jinan = sections(desk), sections(jinan)

    assert (dresden["Due today"], dresden["Overdue"]) == (["Send papers"], [])
    assert (jinan["Due today"], jinan["Overdue"]) == (["Call back"], ["Send papers"])


def sections(client):
    """{heading: what stands beneath it} of the start page."""
    found = client.get(reverse("desk:home")).context["sections"]
    with translation.override("en"):
        return {str(one.heading): [task.what for task in one.tasks] for one in found}


def test_a_contact_logged_that_night_is_of_the_day_where_it_was_logged(at_night, desk, jinan):
    assert 'value="2026-11-30" checked' in page(desk, "log")
    assert 'value="2026-12-01" checked' in page(jinan, "log")


def test_a_day_at_the_end_of_ten_years_is_near_in_both_cities(at_night, desk, jinan, desk_user):
    task = FollowUpFactory(assignee=desk_user, due_on=TODAY)

    for client in (desk, jinan):
        client.post(reverse("desk:move_follow_up", args=[task.pk]), {"due_on": "2026-12-02"})

        assert FollowUp.objects.get().due_on == datetime.date(2026, 12, 2)


def test_figures_count_the_same_contacts_in_both_cities(at_night, desk, jinan):
    InteractionFactory(happened_date=YESTERDAY)
    asked = {"since": "2026-11-01", "until": "2026-11-30"}

    shown = [
        [
            (one.figure.title, one.total.number)
            for one in client.get(reverse("desk:figures"), asked).context["figures"]
        ]
        for client in (desk, jinan)
    ]

    assert shown[0] == shown[1]


def test_both_clocks_stand_on_the_start_page(at_night, jinan):
    text = page(jinan, "home")

    assert "23:30" in text
    assert "06:30" in text
