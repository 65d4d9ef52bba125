"""Merges beside merges, saves and deletions at the very same moment: nothing is lost, and none
waits for another that waits for it."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import translation

from companies.actions.archive import archive
from companies.actions.change_many import set_owner
from companies.actions.log_contact import Attendance, NewPerson, Participant, log_contact
from companies.actions.merge import merge_organisations, merge_people
from companies.actions.save_follow_up import save_follow_up
from companies.actions.save_interaction import save_interaction
from companies.actions.save_organisation import save_organisation
from companies.actions.save_person import save_person
from companies.actions.save_record import Opened
from companies.actions.standing import merging, saving
from companies.actions.unmerge import unmerge
from companies.models import FollowUp, Interaction, Merge, Organisation, Person
from companies.samples.remove import remove
from companies.sheets import INTERACTION, ORGANISATION, PERSON
from tests.companies.factories import (
    DAY,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5
# Longer, and the two wait for each other.
DEADLOCK = 30


def at_once(*actions):
    """What each returned; a refusal as its sentence. Whatever else went wrong is raised."""
    start, outcomes, wrong = threading.Barrier(len(actions)), [None] * len(actions), []

    def run(number, action):
        # A thread speaks the site's language until it is told another.
        translation.activate("en")
        try:
            start.wait()
            outcomes[number] = action()
        except ValidationError as refusal:
            outcomes[number] = " ".join(refusal.messages)
        except Exception as problem:
            wrong.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=DEADLOCK)
    assert not any(thread.is_alive() for thread in threads)
    if wrong:
        raise wrong[0]
    return outcomes


def held(gate, action, started):
    """`action`, and then a moment before it is stored, in which the other one begins."""

    def run():
        with gate():
            result = action()
            started.set()
            threading.Event().wait(0.5)
            return result

    return run


def after(started, action):
    def run():
        started.wait(DEADLOCK)
        return action()

    return run


def contact_with(*organisations, people=()):
    contact = Interaction(happened_date=DAY, happened_precision="day", subject="Talked")
    took_part = [Participant(one) for one in people]
    user = UserFactory()
    return lambda: log_contact(contact, Attendance(list(organisations), took_part), None, user)


def organisations(count):
    return [OrganisationFactory(names=[f"Firm {number}"]) for number in range(count)]


def merge(survivor, merged):
    action = merge_people if isinstance(survivor, Person) else merge_organisations
    user = UserFactory()
    return lambda: action(survivor.pk, merged.pk, {}, user)


def contacts_of(record):
    return set(record.interaction_rows.values_list("interaction", flat=True))


def test_a_merge_waits_for_a_contact_that_is_being_saved():
    survivor, merged = organisations(2)
    started = threading.Event()

    contact, _log = at_once(
        held(saving, contact_with(merged), started), after(started, merge(survivor, merged))
    )

    assert list(contact.organisations.all()) == [survivor]


def test_a_contact_that_is_saved_waits_for_a_merge():
    survivor, merged = organisations(2)
    started = threading.Event()

    _log, contact = at_once(
        held(merging, merge(survivor, merged), started), after(started, contact_with(merged))
    )

    assert list(contact.organisations.all()) == [survivor]


def test_one_into_the_next_and_that_into_the_last_all_end_with_the_last():
    for _round in range(ROUNDS):
        first, second, third = organisations(3)
        contacts = {InteractionFactory(organisations=[one]).pk for one in (first, second, third)}

        outcomes = at_once(merge(second, first), merge(third, second))

        assert all(isinstance(one, Merge) for one in outcomes)
        assert contacts_of(third) == contacts
        assert third.names.count() == 3


def test_of_two_merges_the_other_way_round_one_is_refused():
    for _round in range(ROUNDS):
        one, other = organisations(2)

        outcomes = at_once(merge(one, other), merge(other, one))

        assert sum(isinstance(outcome, Merge) for outcome in outcomes) == 1
        assert any("merged already" in str(outcome) for outcome in outcomes)


def test_in_a_ring_of_merges_one_record_stays():
    for _round in range(ROUNDS):
        first, second, third = organisations(3)

        at_once(merge(second, first), merge(third, second), merge(first, third))

        living = Organisation.objects.living().filter(pk__in=[first.pk, second.pk, third.pk])
        assert living.count() == 1
        assert living.get().names.count() == 3


def test_what_is_saved_of_the_merged_record_meanwhile_ends_with_the_survivor():
    for _round in range(ROUNDS):
        survivor, merged = organisations(2)
        opened = Opened(1, ORGANISATION.read(merged))
        point = {"kind": "email", "raw": "new@example.org", "label": ""}
        mine = opened.sheet | {"website": "new.example", "contact_points": {"new-0": point}}
        user = UserFactory()

        outcome, _log = at_once(
            lambda mine=mine, user=user, opened=opened, pk=merged.pk: save_organisation(
                mine, user, pk, opened
            ),
            merge(survivor, merged),
        )

        survivor.refresh_from_db()
        assert outcome.is_saved
        assert survivor.website == "new.example"
        assert [one.raw for one in survivor.contact_points.all()] == ["new@example.org"]


def test_a_contact_that_is_corrected_meanwhile_ends_with_the_survivor():
    for _round in range(ROUNDS):
        survivor, merged, third = organisations(3)
        contact = InteractionFactory(organisations=[third])
        opened = Opened(1, INTERACTION.read(contact))
        mine = opened.sheet | {"organisations": {str(merged.pk): {"organisation": merged.pk}}}
        user = UserFactory()

        outcome, _log = at_once(
            lambda mine=mine, user=user, opened=opened, pk=contact.pk: save_interaction(
                mine, user, pk, opened
            ),
            merge(survivor, merged),
        )

        assert outcome.is_saved
        assert list(contact.organisations.all()) == [survivor]


def test_a_contact_of_both_is_saved_and_archived_meanwhile():
    """Whoever holds the contact wants its organisations, and the other way round."""
    for _round in range(ROUNDS):
        survivor, merged = organisations(2)
        contact = InteractionFactory(organisations=[survivor, merged])
        opened = Opened(1, INTERACTION.read(contact))
        mine = opened.sheet | {"organisations": {}, "subject": "Corrected"}
        user = UserFactory()

        at_once(
            lambda mine=mine, user=user, opened=opened, pk=contact.pk: save_interaction(
                mine, user, pk, opened
            ),
            lambda contact=contact, user=user: archive(contact, user),
            merge(survivor, merged),
        )

        contact.refresh_from_db()
        survivor.refresh_from_db()
        assert (contact.subject, contact.is_living) == ("Corrected", False)
        assert survivor.last_contact_on is None


def test_a_job_given_meanwhile_is_with_the_survivor():
    for _round in range(ROUNDS):
        survivor, merged = organisations(2)
        person, user = PersonFactory(), UserFactory()
        opened = Opened(1, PERSON.read(person))
        job = {"organisation": merged.pk, "job_title": "", "is_current": True}
        mine = opened.sheet | {"employments": {"new-0": job | {"start": None, "end": None}}}

        at_once(
            lambda mine=mine, user=user, opened=opened, pk=person.pk: save_person(
                mine, user, pk, opened
            ),
            merge(survivor, merged),
        )

        assert [job.organisation for job in person.employments.all()] == [survivor]


def test_a_new_person_and_a_follow_up_meanwhile_are_of_the_survivor():
    for _round in range(ROUNDS):
        survivor, merged = organisations(2)
        user = UserFactory()
        task = FollowUp(organisation=merged)
        wanted = {"what": "Call", "due_on": DAY.isoformat(), "assignee": None}

        contact, *_others = at_once(
            contact_with(merged, people=[NewPerson("Erika Muster")]),
            lambda task=task, wanted=wanted, user=user: save_follow_up(wanted, user, task),
            merge(survivor, merged),
        )

        person = Person.objects.get(interaction_rows__interaction=contact)
        assert [job.organisation for job in person.employments.all()] == [survivor]
        assert FollowUp.objects.get(pk=task.pk).organisation == survivor


def test_a_person_who_takes_part_meanwhile_is_the_one_that_stays():
    for _round in range(ROUNDS):
        survivor, merged = PersonFactory(), PersonFactory()

        contact, _log = at_once(contact_with(people=[merged]), merge(survivor, merged))

        assert [row.person for row in contact.people.all()] == [survivor]


@pytest.mark.parametrize("number", [0, 1])
def test_beside_an_archiving_nothing_is_lost(number):
    for _round in range(ROUNDS):
        pair, user = organisations(2), UserFactory()
        contact = InteractionFactory(organisations=pair[1:])

        _archived, outcome = at_once(
            lambda one=pair[number], user=user: archive(one, user), merge(*pair)
        )

        with_whom = pair[0] if isinstance(outcome, Merge) else pair[1]
        assert list(contact.organisations.all()) == [with_whom]


def test_beside_a_change_of_many_nothing_is_lost():
    for _round in range(ROUNDS):
        pair, user = organisations(2), UserFactory()
        keys = [one.pk for one in pair]

        done, _log = at_once(
            lambda keys=keys, user=user: set_owner(
                Organisation.objects.filter(pk__in=keys), user, user
            ),
            merge(*pair),
        )

        assert done.changed == 2
        assert set(Organisation.objects.filter(pk__in=keys).values_list("owner", flat=True)) == {
            user.pk
        }


def test_beside_the_removal_of_samples_all_or_nothing_goes():
    for _round in range(ROUNDS):
        samples = [OrganisationFactory(is_sample=True) for _number in range(2)]
        InteractionFactory(organisations=samples, is_sample=True)

        _removed, outcome = at_once(remove, merge(*samples))

        assert isinstance(outcome, Merge) or "not there any more" in outcome
        assert not Organisation.objects.exists()


def test_a_contact_saved_while_a_merge_is_undone_is_kept():
    for _round in range(ROUNDS):
        survivor, merged = organisations(2)
        before = InteractionFactory(organisations=[survivor, merged])
        log, user = merge(survivor, merged)(), UserFactory()

        contact, undone = at_once(
            contact_with(merged), lambda log=log, user=user: unmerge(log.pk, user)
        )

        assert undone.left == ()
        # With the one it was when it was saved.
        assert contact.organisations.get() in (survivor, merged)
        assert set(before.organisations.all()) == {survivor, merged}
