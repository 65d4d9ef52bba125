import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from companies.actions.archive import archive, restore
from companies.actions.change_many import set_status
from companies.actions.changes import scrub
from companies.actions.merge import merge_organisations, merge_people
from companies.actions.merge_values import defaults_of
from companies.actions.standing import standing
from companies.models import (
    Change,
    ContactPoint,
    Employment,
    Identifier,
    InteractionOrganisation,
    InteractionPerson,
    Organisation,
    OrganisationName,
    OrganisationSector,
    Person,
)
from companies.search import find
from tests.companies.factories import (
    DAY,
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
USCC = "91370100163070000K"


@pytest.fixture
def pair():
    """(survivor, merged)"""
    return OrganisationFactory(names=["Muster GmbH"]), OrganisationFactory(names=["Mustr AG"])


@pytest.fixture
def people():
    return PersonFactory(given_name="Erika"), PersonFactory(given_name="Erica")


def merged(pair, chosen=None, user=None, **options):
    survivor, other = pair
    merge = merge_people if isinstance(survivor, Person) else merge_organisations
    log = merge(survivor.pk, other.pk, chosen or {}, user or UserFactory(), **options)
    survivor.refresh_from_db()
    other.refresh_from_db()
    return log


def texts(record):
    return sorted(record.names.values_list("text", "kind"))


def test_the_other_one_stays_as_a_tombstone(pair):
    survivor, other = pair

    merged(pair)

    assert (other.merged_into, other.status) == (survivor, Organisation.Status.MERGED)
    assert not other.is_living
    assert standing(other) == survivor


def test_what_is_filled_wins_over_what_is_empty(pair):
    survivor, other = pair
    Organisation.objects.filter(pk=other.pk).update(city="Leipzig", website="muster.example")

    merged(pair)

    assert (survivor.city, survivor.website) == ("Dresden", "muster.example")
    assert survivor.website_host == "muster.example"


def test_each_field_is_as_chosen(pair):
    survivor, other = pair
    Organisation.objects.filter(pk=survivor.pk).update(address="Wrong street", founded=1990)
    Organisation.objects.filter(pk=other.pk).update(city="Leipzig", founded=1991)

    merged(pair, {"city": "merged", "address": "merged", "founded": "survivor"})

    assert (survivor.city, survivor.address, survivor.founded) == ("Leipzig", "", 1990)


def test_notes_of_both_stand_one_beneath_the_other(pair):
    for one, notes in zip(pair, ["First.", "Second."], strict=True):
        Organisation.objects.filter(pk=one.pk).update(notes=notes)

    merged(pair)

    assert pair[0].notes == "First.\n\nSecond."


def test_what_does_not_fit_is_refused_and_nothing_happens(pair):
    for one, letter in zip(pair, "ab", strict=True):
        Organisation.objects.filter(pk=one.pk).update(notes=letter * 15_000)

    with pytest.raises(ValidationError, match="30002 characters"):
        merged(pair)

    assert Organisation.objects.living().count() == 2


def test_all_rows_go_to_the_survivor(pair):
    survivor, other = pair
    person = PersonFactory(works_at=other)
    contact = InteractionFactory(organisations=[other])
    task = FollowUpFactory(organisation=other)
    ContactPoint.objects.create(organisation=other, kind="email", raw="info@example.org")
    Identifier.objects.create(organisation=other, scheme="lei", raw="529900T8BM49AURSDO55")
    OrganisationSector.objects.create(organisation=other, code="28")

    merged(pair)

    task.refresh_from_db()
    assert texts(survivor) == [("Muster GmbH", "legal"), ("Mustr AG", "former")]
    assert [point.normalised for point in survivor.contact_points.all()] == ["info@example.org"]
    assert [one.is_living for one in survivor.identifiers.all()] == [True]
    assert [one.code for one in survivor.sectors.all()] == ["28"]
    assert [job.person for job in survivor.employments.all()] == [person]
    assert list(survivor.interactions.all()) == [contact]
    assert task.organisation == survivor
    assert survivor.last_contact_on == DAY


def test_the_name_chosen_is_the_one_shown(pair):
    survivor, _other = pair

    merged(pair, {"latin_name": "merged"})

    assert survivor.name == "Mustr AG"
    assert texts(survivor) == [("Muster GmbH", "former"), ("Mustr AG", "legal")]


def test_a_chinese_name_joins_a_latin_one_as_what_it_is():
    pair = OrganisationFactory(names=["Muster GmbH"]), OrganisationFactory(names=["样例有限公司"])

    merged(pair)

    assert (pair[0].latin_name, pair[0].chinese_name) == ("Muster GmbH", "样例有限公司")
    assert ("样例有限公司", "legal") in texts(pair[0])


def test_the_same_name_number_and_sector_are_there_once(pair):
    survivor, other = pair
    for one in pair:
        OrganisationName.objects.create(organisation=one, text="样例", script="Hans")
        OrganisationSector.objects.create(organisation=one, code="28")
    ContactPoint.objects.create(
        organisation=survivor, kind="phone", raw="0351 4883000", normalised="+493514883000"
    )
    ContactPoint.objects.create(
        organisation=other, kind="mobile", raw="+49 351 4883000", normalised="+493514883000",
        label="Switchboard",
    )  # fmt: skip

    merged(pair)

    point = survivor.contact_points.get()
    assert (point.raw, point.label) == ("0351 4883000", "Switchboard")
    assert survivor.names.filter(text="样例").count() == 1
    assert survivor.sectors.count() == 1


def test_a_contact_with_both_is_one_with_the_survivor(pair):
    survivor, other = pair
    contact = InteractionFactory(organisations=[other, survivor])

    merged(pair)

    assert list(contact.organisations.all()) == [survivor]


def test_the_same_employment_is_there_once_and_says_what_either_said(pair):
    survivor, other = pair
    person = PersonFactory(works_at=survivor)
    Employment.objects.create(person=person, organisation=other, job_title="Buyer")

    merged(pair)

    job = person.employments.get()
    assert (job.organisation, job.job_title) == (survivor, "Buyer")


def test_two_different_employments_are_both_kept(pair):
    survivor, other = pair
    person = PersonFactory()
    for one, title in ((survivor, "Buyer"), (other, "Head of sales")):
        Employment.objects.create(person=person, organisation=one, job_title=title)

    merged(pair)

    assert person.employments.filter(organisation=survivor).count() == 2


def test_of_two_main_sectors_the_chosen_one_is_it(pair):
    for one, code in zip(pair, ["28", "29"], strict=True):
        OrganisationSector.objects.create(organisation=one, code=code, is_main=True)

    merged(pair, {"main_sector": "merged"})

    sectors = pair[0].sectors.values_list("code", "is_main")
    assert sorted(sectors) == [("28", False), ("29", True)]


def test_a_number_that_moves_keeps_its_meaning(pair):
    survivor, other = pair
    Organisation.objects.filter(pk=survivor.pk).update(country="CN")
    ContactPoint.objects.create(
        organisation=other, kind="phone", raw="0351 4883000", normalised="+493514883000"
    )

    merged(pair)

    point = survivor.contact_points.get()
    assert (point.raw, point.normalised) == ("+493514883000", "+493514883000")


def test_the_survivor_is_found_by_either_name_and_the_other_not_at_all(pair):
    merged(pair)

    assert [hit.record for hit in find("Mustr")] == [pair[0]]
    assert [hit.record for hit in find("Muster")] == [pair[0]]


def test_the_history_of_both_tells_it(pair):
    user = UserFactory()
    Organisation.objects.filter(pk=pair[1].pk).update(website="muster.example")

    merged(pair, user=user)

    rows = Change.objects.values_list("organisation", "verb", "field", "after", "user")
    assert sorted(rows) == sorted([
        (pair[0].pk, "merged", "", "Mustr AG", user.pk),
        (pair[0].pk, "changed", "website", "muster.example", user.pk),
        (pair[1].pk, "gone", "", "Muster GmbH", user.pk),
    ])  # fmt: skip


def test_people_are_merged_with_their_contacts_jobs_and_numbers(people):
    survivor, other = people
    company, contact = OrganisationFactory(), InteractionFactory(people=[other])
    Employment.objects.create(person=other, organisation=company)
    ContactPoint.objects.create(person=other, kind="email", raw="e@example.org")

    merged(people, {"given_name": "merged"})

    assert survivor.given_name == "Erica"
    assert survivor.latin_name.startswith("Erica")
    assert [row.person for row in contact.people.all()] == [survivor]
    assert [job.organisation for job in survivor.employments.all()] == [company]
    assert survivor.contact_points.count() == 1


def test_who_took_part_twice_took_part_once_in_both_roles(people):
    contact = InteractionFactory()
    for one, role in zip(people, ["Interpreter", "Guide"], strict=True):
        InteractionPerson.objects.create(interaction=contact, person=one, role=role)

    merged(people)

    row = contact.people.get()
    assert (row.person, row.role) == (people[0], "Interpreter / Guide")


def test_what_is_erased_of_a_person_is_erased_of_the_tombstone_too(people):
    merged(people)

    scrub(people[0])

    assert set(Change.objects.values_list("before", "after")) == {("", "")}


def test_a_record_is_not_merged_with_itself(pair):
    with pytest.raises(ValidationError, match="merged already"):
        merge_organisations(pair[0].pk, pair[0].pk, {}, UserFactory())


def test_two_are_not_merged_twice(pair):
    merged(pair)

    with pytest.raises(ValidationError, match="merged already"):
        merged(pair)


def test_a_survivor_that_became_another_is_followed(pair):
    first, third = OrganisationFactory(names=["First"]), OrganisationFactory(names=["Third"])
    Organisation.objects.filter(pk=first.pk).update(city="Leipzig")
    merge_organisations(third.pk, pair[0].pk, {}, UserFactory())

    merge_organisations(pair[0].pk, first.pk, {"city": "merged"}, UserFactory())

    first.refresh_from_db()
    third.refresh_from_db()
    assert first.merged_into == third
    # Nobody has compared these two.
    assert third.city == "Dresden"


def test_what_was_merged_elsewhere_meanwhile_is_not_merged_unseen(pair):
    third = OrganisationFactory(names=["Third"])
    merge_organisations(third.pk, pair[1].pk, {}, UserFactory())

    with pytest.raises(ValidationError, match="Third"):
        merged(pair)


def test_nothing_is_merged_over_a_change_that_nobody_has_seen(pair):
    seen = (pair[0].row_version, pair[1].row_version)
    Organisation.objects.filter(pk=pair[1].pk).update(city="Leipzig", row_version=2)

    with pytest.raises(ValidationError, match="in the meantime"):
        merged(pair, seen=seen)


def test_an_archived_record_does_not_survive_but_may_be_merged(pair):
    archive(pair[0], UserFactory())

    with pytest.raises(ValidationError, match="archived"):
        merged(pair)
    merged(pair[::-1])

    assert pair[0].merged_into == pair[1]


def test_a_sample_is_not_merged_with_a_real_one(pair):
    Organisation.objects.filter(pk=pair[1].pk).update(is_sample=True)

    with pytest.raises(ValidationError, match="sample"):
        merged(pair)


def test_what_is_gone_is_not_merged(pair):
    pair[1].delete()

    with pytest.raises(ValidationError, match="not there any more"):
        merge_organisations(pair[0].pk, pair[1].pk or 0, {}, UserFactory())


def test_a_number_that_a_third_one_has_by_now_is_not_taken_from_it(pair):
    number = {"scheme": "lei", "raw": "529900T8BM49AURSDO55", "canonical": "529900T8BM49AURSDO55"}
    Identifier.objects.create(organisation=pair[1], **number)
    archive(pair[1], UserFactory())
    Identifier.objects.create(organisation=OrganisationFactory(names=["Third"]), **number)

    with pytest.raises(ValidationError, match="Third"):
        merged(pair)

    pair[1].refresh_from_db()
    assert not pair[1].is_tombstone


def test_a_tombstone_is_not_restored_behind_its_survivor(pair):
    merged(pair)

    with pytest.raises(ValidationError, match="Muster GmbH"):
        restore(pair[1], UserFactory())


def test_a_tombstone_keeps_its_status_when_many_are_changed(pair):
    merged(pair)

    done = set_status(Organisation.objects.all(), "dormant", UserFactory())

    pair[1].refresh_from_db()
    assert (done.changed, done.already) == (1, 1)
    assert pair[1].status == "merged"


def test_a_merge_asks_as_much_of_many_contacts_as_of_few(django_assert_max_num_queries):
    few, many = ((OrganisationFactory(), OrganisationFactory()) for _pair in range(2))
    InteractionFactory(organisations=few)
    for _number in range(10):
        InteractionFactory(organisations=many[1:])
        InteractionFactory(organisations=many)

    # PostgreSQL is asked for one lock more.
    with django_assert_max_num_queries(93) as first:
        merged(few, user=(user := UserFactory()))
    with django_assert_max_num_queries(len(first)):
        merged(many, user=user)

    assert InteractionOrganisation.objects.filter(organisation=many[0]).count() == 20
    assert timezone.now() > many[1].archived_at


@pytest.mark.parametrize(
    ("mine", "theirs", "chosen"),
    [
        ("2015-03", "2014-09-24", "merged"),
        ("2014-09-24", "2015-03", "survivor"),
        ("2014", "2014-09-24", "merged"),
        ("2014-09", "2014", "survivor"),
        (None, "2014", "merged"),
        ("2014", None, "survivor"),
    ],
)
def test_of_two_first_contacts_the_earlier_and_more_precise_is_proposed(mine, theirs, chosen):
    found = defaults_of({"first_contact": mine}, {"first_contact": theirs}, is_newer=True)

    assert found == {"first_contact": chosen}
