"""“These are different” goes with a record that is merged, and comes back when it is un-merged."""

import pytest

from companies.actions import find_duplicates, index
from companies.actions.merge import merge_organisations, merge_people
from companies.actions.tell_apart import take_back, tell_apart
from companies.actions.unmerge import unmerge
from companies.duplicates import KINDS, matches, profiles_of
from tests.companies.factories import OrganisationFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
MERGE = {"organisation": merge_organisations, "person": merge_people}
NOUNS = pytest.mark.parametrize("noun", MERGE)


def new(noun):
    """All are called the same, so that all are suggested for each other."""
    if noun == "organisation":
        return index.organisation(OrganisationFactory(names=["Elbtal Maschinenbau GmbH"]))
    return index.person(PersonFactory(family_name="Wolfersdorf", given_name="Katharina"))


def pair_of(noun, *both):
    first, second = sorted(one.pk for one in both)
    return KINDS[noun].pairs.objects.filter(first=first, second=second)


def say(noun, *both):
    user = UserFactory()
    assert tell_apart(noun, pair_of(noun, *both).get().pk, user)
    return user


def merge(noun, survivor, merged):
    return MERGE[noun](survivor.pk, merged.pk, {}, UserFactory())


def told(noun):
    """All of whom it is said, whoever was merged since."""
    said = KINDS[noun].pairs.objects.filter(is_different=True)
    return set(said.values_list("first", "second"))


def in_order(*both):
    return tuple(sorted(one.pk for one in both))


@NOUNS
@pytest.mark.parametrize("places", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_the_survivor_is_told_apart_too(noun, places, django_capture_on_commit_callbacks):
    three = [new(noun) for _time in range(3)]
    survivor, merged, other = (three[place] for place in places)
    find_duplicates.everything()
    user = say(noun, merged, other)

    with django_capture_on_commit_callbacks(execute=True):
        merge(noun, survivor, merged)
    find_duplicates.everything()

    said = pair_of(noun, survivor, other).get()
    assert (said.is_different, said.said_by) == (True, user)
    assert matches(profiles_of([survivor])[survivor.pk], pk=survivor.pk) == []
    assert KINDS[noun].pairs.objects.open().count() == 0


@NOUNS
def test_where_no_pair_was_found_before_one_is_kept_all_the_same(noun):
    survivor, merged, other = (new(noun) for _time in range(3))
    first, second = in_order(merged, other)
    pair = KINDS[noun].pairs.objects.create(first_id=first, second_id=second, score=0.9)
    tell_apart(noun, pair.pk, UserFactory())

    merge(noun, survivor, merged)

    assert told(noun) == {in_order(merged, other), in_order(survivor, other)}


@NOUNS
def test_unmerging_takes_it_back(noun, django_capture_on_commit_callbacks):
    survivor, merged, other = (new(noun) for _time in range(3))
    find_duplicates.everything()
    say(noun, merged, other)
    log = merge(noun, survivor, merged)

    with django_capture_on_commit_callbacks(execute=True):
        unmerge(log.pk, UserFactory())

    assert told(noun) == {in_order(merged, other)}
    opened = KINDS[noun].pairs.objects.open().values_list("first", "second")
    assert set(opened) == {in_order(survivor, other), in_order(survivor, merged)}


@NOUNS
def test_what_was_said_of_the_survivor_itself_stays_said(noun):
    survivor, merged, other = (new(noun) for _time in range(3))
    find_duplicates.everything()
    of_the_survivor = say(noun, survivor, other)
    say(noun, merged, other)
    log = merge(noun, survivor, merged)

    assert pair_of(noun, survivor, other).get().said_by == of_the_survivor
    unmerge(log.pk, UserFactory())

    assert told(noun) == {in_order(merged, other), in_order(survivor, other)}


@NOUNS
def test_what_is_said_anew_after_the_merge_outlasts_it(noun):
    survivor, merged, other = (new(noun) for _time in range(3))
    find_duplicates.everything()
    say(noun, merged, other)
    log = merge(noun, survivor, merged)
    take_back(noun, pair_of(noun, survivor, other).get().pk)
    anew = say(noun, survivor, other)

    unmerge(log.pk, UserFactory())

    assert pair_of(noun, survivor, other).get().said_by == anew


@NOUNS
def test_two_that_were_told_apart_and_merged_all_the_same_are_apart_again(noun):
    survivor, merged = new(noun), new(noun)
    find_duplicates.everything()
    say(noun, survivor, merged)

    unmerge(merge(noun, survivor, merged).pk, UserFactory())

    assert told(noun) == {in_order(survivor, merged)}


@NOUNS
def test_it_is_passed_from_survivor_to_survivor_and_back(noun):
    first, second, third, other = (new(noun) for _time in range(4))
    find_duplicates.everything()
    say(noun, first, other)

    logs = [merge(noun, second, first), merge(noun, third, second)]
    everybody = {in_order(one, other) for one in (first, second, third)}
    assert told(noun) == everybody

    unmerge(logs[1].pk, UserFactory())
    assert told(noun) == everybody - {in_order(third, other)}


@NOUNS
def test_the_other_one_may_be_merged_as_well(noun):
    survivor, merged, other, others = (new(noun) for _time in range(4))
    find_duplicates.everything()
    say(noun, merged, other)

    first = merge(noun, others, other)
    merge(noun, survivor, merged)
    assert in_order(survivor, others) in told(noun)

    # It was said of the two that are left, and of no other.
    unmerge(first.pk, UserFactory())
    assert told(noun) == {in_order(merged, other), in_order(survivor, other)}


@NOUNS
def test_of_a_record_that_was_merged_meanwhile_nothing_can_be_said(noun):
    survivor, merged, other = (new(noun) for _time in range(3))
    find_duplicates.everything()
    merge(noun, survivor, merged)

    assert not tell_apart(noun, pair_of(noun, merged, other).get().pk, UserFactory())
