"""New records by the thousand: with the same keys as one by one."""

import pytest

from companies.actions import index, store_many
from companies.models import Organisation, OrganisationName, SearchKey

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
