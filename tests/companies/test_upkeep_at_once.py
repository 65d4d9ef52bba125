"""All are indexed and compared while colleagues save: nothing is lost, nobody waits for ever."""

import threading

import pytest

from companies.actions import find_duplicates, index
from companies.actions.save_organisation import save_organisation
from companies.actions.save_record import Opened
from companies.actions.standing import saving
from companies.models import OrganisationPair
from companies.sheets import ORGANISATION
from tests.companies.factories import UserFactory
from tests.companies.test_merge_at_once import after, at_once, held, merge, organisations

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def renaming(record, text):
    opened = Opened(1, ORGANISATION.read(record))
    [(key, row)] = opened.sheet["names"].items()
    mine = opened.sheet | {"names": {key: row | {"text": text}}}
    user = UserFactory()
    return lambda: save_organisation(mine, user, record.pk, opened)


def index_all():
    return index.everything(forgets_words=False)


def names_of(record):
    record.refresh_from_db()
    return {record.latin_name, *record.search_keys.values_list("shown", flat=True)} - {"Dresden"}


def test_a_name_that_is_being_saved_is_not_written_over_with_the_old_one():
    [one] = organisations(1)
    index.organisations([one])
    started = threading.Event()

    outcome, _counts = at_once(
        held(saving, renaming(one, "Elbtal GmbH"), started), after(started, index_all)
    )

    assert outcome.is_saved
    assert names_of(one) == {"Elbtal GmbH"}


def test_a_merge_and_the_index_of_all_do_not_wait_for_each_other():
    for _round in range(ROUNDS):
        survivor, merged, other = organisations(3)
        index.organisations([survivor, merged, other])
        first, second = sorted([merged.pk, other.pk])
        OrganisationPair.objects.create(
            first_id=first, second_id=second, score=0.9, is_different=True
        )

        log, _counts, _pairs = at_once(
            merge(survivor, merged), index_all, find_duplicates.everything
        )

        assert log.survivor == survivor
        assert not merged.search_keys.exists()
        said = OrganisationPair.objects.filter(is_different=True).of([survivor.pk])
        assert said.filter(first__in=[other.pk, survivor.pk]).count() == 1


def test_two_comparisons_come_one_after_the_other():
    index.organisations(organisations(1) + organisations(1))

    found = at_once(find_duplicates.everything, find_duplicates.everything)

    assert found == [{"organisation": 1, "person": 0}] * 2
