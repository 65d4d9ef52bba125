"""Filters combine; what they leave out stays out; a wrong value says so and shows nothing."""

import datetime

import pytest
from django.urls import reverse
from django.utils import translation

from companies.models import OrganisationSector
from tests.companies.factories import (
    DAY,
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
)
from tests.companies.test_lists import LISTS, records

ARCHIVED = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("companies.views.lists.today_of", lambda user: DAY)


def in_sector(organisation, code):
    OrganisationSector.objects.create(organisation=organisation, code=code)
    return organisation


def test_filters_of_organisations_combine(desk, desk_user):
    wanted = in_sector(OrganisationFactory(kind="chamber", city="Jinan", owner=desk_user), "28")
    in_sector(OrganisationFactory(kind="company", city="Jinan", owner=desk_user), "28")
    in_sector(OrganisationFactory(kind="chamber", city="Bonn", owner=desk_user), "28")
    in_sector(OrganisationFactory(kind="chamber", city="Jinan"), "28")
    in_sector(OrganisationFactory(kind="chamber", city="Jinan", owner=desk_user), "62")

    found = records(desk, "organisations", kind="chamber", city="Jinan", owner="me", sector="28")

    assert found == [wanted]


def test_a_section_stands_for_its_divisions(desk):
    maker = in_sector(OrganisationFactory(), "28")
    in_sector(OrganisationFactory(), "62")

    assert records(desk, "organisations", sector="C") == [maker]


def test_archived_organisations_are_shown_only_when_asked_for(desk):
    living, archived = OrganisationFactory(), OrganisationFactory(archived_at=ARCHIVED)

    assert records(desk, "organisations") == [living]
    assert records(desk, "organisations", state="archived") == [archived]
    assert records(desk, "organisations", state="all") == [living, archived]


def test_silence_begins_the_months_before_today(desk):
    silent = OrganisationFactory(last_contact_on="2025-12-01")
    OrganisationFactory(last_contact_on="2025-12-02")
    never = OrganisationFactory()

    assert records(desk, "organisations", silent="3") == [silent, never]


def test_without_follow_up_means_without_one_that_the_reader_knows_of(desk, jinan, desk_user):
    company, other = OrganisationFactory(), OrganisationFactory()
    FollowUpFactory(organisation=other)
    secret = InteractionFactory(organisations=[company], confidentiality="team", staff=[desk_user])
    FollowUpFactory(interaction=secret, due_on="2026-01-01")

    assert records(desk, "organisations", follow_up="none") == []
    assert records(desk, "organisations", follow_up="overdue") == [company]
    assert records(jinan, "organisations", follow_up="none") == [company]
    assert records(jinan, "organisations", follow_up="overdue") == []


def test_who_looks_after_it(desk, desk_user, jinan_user, django_user_model):
    gone = django_user_model.objects.create_user("gone", is_active=False)
    mine, theirs, left, nobodys = (
        OrganisationFactory(owner=owner) for owner in (desk_user, jinan_user, gone, None)
    )

    asked = {"me": mine, str(jinan_user.pk): theirs, "former": left, "nobody": nobodys}

    found = {value: records(desk, "organisations", owner=value) for value in asked}
    assert found == {value: [one] for value, one in asked.items()}


def test_a_city_known_by_its_chinese_name_only_is_a_city_too(desk):
    company = OrganisationFactory(city="", city_chinese="济南")
    OrganisationFactory(city="Jinan", city_chinese="济南")

    assert records(desk, "organisations", city="济南") == [company]


def test_people_by_country_and_organisation(desk):
    here, there = OrganisationFactory(country="DE"), OrganisationFactory(country="CN")
    anna = PersonFactory(works_at=here, language="de")
    PersonFactory(works_at=there, language="de")
    former = PersonFactory(works_at=here, works_at__is_current=False)

    assert records(desk, "people", country="DE", language="de") == [anna]
    assert records(desk, "people", organisation=here.pk) == [anna, former]
    assert records(desk, "people", job="without") == [former]


def test_filters_of_contacts_combine_and_keep_confidential_ones_back(desk, jinan, desk_user):
    company = in_sector(OrganisationFactory(country="CN"), "28")
    shared = InteractionFactory(organisations=[company], staff=[desk_user], outcome="agreed")
    secret = InteractionFactory(
        organisations=[company], staff=[desk_user], outcome="agreed", confidentiality="team"
    )
    InteractionFactory(organisations=[company], staff=[desk_user])
    InteractionFactory(organisations=[OrganisationFactory()], outcome="agreed")
    query = {
        "organisation": company.pk,
        "sector": "C",
        "country": "CN",
        "staff": desk_user.pk,
        "result": "agreed",
        "since": "2026-03-02",
        "until": "2026-03-02",
    }

    assert set(records(desk, "interactions", **query)) == {shared, secret}
    assert records(jinan, "interactions", **query) == [shared]
    assert records(jinan, "interactions", **query, confidentiality="team") == []


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("30", ["2026-03-02", "2026-01-31"]),
        ("year", ["2026-03-02", "2026-01-31", "2026-01-01"]),
        ("last-year", ["2025-12-31"]),
    ],
)
def test_a_period_includes_its_first_and_last_day(desk, period, days):
    for day in ["2026-03-02", "2026-01-31", "2026-01-01", "2025-12-31", "2024-12-31"]:
        InteractionFactory(happened_date=day)

    found = records(desk, "interactions", period=period)

    assert [str(row.happened_date) for row in found] == days


def test_the_states_of_follow_ups(desk):
    made = {
        "2026-02-27": FollowUpFactory(due_on="2026-02-27"),
        "2026-03-02": FollowUpFactory(due_on="2026-03-02"),
        "2026-03-08": FollowUpFactory(due_on="2026-03-08"),
        "2026-03-09": FollowUpFactory(due_on="2026-03-09"),
    }
    done = FollowUpFactory(due_on="2026-01-01", done_at=ARCHIVED)
    overdue, today, week, _later = made.values()

    assert records(desk, "follow_ups") == list(made.values())
    assert records(desk, "follow_ups", state="overdue") == [overdue]
    assert records(desk, "follow_ups", state="today") == [today]
    assert records(desk, "follow_ups", state="week") == [today, week]
    assert records(desk, "follow_ups", state="done") == [done]


def test_follow_ups_of_an_organisation_are_its_own_and_those_of_its_contacts(desk):
    company = OrganisationFactory()
    own = FollowUpFactory(organisation=company)
    of_contact = FollowUpFactory(interaction=InteractionFactory(organisations=[company]))
    FollowUpFactory()

    assert records(desk, "follow_ups", organisation=company.pk) == [own, of_contact]


def test_a_chip_takes_its_filter_away_and_leaves_the_others(desk):
    OrganisationFactory()

    response = desk.get(reverse("desk:organisations"), {"country": "DE", "kind": "company"})

    with translation.override("en"):
        chips = {
            str(chip.label): (str(chip.text), chip.without) for chip in response.context["chips"]
        }
    assert chips == {"Kind": ("company", "country=DE"), "Country": ("Germany", "kind=company")}


@pytest.mark.parametrize(
    "query",
    [
        "kind=nonsense",
        "owner=999999",
        "owner=me%27--",
        "country=XX",
        "city=Atlantis",
        "sector=99Z",
        "silent=-3",
        "silent=1e9",
        "sort=notes",
        "rows=100000",
        "kind=company&kind=media",
        "notes=x",
        "kind=%F0%9F%98%80",
        "state=%3Cscript%3E",
    ],
)
def test_a_wrong_filter_says_so_and_shows_nothing(desk, query):
    OrganisationFactory()

    response = desk.get(f"{reverse('desk:organisations')}?{query}")

    html = response.content.decode()
    assert response.status_code == 200
    assert list(response.context["page"].rows) == []
    assert "error-message" in html
    assert "one of the filters is wrong" in html
    assert "<script>" not in html.split("desk-filters")[1].split("</details>")[0]


@pytest.mark.parametrize(
    "query",
    [
        "since=2026-02-30",
        "since=yesterday",
        "since=2026-03-02&until=2026-03-01",
        "organisation=999999999",
        "organisation=99999999999999999999999999",
        "organisation=x",
        "person=1.5",
        "since=0000-00-00",
        "until=99999-01-01",
    ],
)
def test_a_wrong_filter_of_contacts_says_so(desk, query):
    InteractionFactory()

    response = desk.get(f"{reverse('desk:interactions')}?{query}")

    assert response.status_code == 200
    assert list(response.context["page"].rows) == []
    assert "error-message" in response.content.decode()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "query", ["after=%F0%9F%98%80", "before=1.aaaaaaaaaaaa", "after=-1", "last="]
)
def test_a_wrong_page_is_another_page(desk, desk_user, name, query):
    FollowUpFactory(organisation=OrganisationFactory())
    InteractionFactory(people=[PersonFactory()])

    response = desk.get(f"{reverse(f'desk:{name}')}?{query}")

    assert response.status_code == 200
    assert response.context["page"].rows


def test_a_nul_byte_is_refused(desk):
    assert desk.get(reverse("desk:organisations") + "?city=%00").status_code == 400
