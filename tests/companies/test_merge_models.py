import pytest
from django.db import IntegrityError
from django.utils import timezone

from companies.models import Merge, Organisation, Person
from tests.companies.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
MERGED = Organisation.Status.MERGED


def test_a_tombstone_is_archived():
    one, other = PersonFactory(), PersonFactory()

    with pytest.raises(IntegrityError, match="person_tombstone_is_archived"):
        Person.objects.filter(pk=one.pk).update(merged_into=other)


def test_no_record_is_merged_into_itself():
    one = PersonFactory(archived_at=timezone.now())

    with pytest.raises(IntegrityError, match="person_not_merged_into_itself"):
        Person.objects.filter(pk=one.pk).update(merged_into=one)


def test_an_organisation_that_was_merged_says_so():
    one, other = OrganisationFactory(archived_at=timezone.now()), OrganisationFactory()

    with pytest.raises(IntegrityError, match="organisation_tombstone_says_so"):
        Organisation.objects.filter(pk=one.pk).update(merged_into=other)


def test_a_record_is_merged_once_until_that_is_undone():
    one, other = PersonFactory(), PersonFactory()
    Merge.objects.create(person=other, merged_person=one, undone_at=timezone.now())
    Merge.objects.create(person=other, merged_person=one)

    with pytest.raises(IntegrityError):
        Merge.objects.create(person=other, merged_person=one)


def test_a_survivor_and_its_tombstone_may_be_deleted_together():
    one, other = OrganisationFactory(), OrganisationFactory()
    now = timezone.now()
    Organisation.objects.filter(pk=one.pk).update(merged_into=other, archived_at=now, status=MERGED)
    Merge.objects.create(organisation=other, merged_organisation=one)

    Organisation.objects.filter(pk__in=[one.pk, other.pk]).delete()

    assert not Organisation.objects.exists()
    assert not Merge.objects.exists()
