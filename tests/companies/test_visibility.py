import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from companies.actions import index
from companies.models import Colleague, FollowUp, Interaction
from tests.companies.factories import DAY, FollowUpFactory, InteractionFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_a_confidential_contact_is_read_by_its_office_and_the_lead_only(
    desk_user, jinan_user, lead_user
):
    company = OrganisationFactory()
    open_one = InteractionFactory(organisations=[company])
    ours = InteractionFactory(confidentiality="team", staff=[desk_user])

    read = {user: set(Interaction.objects.visible_to(user)) for user in (desk_user, jinan_user)}

    assert read == {desk_user: {open_one, ours}, jinan_user: {open_one}}
    assert set(Interaction.objects.visible_to(lead_user)) == {open_one, ours}


def test_the_follow_up_of_a_confidential_contact_is_as_confidential(desk_user, jinan_user):
    about_company = FollowUpFactory()
    about_contact = FollowUpFactory(
        interaction=InteractionFactory(confidentiality="team", staff=[desk_user])
    )

    assert set(FollowUp.objects.visible_to(jinan_user)) == {about_company}
    assert set(FollowUp.objects.visible_to(desk_user)) == {about_company, about_contact}


def test_the_last_contact_of_an_organisation_tells_of_no_confidential_one(desk_user):
    company = OrganisationFactory()
    InteractionFactory(organisations=[company], happened_date="2026-01-05")
    InteractionFactory(
        organisations=[company], happened_date=DAY, confidentiality="team", staff=[desk_user]
    )

    index.last_contact([company.pk])

    company.refresh_from_db()
    assert str(company.last_contact_on) == "2026-01-05"


def test_whoever_moves_to_another_office_reads_its_contacts_at_once_and_no_longer_the_old_ones(
    desk_user, jinan_user
):
    here = InteractionFactory(confidentiality="team", staff=[desk_user])
    task = FollowUpFactory(interaction=here)
    seen = []

    for office in ("jinan", "dresden", "jinan"):
        Colleague.objects.filter(user=jinan_user).update(office=office)
        mover = get_user_model().objects.get(pk=jinan_user.pk)
        contacts, tasks = Interaction.objects, FollowUp.objects
        seen.append([*contacts.visible_to(mover), *tasks.visible_to(mover)])

    assert seen == [[], [here, task], []]


def test_whoever_has_not_signed_in_reads_no_contact():
    InteractionFactory()

    with pytest.raises(ValueError, match="not signed in"):
        Interaction.objects.visible_to(AnonymousUser())
