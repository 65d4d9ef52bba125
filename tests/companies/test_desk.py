"""The desk's start page, and its place on Wagtail's own."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from companies.models import Interaction, Organisation
from companies.quick_days import months_later, open_in_both, quick_days
from companies.reports.cities import City
from companies.reports.today import Today
from tests.companies.factories import FollowUpFactory, InteractionFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

MONDAY = datetime.date(2026, 3, 2)


def days(number):
    return MONDAY + datetime.timedelta(days=number)


def test_what_is_due_stands_under_its_day(desk_user, jinan_user):
    mine = {"assignee": desk_user}
    late, now, soon = (FollowUpFactory(due_on=days(number), **mine) for number in (-1, 0, 7))
    FollowUpFactory(due_on=days(8), **mine)
    FollowUpFactory(due_on=days(-1), assignee=jinan_user)
    FollowUpFactory(due_on=days(-1), done_at=timezone.now(), **mine)

    today = Today(desk_user, MONDAY)

    assert [list(today.overdue()), list(today.due()), list(today.coming())] == [
        [late],
        [now],
        [soon],
    ]
    assert today.counts() == (1, 1)


def test_what_a_colleague_left_behind_is_with_nobody(desk_user, jinan_user):
    left = FollowUpFactory(assignee=jinan_user, created_by=desk_user)
    never = FollowUpFactory(assignee=None, due_on=days(20))
    jinan_user.is_active = False
    jinan_user.save()

    today = Today(desk_user, MONDAY)

    assert list(today.with_nobody()) == [left, never]
    assert list(today.with_colleagues()) == []


def test_a_confidential_contact_of_another_office_is_nowhere(desk, desk_user, jinan_user):
    closed = InteractionFactory(
        subject="Geheimes", confidentiality=Interaction.Confidentiality.TEAM, staff=[jinan_user]
    )
    FollowUpFactory(interaction=closed, what="Verborgenes", assignee=None)

    page = desk.get(reverse("desk:home")).content.decode()

    assert "Geheimes" not in page
    assert "Verborgenes" not in page
    assert Today(desk_user, MONDAY).contact_count() == 0


@pytest.mark.parametrize(("months", "found"), [("6", True), ("24", False), ("x", False)])
def test_who_was_not_heard_of_depends_on_the_months(desk, months, found):
    organisation = OrganisationFactory(names=["Stille Werke GmbH"])
    last = months_later(timezone.localdate(), -8)
    Organisation.objects.filter(pk=organisation.pk).update(last_contact_on=last)

    page = desk.get(reverse("desk:home"), {"months": months})

    assert (organisation in page.context["silent"]) is found


def test_a_first_day_says_what_to_do(desk):
    page = desk.get(reverse("desk:home")).content.decode()

    assert reverse("desk:log") in page
    assert "today-part__nothing" in page


def test_as_many_questions_for_three_rows_as_for_one(desk, desk_user, django_assert_num_queries):
    def add():
        contact = InteractionFactory(organisations=[OrganisationFactory()], staff=[desk_user])
        FollowUpFactory(interaction=contact, assignee=desk_user)
        FollowUpFactory(assignee=None)

    add()
    desk.get(reverse("desk:home"))
    with CaptureQueriesContext(connection) as one:
        desk.get(reverse("desk:home"))
    add()
    add()

    with django_assert_num_queries(len(one)):
        desk.get(reverse("desk:home"))


def test_the_panel_on_the_start_page_is_the_desks_alone(desk, client, django_user_model):
    editor = django_user_model.objects.create_user("editor")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    address = reverse("wagtailadmin_home")

    assert reverse("desk:log") in desk.get(address).content.decode()
    assert reverse("desk:log") not in client.get(address).content.decode()


def test_no_quick_day_is_a_closed_one():
    # Good Friday and Easter Monday in Saxony; 4 to 6 April: Qingming in China.
    assert open_in_both(datetime.date(2026, 4, 3)) == datetime.date(2026, 4, 7)


def test_a_day_is_offered_once():
    offered = [day for day, _label in quick_days(datetime.date(2026, 9, 30))]

    assert len(offered) == len(set(offered))
    assert offered == sorted(offered)


@pytest.mark.parametrize(
    ("day", "months", "other"),
    [
        (datetime.date(2026, 1, 31), 1, datetime.date(2026, 2, 28)),
        (datetime.date(2026, 12, 15), 1, datetime.date(2027, 1, 15)),
        (datetime.date(2026, 3, 31), -13, datetime.date(2025, 2, 28)),
    ],
)
def test_a_shorter_month_ends_earlier(day, months, other):
    assert months_later(day, months) == other


def test_a_city_says_when_it_is_closed():
    jinan = City("jinan", datetime.datetime(2026, 9, 30, 17, 0, tzinfo=datetime.UTC))

    assert jinan.local.day == 1
    assert jinan.closed_today
    assert jinan.closed_tomorrow
