"""What each list shows to whom, in which order, and with how many queries."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from companies.models import OrganisationSector
from tests.companies.factories import (
    DAY,
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
)

LISTS = ["organisations", "people", "interactions", "follow_ups"]
MOST_QUERIES = 30


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("companies.views.lists.today_of", lambda user: DAY)


def records(client, name, **query):
    response = client.get(reverse(f"desk:{name}"), query)
    assert response.status_code == 200
    return list(response.context["page"].rows)


def fill(user):
    """One more of everything, each with all that a row can show."""
    company = OrganisationFactory(names=["Weber GmbH", "韦伯"], owner=user)
    OrganisationSector.objects.create(organisation=company, code="28", is_main=True)
    person = PersonFactory(works_at=company)
    contact = InteractionFactory(organisations=[company], people=[person], staff=[user])
    FollowUpFactory(interaction=contact, assignee=user)
    FollowUpFactory(organisation=company)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("client_name", ["desk", "lead"])
def test_three_rows_cost_no_more_queries_than_one(request, name, client_name, desk_user):
    client = request.getfixturevalue(client_name)
    counts = []

    for more in (1, 2):
        for _one in range(more):
            fill(desk_user)
        client.get(reverse(f"desk:{name}"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(reverse(f"desk:{name}"))
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES


@pytest.mark.parametrize("name", LISTS)
def test_to_an_editor_no_list_is_there(name, client, db):
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Redaktion"))
    client.force_login(editor)

    assert client.get(reverse(f"desk:{name}")).status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_helps(desk, name):
    html = desk.get(reverse(f"desk:{name}")).content.decode()

    assert "desk-nothing" in html
    assert 'class="listing' not in html


def test_names_stand_in_the_readers_script_with_the_other_beneath(desk):
    OrganisationFactory(names=["Jinan Er Machine Tool", "济南二机床集团有限公司"])

    html = desk.get(reverse("desk:organisations")).content.decode()

    assert ">Jinan Er Machine Tool</a>" in html
    assert '<span class="desk-list__beneath" lang="zh-Hans">济南二机床集团有限公司</span>' in html


def test_an_organisation_shows_its_next_follow_up_that_the_reader_knows_of(desk, jinan, desk_user):
    company = OrganisationFactory()
    secret = InteractionFactory(organisations=[company], confidentiality="team", staff=[desk_user])
    FollowUpFactory(interaction=secret, due_on=DAY)
    FollowUpFactory(organisation=company, due_on=DAY + datetime.timedelta(days=3))

    assert records(desk, "organisations")[0].next_day == DAY
    assert records(jinan, "organisations")[0].next_day == DAY + datetime.timedelta(days=3)


def test_a_persons_last_contact_is_the_last_one_that_the_reader_may_see(desk, jinan, desk_user):
    person = PersonFactory()
    InteractionFactory(people=[person], happened_date="2026-01-01")
    InteractionFactory(
        people=[person], happened_date="2026-02-01", confidentiality="team", staff=[desk_user]
    )

    assert records(desk, "people")[0].last_contact == "1 Feb 2026"
    assert records(jinan, "people")[0].last_contact == "1 Jan 2026"


def test_the_list_of_contacts_leaves_out_what_is_confidential_elsewhere(desk, jinan, desk_user):
    shared = InteractionFactory()
    secret = InteractionFactory(confidentiality="team", staff=[desk_user])
    FollowUpFactory(interaction=secret)

    assert set(records(desk, "interactions")) == {shared, secret}
    assert records(jinan, "interactions") == [shared]
    assert records(jinan, "follow_ups") == []


def test_a_date_says_no_more_than_is_known(desk):
    InteractionFactory(happened_date="2026-01-01", happened_precision="year")
    InteractionFactory(happened_date="2026-02-01", happened_precision="month")

    assert [row.day for row in records(desk, "interactions")] == ["February 2026", "2026"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Aachen", "Bremen", "Chemnitz"]),
        ("-name", ["Chemnitz", "Bremen", "Aachen"]),
        ("contact", ["Chemnitz", "Aachen", "Bremen"]),
        ("-contact", ["Aachen", "Chemnitz", "Bremen"]),
    ],
)
def test_a_column_orders_the_list_and_what_is_unknown_stands_last(desk, sort, expected):
    for name, day in [("Chemnitz", "2026-01-02"), ("Aachen", "2026-01-01"), ("Bremen", None)]:
        OrganisationFactory(names=[name], last_contact_on=day)

    found = records(desk, "organisations", sort=sort)

    assert [row.latin_name for row in found] == expected


def test_the_heading_tells_the_order_and_turns_it(desk):
    OrganisationFactory()

    html = desk.get(reverse("desk:organisations"), {"sort": "contact"}).content.decode()

    assert '<th scope="col" aria-sort="descending"><a href="?sort=-contact">' in html
    assert html.count("aria-sort") == 1


def test_the_pages_lead_on_and_keep_the_filter(desk):
    companies = [OrganisationFactory(names=[f"Muster {number:02}"]) for number in range(30)]
    OrganisationFactory(country="FI")
    query = {"country": "DE", "rows": "25"}

    first = desk.get(reverse("desk:organisations"), query)
    after = first.context["links"]["next"]
    second = desk.get(reverse("desk:organisations") + after)

    assert list(first.context["page"].rows) == companies[:25]
    assert {"country=DE", "rows=25"} < set(after.strip("?").split("&"))
    assert list(second.context["page"].rows) == companies[25:]
    assert second.context["links"]["next"] == ""


def test_no_name_stands_in_any_address(desk, desk_user):
    fill(desk_user)
    for name in LISTS:
        html = desk.get(reverse(f"desk:{name}"), {"rows": "25"}).content.decode()
        addresses = [part.split('"')[0] for part in html.split('href="')[1:]]

        assert [url for url in addresses if "Weber" in url or "Muster" in url] == []


@pytest.mark.parametrize("name", LISTS)
def test_what_somebody_typed_is_never_markup(lead, name):
    typed = "<b>'\"&"
    boss = UserFactory(first_name=typed)
    company = OrganisationFactory(names=[f"{typed} GmbH", f"韦{typed}"], city=typed, owner=boss)
    person = PersonFactory(given_name=typed, academic_title=typed, works_at=company)
    contact = InteractionFactory(
        subject=typed, organisations=[company], people=[person], staff=[boss]
    )
    FollowUpFactory(interaction=contact, what=typed, assignee=boss)

    page = lead.get(reverse(f"desk:{name}")).content.decode()

    assert "<b>" not in page
    assert "&lt;b&gt;&#x27;&quot;&amp;" in page
