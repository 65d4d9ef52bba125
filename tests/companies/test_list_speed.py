"""What keeps a list quick among 100,000 records: plans, what is remembered, and plain rows."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from companies import filters, names, paging
from companies.filters import interactions
from companies.filters.options import options
from companies.models import Organisation, OrganisationSector
from companies.views import list_rows
from tests.companies.factories import (
    DAY,
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.companies.test_lists import records

pytestmark = pytest.mark.django_db


def narrowed(name, query, user):
    found = filters.FILTERS[name](QueryDict(query), user=user, today=DAY)
    assert found.is_valid()
    return found.records()


@pytest.mark.parametrize("few", [0, 5000])
def test_the_contacts_of_few_and_of_many_organisations_are_found_alike(desk, monkeypatch, few):
    monkeypatch.setattr(interactions, "FEW", few)
    here, there = OrganisationFactory(country="CN"), OrganisationFactory(country="DE")
    OrganisationSector.objects.create(organisation=here, code="28")
    both = InteractionFactory(organisations=[here, there])
    InteractionFactory(organisations=[there])

    assert records(desk, "interactions", country="CN") == [both]
    assert records(desk, "interactions", sector="C") == [both]


@pytest.mark.parametrize("query", ["country=CN", "sector=28"])
def test_contact_by_contact_its_own_organisations_are_asked(desk_user, monkeypatch, query):
    monkeypatch.setattr(interactions, "FEW", 0)
    OrganisationSector.objects.create(organisation=OrganisationFactory(country="CN"), code="28")

    plan = narrowed("interactions", query, desk_user).explain()

    # PostgreSQL knows how many there are, and begins where it may.
    if connection.vendor == "sqlite":
        assert "(interaction_id=?)" in plan
        assert "(country=?)" not in plan
        assert "(code=?)" not in plan


@pytest.mark.parametrize("value", ["open", "overdue", "none"])
def test_an_organisation_is_asked_for_its_own_follow_ups_only(desk_user, value):
    plan = narrowed("organisations", f"follow_up={value}", desk_user).explain()

    if connection.vendor == "postgresql":
        assert "COALESCE((SubPlan" in plan
    assert "LIST SUBQUERY" not in plan


def test_a_kind_of_contact_with_a_result_is_read_from_an_index(desk_user):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table as small as this one is read at once, unless that is forbidden.
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    plan = narrowed("interactions", "kind=call&result=agreed", desk_user).explain()

    assert "interaction_by_result" in plan


def test_only_that_there_are_too_many_is_remembered(monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 2)
    everyone, counts = Organisation.objects.all(), []

    for _more in range(4):
        OrganisationFactory()
        counts.append(paging.count_of("all", everyone))
    with CaptureQueriesContext(connection) as asked:
        counts.append(paging.count_of("all", everyone))

    assert counts == [1, 2, 3, 3, 3]
    assert len(asked) == 0
    assert paging.count_of("another list", everyone.none()) == 0


def test_options_say_which_is_chosen_and_nothing_gets_out_of_them():
    html = options([("", "all"), ('"x"', "a < b")], [("C & D", [("28", "Maschinen")])], "28")

    assert html == (
        '<option value="">all</option>'
        '<option value="&quot;x&quot;">a &lt; b</option>'
        '<optgroup label="C &amp; D"><option value="28" selected>Maschinen</option></optgroup>'
    )


@pytest.mark.parametrize(
    ("language", "both", "expected"),
    [
        ("de", ("Jier", "济二"), ("Jier", "济二")),
        ("zh-hans", ("Jier", "济二"), ("济二", "Jier")),
        ("zh-hans", ("Jier", ""), ("Jier", "")),
        ("de", ("", "济二"), ("济二", "")),
        ("de", ("Jier", "Jier"), ("Jier", "")),
        ("de", ("", ""), ("", "")),
    ],
)
def test_the_name_for_the_reader_and_the_other_one(language, both, expected):
    with translation.override(language):
        assert names.for_reader(*both) == expected


def test_who_has_left_the_desk_is_still_named(desk, desk_user):
    gone = UserFactory(first_name="Anna", last_name="Weber")
    company = OrganisationFactory(owner=gone)
    contact = InteractionFactory(organisations=[company], staff=[gone, desk_user])
    FollowUpFactory(interaction=contact, assignee=gone)

    assert records(desk, "organisations")[0].looked_after_by == "Anna Weber"
    assert "Anna Weber" in records(desk, "interactions")[0].colleagues
    assert records(desk, "follow_ups")[0].assigned_to == "Anna Weber"


@pytest.mark.parametrize("name", ["organisation", "person", "interaction", "edit_follow_up"])
def test_the_address_of_a_row_is_that_of_its_record(name):
    assert list_rows._addresses(name)(1048) == reverse(f"desk:{name}", args=[1048])


def test_of_many_who_took_part_only_the_first_are_named(desk):
    companies = [OrganisationFactory(names=[f"Muster {number}"]) for number in range(5)]
    InteractionFactory(organisations=companies)

    [row] = records(desk, "interactions")

    assert [one["shown"] for one in row.named_organisations] == ["Muster 0", "Muster 1", "Muster 2"]
    assert row.more_organisations == 2
