import pytest

from companies.actions import index
from companies.models import FollowUp, Interaction
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
