"""Many at once: exactly those that were shown, and only by those who may."""

import pytest
from django.urls import reverse
from django.utils import timezone

from companies.models import Change, Interaction, Organisation
from tests.companies.factories import (
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
)


def choose(client, name, *rows, **more):
    data = {"pk": [row.pk for row in rows], **more}
    return client.post(reverse("desk:bulk", args=[name]), data)


def change(client, name, *rows, what, meanwhile=None, **more):
    """Through both forms, as a browser would; `meanwhile` happens between them."""
    shown = choose(client, name, *rows, **more)
    assert shown.status_code == 200, shown.headers
    if meanwhile:
        meanwhile()
    data = {"what": what}
    for key, value in shown.context["kept"]:
        data.setdefault(key, []).append(value)
    return client.post(reverse("desk:bulk", args=[name]), data, follow=True)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_the_ticked_ones_get_an_owner_and_a_history(lead, lead_user, desk_user):
    first, second, other = (OrganisationFactory() for _each in range(3))

    response = change(lead, "organisations", first, second, what=f"assign:{desk_user.pk}")

    assert "2 records were changed." in said(response)
    assert list(Organisation.objects.filter(owner=desk_user)) == [first, second]
    assert {row.row_version for row in Organisation.objects.filter(owner=desk_user)} == {2}
    other.refresh_from_db()
    assert (other.owner, other.row_version) == (None, 1)
    told = Change.objects.order_by("pk").values_list("organisation", "user", "field", "after")
    assert list(told) == [(one.pk, lead_user.pk, "owner", "Anna Weber") for one in (first, second)]


def test_all_that_match_means_the_filter_and_not_the_page(lead):
    wanted = [OrganisationFactory(country="CN") for _each in range(3)]
    OrganisationFactory(country="DE")
    OrganisationFactory(country="CN", archived_at=timezone.now())

    change(lead, "organisations", everything="1", query="country=CN&rows=25", what="status:dormant")

    assert list(Organisation.objects.filter(status="dormant").order_by("pk")) == wanted


def test_a_ticked_row_that_the_filter_leaves_out_is_not_touched(lead):
    inside, outside = OrganisationFactory(country="CN"), OrganisationFactory(country="DE")

    change(lead, "organisations", inside, outside, query="country=CN", what="status:dormant")

    assert list(Organisation.objects.filter(status="dormant")) == [inside]


def test_what_a_colleague_changed_meanwhile_is_left_alone_and_counted(lead):
    first, second = OrganisationFactory(), OrganisationFactory()

    response = change(
        lead, "organisations", first, second, what="status:dormant", meanwhile=first.save
    )

    assert list(Organisation.objects.filter(status="dormant")) == [second]
    assert "1 record was changed. 1 was left as it is" in said(response)


def test_what_was_so_before_has_no_new_history(lead):
    company = OrganisationFactory(status="dormant")

    response = change(lead, "organisations", company, what="status:dormant")

    assert "1 was so already." in said(response)
    assert Change.objects.count() == 0


def test_archived_together_they_leave_the_list(lead):
    person, other = PersonFactory(), PersonFactory()

    change(lead, "people", person, what="archive:")

    assert list(lead.get(reverse("desk:people")).context["page"].rows) == [other]
    assert Change.objects.get().verb == "archived"


def test_archived_contacts_count_no_more_as_the_last_one(lead):
    company = OrganisationFactory(last_contact_on="2026-03-02")
    InteractionFactory(organisations=[company], happened_date="2026-01-01")
    last = InteractionFactory(organisations=[company], happened_date="2026-03-02")

    change(lead, "interactions", last, what="archive:")

    company.refresh_from_db()
    assert str(company.last_contact_on) == "2026-01-01"


def test_nobody_is_given_a_follow_up_of_a_contact_they_may_not_read(lead, desk_user, jinan_user):
    secret = InteractionFactory(confidentiality="team", staff=[desk_user])
    hidden, plain = FollowUpFactory(interaction=secret), FollowUpFactory()

    response = change(lead, "follow_ups", hidden, plain, what=f"assign:{jinan_user.pk}")

    hidden.refresh_from_db()
    plain.refresh_from_db()
    assert (hidden.assignee, plain.assignee) == (None, jinan_user)
    assert "may not read the contact" in said(response)


@pytest.mark.parametrize("name", ["organisations", "people", "interactions", "follow_ups"])
def test_without_the_right_there_are_no_ticks_and_nothing_there(desk, name):
    InteractionFactory(organisations=[OrganisationFactory()], people=[PersonFactory()])
    FollowUpFactory()

    assert 'name="pk"' not in desk.get(reverse(f"desk:{name}")).content.decode()
    assert choose(desk, name, what="archive:", everything="1").status_code == 404
    assert Interaction.objects.archived().count() == 0


def test_an_unknown_list_is_not_there(lead):
    assert choose(lead, "users", everything="1").status_code == 404


@pytest.mark.parametrize(
    "data",
    [{}, {"pk": ["x"]}, {"pk": ["1"] * 101}, {"pk": ["9" * 30]}, {"query": "kind=x", "pk": ["1"]}],
)
def test_ticks_that_cannot_be_read_change_nothing(lead, data):
    OrganisationFactory()

    response = lead.post(reverse("desk:bulk", args=["organisations"]), data)

    assert response.status_code == 302
    assert Change.objects.count() == 0


@pytest.mark.parametrize("what", ["", "assign:0", "status:gone", "delete:", "archive"])
def test_what_cannot_be_done_is_asked_again_with_the_rows_kept(lead, what):
    company = OrganisationFactory()

    response = change(lead, "organisations", company, what=what)

    assert response.context["form"].errors["what"]
    assert ("pk", str(company.pk)) in response.context["kept"]
    assert Change.objects.count() == 0
