"""New records by the thousand: with the same keys as one by one."""

import pytest

from companies.actions import find_duplicates, index, store_many
from companies.duplicates import kind_of
from companies.models import (
    ContactPoint,
    Employment,
    Identifier,
    Organisation,
    OrganisationName,
    Person,
    SearchKey,
)

pytestmark = pytest.mark.django_db
HARD = ["Muster\tTab \\N GmbH", "Muster\nZeile “%s” AG", "济南样例机床有限公司", "'; DROP TABLE x"]


def new(text):
    organisation = Organisation(country="DE", city="Dresden")
    name = OrganisationName(organisation=organisation, text=text, script="Latn")
    return store_many.NewOrganisation(organisation, names=[name])


def keys_of(organisation):
    rows = organisation.search_keys.order_by("key", "tier", "kind")
    return list(rows.values_list("tier", "key", "kind", "shown"))


def test_the_keys_are_those_of_a_record_that_is_saved_alone():
    firms = [new(text) for text in HARD]

    store_many.store(firms, [])

    for firm in firms:
        stored = Organisation.objects.get(pk=firm.organisation.pk)
        at_once = keys_of(stored)
        index.organisation(stored)
        assert at_once == keys_of(stored)
    assert SearchKey.objects.filter(person__isnull=False).count() == 0


def test_a_thousand_ask_as_often_as_one(django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        store_many.store([new(f"Muster {at} GmbH") for at in range(200)], [])


def test_the_keys_for_likenesses_are_those_of_a_record_that_is_saved_alone():
    firm = new("Muster Werke GmbH")
    firm.organisation.website = "www.muster.example"
    of_it = {"organisation": firm.organisation}
    firm.names.append(OrganisationName(text="样例工厂", script="Hans", kind="former", **of_it))
    firm.identifiers = [
        Identifier(scheme="vat", raw="DE129274202", canonical="DE129274202", **of_it),
        Identifier(scheme="uscc", raw="?", canonical="", **of_it),
    ]
    firm.contact_points = [
        ContactPoint(kind="phone", raw="0351 1", normalised="+493511234", **of_it),
        ContactPoint(kind="email", raw="?", normalised="", **of_it),
        ContactPoint(kind="wechat", raw="muster", **of_it),
    ]
    worker = store_many.NewPerson(Person(family_name="Weber", given_name="Anna"))
    worker.employment = Employment(person=worker.person, **of_it)
    worker.contact_points = [
        ContactPoint(
            kind="email", raw="a@b.example", normalised="a@b.example", person=worker.person
        )
    ]

    store_many.store([firm], [worker])

    for record in (firm.organisation, worker.person):
        kind = kind_of(record)
        at_once = set(record.match_keys.values_list("key", flat=True))
        find_duplicates.write_keys(kind, [record.pk])
        assert at_once == set(record.match_keys.values_list("key", flat=True))
        assert len(at_once) > 3
