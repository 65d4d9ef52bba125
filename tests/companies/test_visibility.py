import pytest

from companies.models import FollowUp, Interaction
from tests.companies.factories import FollowUpFactory, InteractionFactory, OrganisationFactory

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
