import datetime
import io
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.serializers import serialize
from django.utils import timezone

from companies import search
from companies.actions import index
from companies.actions.merge import merge_organisations, merge_people
from companies.actions.relations import moving
from companies.actions.standing import standing
from companies.actions.unmerge import unmerge
from companies.models import (
    ContactPoint,
    Employment,
    Identifier,
    InteractionPerson,
    Merge,
    Organisation,
    OrganisationName,
    OrganisationSector,
    Person,
)
from tests.companies.factories import (
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
COUNTED = {"row_version", "updated_at"}


@pytest.fixture
def pair():
    """Two organisations that share something of every kind, and have something of their own."""
    both = OrganisationFactory(names=["Muster GmbH"]), OrganisationFactory(names=["Mustr AG"])
    people = PersonFactory(), PersonFactory()
    for number, one in enumerate(both):
        OrganisationName.objects.create(organisation=one, text="样例", script="Hans")
        for code in ("28", f"3{number}"):
            OrganisationSector.objects.create(organisation=one, code=code, is_main=code != "28")
        for raw in ("info@example.org", f"{number}@example.org"):
            ContactPoint.objects.create(organisation=one, kind="email", raw=raw, normalised=raw)
        Employment.objects.create(
            person=people[0], organisation=one, job_title="Buyer" if number else ""
        )
        Employment.objects.create(person=people[1], organisation=one, job_title=f"Head {number}")
        InteractionFactory(organisations=[one])
        FollowUpFactory(organisation=one)
    Identifier.objects.create(organisation=both[1], scheme="lei", raw="529900T8BM49AURSDO55")
    InteractionFactory(organisations=both)
    phone = {"kind": "phone", "raw": "0351 4883000", "normalised": "+493514883000"}
    ContactPoint.objects.create(organisation=both[1], **phone)
    Organisation.objects.filter(pk=both[0].pk).update(notes="First.", country="CN")
    Organisation.objects.filter(pk=both[1].pk).update(notes="Second.", city="Leipzig")
    index.organisations(both)
    index.last_contact([one.pk for one in both])
    return both


@pytest.fixture
def people():
    both = PersonFactory(), PersonFactory()
    company, contact = OrganisationFactory(), InteractionFactory()
    for number, one in enumerate(both):
        Employment.objects.create(person=one, organisation=company)
        InteractionPerson.objects.create(interaction=contact, person=one, role=f"Role {number}")
        InteractionFactory(people=[one])
        ContactPoint.objects.create(person=one, kind="wechat", raw="same", normalised="same")
    index.people(both)
    return both


def stored(model):
    """Every record and row with all its values, but for those that only count the saves."""
    rows = [*model.objects.order_by("pk")]
    for relation in moving(model):
        rows += relation.model.objects.order_by("pk")
    found = serialize("python", rows)
    return [
        (row["model"], row["pk"], {k: v for k, v in row["fields"].items() if k not in COUNTED})
        for row in found
    ]


def keys(record):
    return sorted(record.search_keys.values_list("tier", "key", "shown"))


def merge(pair, chosen=None):
    action = merge_people if isinstance(pair[0], Person) else merge_organisations
    return action(pair[0].pk, pair[1].pk, chosen or {}, UserFactory())


def left(undone):
    return [(one.name, one.count or one.value) for one in undone.left]


@pytest.mark.parametrize("chosen", [{}, {"city": "merged", "main_sector": "merged"}])
def test_everything_is_as_it_was(pair, chosen):
    before, found = stored(Organisation), [keys(one) for one in pair]

    log = merge(pair, chosen | {"latin_name": "merged"})
    assert stored(Organisation) != before
    undone = unmerge(log.pk, UserFactory())

    assert stored(Organisation) == before
    assert [keys(one) for one in pair] == found
    assert undone.left == ()


def test_everything_of_two_people_is_as_it_was(people):
    before, found = stored(Person), [keys(one) for one in people]

    undone = unmerge(merge(people, {"family_name": "merged"}).pk, UserFactory())

    assert stored(Person) == before
    assert [keys(one) for one in people] == found
    assert undone.left == ()


def test_what_was_entered_since_stays_with_the_survivor(pair):
    log = merge(pair)
    contact = InteractionFactory(organisations=[pair[0]])
    new = ContactPoint.objects.create(organisation=pair[0], kind="email", raw="new@example.org")

    unmerge(log.pk, UserFactory())

    new.refresh_from_db()
    assert new.organisation == pair[0]
    assert list(contact.organisations.all()) == [pair[0]]


def test_a_field_that_was_changed_since_stays_and_is_named(pair):
    log = merge(pair, {"city": "merged"})
    Organisation.objects.filter(pk=pair[0].pk).update(city="Chemnitz")

    undone = unmerge(log.pk, UserFactory())

    assert undone.survivor.city == "Chemnitz"
    assert left(undone) == [("city", "Chemnitz")]
    assert undone.survivor.notes == "First."


def test_a_row_that_was_removed_since_stays_removed_and_is_counted(pair):
    log = merge(pair)
    pair[0].names.get(text="Mustr AG").delete()

    undone = unmerge(log.pk, UserFactory())

    assert ("organisationname", 1) in left(undone)


def test_a_row_that_was_corrected_since_goes_back_corrected(pair):
    log = merge(pair)
    pair[0].contact_points.filter(raw="1@example.org").update(raw="one@example.org")

    undone = unmerge(log.pk, UserFactory())

    assert pair[1].contact_points.filter(raw="one@example.org").exists()
    assert undone.left == ()


def test_a_contact_that_the_survivor_was_taken_out_of_does_not_come_back(pair):
    shared = InteractionFactory(organisations=pair)
    log = merge(pair)
    shared.organisation_rows.all().delete()

    undone = unmerge(log.pk, UserFactory())

    assert not shared.organisation_rows.exists()
    assert ("interactionorganisation", 1) in left(undone)


def test_an_employer_that_was_merged_since_is_followed(people):
    company = Organisation.objects.get()
    log = merge(people)
    other = OrganisationFactory()
    merge((other, company))

    unmerge(log.pk, UserFactory())

    assert [job.organisation for job in people[1].employments.all()] == [other]


def test_a_merge_is_undone_once(pair):
    log = merge(pair)
    unmerge(log.pk, UserFactory())

    with pytest.raises(ValidationError, match="undone already"):
        unmerge(log.pk, UserFactory())

    log.refresh_from_db()
    # What it was kept for is done.
    assert log.moved == {}


def test_after_thirty_days_a_merge_stays(pair):
    log = merge(pair)
    long_ago = timezone.now() - datetime.timedelta(days=30)
    Merge.objects.filter(pk=log.pk).update(at=long_ago)

    with pytest.raises(ValidationError, match="30 days"):
        unmerge(log.pk, UserFactory())


def test_the_last_day_is_in_time(pair):
    log = merge(pair)
    lately = timezone.now() - datetime.timedelta(days=29, hours=23)
    Merge.objects.filter(pk=log.pk).update(at=lately)

    unmerge(log.pk, UserFactory())

    assert Organisation.objects.living().count() == 2


def test_a_chain_is_undone_from_its_end(pair):
    third = OrganisationFactory(names=["Third"])
    first, second = merge(pair), merge((third, pair[0]))

    with pytest.raises(ValidationError, match="Third"):
        unmerge(first.pk, UserFactory())
    unmerge(second.pk, UserFactory())
    unmerge(first.pk, UserFactory())

    assert Organisation.objects.living().count() == 3


def test_the_later_of_two_merges_into_one_record_is_undone_first(pair):
    third = OrganisationFactory(names=["Third"])
    first, second = merge(pair), merge((pair[0], third))

    with pytest.raises(ValidationError, match="Third"):
        unmerge(first.pk, UserFactory())
    unmerge(second.pk, UserFactory())
    unmerge(first.pk, UserFactory())

    assert Organisation.objects.living().count() == 3


def test_the_history_of_both_tells_that_it_was_undone(pair):
    log = merge(pair)

    unmerge(log.pk, UserFactory())

    for one, other in (pair, pair[::-1]):
        assert one.changes.get(verb="unmerged").after.startswith(other.name)


def days_ago(log, days, **more):
    at = timezone.now() - datetime.timedelta(days=days, **more)
    Merge.objects.filter(pk=log.pk).update(at=at)


def clear(**options):
    call_command("clear_old_files", stdout=io.StringIO(), **options)


def test_what_was_written_over_is_erased_once_it_cannot_be_undone(pair):
    log = merge(pair, {"city": "merged", "latin_name": "merged"})
    text = json.dumps(Merge.objects.get().moved)
    assert "Dresden" in text
    assert "Second." in text

    days_ago(log, 30)
    clear(simulate=True)
    assert json.dumps(Merge.objects.get().moved) == text
    clear()

    log.refresh_from_db()
    assert log.moved == {
        "counts": {
            "organisationname": 1, "identifier": 1, "organisationsector": 1, "contactpoint": 2,
            "employment": 2, "interactionorganisation": 2, "followup": 1,
        }
    }  # fmt: skip
    assert (log.survivor, log.merged) == pair
    assert log.user
    assert standing(Organisation.objects.get(pk=pair[1].pk)) == pair[0]
    with pytest.raises(ValidationError, match="more than 30 days old"):
        unmerge(log.pk, UserFactory())


def test_as_long_as_it_can_be_undone_nothing_is_erased(pair):
    before = stored(Organisation)
    log = merge(pair, {"city": "merged"})
    days_ago(log, 29, hours=23)

    clear()
    unmerge(log.pk, UserFactory())

    assert stored(Organisation) == before


def test_the_name_that_a_person_gave_up_stays_known(people):
    Person.objects.filter(pk=people[0].pk).update(family_name="Wolfersdorf")
    log = merge(people, {"family_name": "merged"})
    days_ago(log, 31)

    clear()
    clear()
    index.everything()

    assert Merge.objects.get().moved["name"]["family_name"] == "Wolfersdorf"
    assert [hit.record for hit in search.find("Wolfersdorf")] == [people[0]]
