import datetime
import re

import pytest
from django.urls import reverse

from companies.actions import changes, index
from companies.models import (
    Change,
    ContactPoint,
    Employment,
    Identifier,
    OrganisationSector,
)
from tests.companies.factories import (
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


def page(client, record, **query):
    noun = record._meta.model_name
    return client.get(reverse(f"desk:{noun}", args=[record.pk]), query)


def text_of(response):
    return " ".join(response.content.decode().split())


def test_it_says_who_they_are_in_every_script(desk):
    company = OrganisationFactory(
        names=["Jinan Er Jichuang Group", "济南二机床集团有限公司"], country="CN", city="Jinan"
    )

    response = page(desk, company)

    assert "Jinan Er Jichuang Group" in text_of(response)
    assert '<bdi lang="zh-Hans">济南二机床集团有限公司</bdi>' in text_of(response)


def test_numbers_can_be_dialled_and_wrong_ones_are_to_be_cleared_up(desk):
    company = OrganisationFactory()
    ContactPoint.objects.create(
        organisation=company, raw="0351 488-0", normalised="+493514880", extension=""
    )
    ContactPoint.objects.create(organisation=company, raw="ask Anna")
    ContactPoint.objects.create(
        organisation=company, kind="email", raw="Info@A.de", normalised="info@a.de"
    )
    Identifier.objects.create(organisation=company, scheme="lei", raw="123")

    text = text_of(page(desk, company))

    assert 'href="tel:+493514880"' in text
    assert 'href="mailto:info@a.de"' in text
    assert text.count("to be cleared up") == 2
    assert "An LEI has 20 characters, this one has 3." in text


def test_the_story_is_told_newest_first_and_mixes_what_there_was(desk, desk_user):
    company = OrganisationFactory()
    InteractionFactory(organisations=[company], subject="First call")
    later = datetime.date(2026, 4, 1)
    InteractionFactory(organisations=[company], subject="Second call", happened_date=later)
    FollowUpFactory(organisation=company, what="Send the brochure")
    changes.record(
        desk_user,
        Change.Verb.CHANGED,
        {"organisation": company},
        {"city": "Dresden"},
        {"city": "Leipzig"},
    )

    text = text_of(page(desk, company))

    said = ["Anna Weber changed city from Dresden to Leipzig", "Second call"]
    said += ["Send the brochure", "First call"]
    places = [text.index(one) for one in said]
    assert places == sorted(places)


def test_the_story_can_be_narrowed_to_one_kind(desk):
    company = OrganisationFactory()
    InteractionFactory(organisations=[company], subject="First call")
    FollowUpFactory(organisation=company, what="Send the brochure")

    text = text_of(page(desk, company, show="follow-ups"))

    assert "Send the brochure" in text
    assert "First call" not in text


def test_further_pages_hold_every_entry_once(desk, desk_user):
    company = OrganisationFactory()
    for number in range(30):
        InteractionFactory(organisations=[company], subject=f"Call number {number:02}")
        FollowUpFactory(organisation=company, what=f"Task number {number:02}")
        changes.record(
            desk_user,
            Change.Verb.CHANGED,
            {"organisation": company},
            {"city": ""},
            {"city": f"City number {number:02}"},
        )

    seen, query = [], {}
    while True:
        response = page(desk, company, **query)
        story = response.context["story"]
        seen += [(entry.kind, entry.place.pk) for entry in story.entries]
        if not story.next:
            break
        query = {"below": str(story.next)}

    assert len(seen) == len(set(seen)) == 90


@pytest.mark.parametrize("below", ["", "x", "2026-99-99.1.1", "2026-03-02.9.1", "1" * 500])
def test_a_place_that_is_none_is_the_beginning(desk, below):
    assert page(desk, OrganisationFactory(), below=below).status_code == 200


def test_what_is_confidential_is_not_in_it_for_another_office(desk, jinan, desk_user):
    company = OrganisationFactory()
    ours = InteractionFactory(
        organisations=[company], confidentiality="team", staff=[desk_user], subject="Secret talk"
    )
    FollowUpFactory(interaction=ours, organisation=company, what="Secret task")
    changes.record(
        desk_user,
        Change.Verb.CHANGED,
        {"interaction": ours, "organisation": company},
        {"subject": "Secret"},
        {"subject": "Secret talk"},
    )

    for query in ({}, {"show": "contacts"}, {"show": "follow-ups"}, {"show": "changes"}):
        assert "Secret" not in text_of(page(jinan, company, **query))
    assert "Secret talk" in text_of(page(desk, company))
    assert page(jinan, ours).status_code == 404
    assert page(desk, ours).status_code == 200


def test_one_row_and_three_cost_the_same_number_of_queries(
    desk, desk_user, django_assert_num_queries
):
    def company_with(count):
        company = OrganisationFactory(names=["Name AG", "名字"][: min(count, 2)])
        for number in range(count):
            person = PersonFactory(works_at=company)
            ContactPoint.objects.create(person=person, raw="1")
            ContactPoint.objects.create(organisation=company, raw="1")
            Identifier.objects.create(organisation=company, scheme="lei", raw="1")
            OrganisationSector.objects.create(organisation=company, code=f"{number + 10}")
            contact = InteractionFactory(
                organisations=[company], people=[person], staff=[desk_user]
            )
            FollowUpFactory(interaction=contact, assignee=desk_user)
            FollowUpFactory(organisation=company, assignee=desk_user)
            changes.record(
                desk_user, "changed", {"organisation": company}, {"city": ""}, {"city": "X"}
            )
        return company

    one, three = company_with(1), company_with(3)
    page(desk, one)

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        page(desk, one)
    with django_assert_num_queries(len(queries)):
        page(desk, three)
    assert len(queries) <= 30


def test_a_record_that_is_missing_is_a_404(desk):
    assert desk.get(reverse("desk:organisation", args=[999_999])).status_code == 404


def test_an_archived_one_says_so_and_only_the_lead_can_restore_it(desk, lead):
    company = OrganisationFactory(archived_at="2026-03-02T10:00Z")

    assert "This record has been archived since" in text_of(page(desk, company))
    restore = reverse("desk:restore_organisation", args=[company.pk])
    assert restore not in text_of(page(desk, company))
    assert restore in text_of(page(lead, company))
    assert desk.post(restore).status_code == 404
    assert lead.post(restore).status_code == 302
    company.refresh_from_db()
    assert company.is_living


def test_a_sample_wears_its_badge(desk):
    assert ">sample<" in text_of(page(desk, OrganisationFactory(is_sample=True)))


def test_on_paper_it_has_no_button_and_no_menu(desk):
    company = OrganisationFactory()
    InteractionFactory(organisations=[company], subject="First call")

    text = text_of(desk.get(reverse("desk:print_organisation", args=[company.pk])))

    assert "First call" in text
    assert "<button" not in text
    assert "sidebar" not in text


def test_a_person_is_shown_with_work_and_story(desk):
    company = OrganisationFactory(names=["Muster GmbH"])
    person = PersonFactory(given_name="Lei", family_name="Wang", works_at=company)
    Employment.objects.filter(person=person).update(job_title="Export manager")
    InteractionFactory(people=[person], subject="First call")

    text = text_of(page(desk, person))

    for said in ("Lei Wang", "Muster GmbH", "Export manager", "First call"):
        assert said in text


def test_a_person_can_be_reached_and_has_no_address(desk):
    person = PersonFactory()
    ContactPoint.objects.create(
        person=person, kind="email", raw="lei@a.example", normalised="lei@a.example"
    )

    assert 'href="mailto:lei@a.example"' in text_of(page(desk, person))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("HTTPS://www.Muster.de/en", "HTTPS://www.Muster.de/en"),
        ("www.muster.de (English)", "https://www.muster.de"),
        ("javascript:alert(1)", None),
    ],
)
def test_a_website_is_a_link_where_it_is_one(desk, typed, address):
    company = index.organisation(OrganisationFactory(website=typed))

    links = re.findall(r'href="([^"]+)" rel="noreferrer"', page(desk, company).content.decode())

    assert links == ([address] if address else [])


def test_the_history_speaks_of_a_colleague_and_a_day_as_the_desk_does(desk, jinan_user):
    jinan_user.first_name, jinan_user.last_name = "磊", "王"
    jinan_user.save()
    contact = InteractionFactory()
    task = FollowUpFactory(interaction=contact)
    # Half past midnight in Dresden.
    done = datetime.datetime(2026, 3, 2, 23, 30, tzinfo=datetime.UTC)
    about = {"follow_up": task, "interaction": contact}
    changes.record(jinan_user, Change.Verb.CHANGED, about, {"done_at": None}, {"done_at": done})

    said = text_of(page(desk, contact))

    assert "王磊" in said
    assert "3 March 2026" in said


def test_the_browser_remembers_no_name_of_a_person_and_no_subject(desk):
    person, contact = PersonFactory(), InteractionFactory()
    paper = desk.get(reverse("desk:print_person", args=[person.pk]))

    titles = [
        re.search(r"<title>(.*?)</title>", shown.content.decode(), re.S)[1]
        for shown in (page(desk, person), page(desk, contact), paper)
    ]

    assert [title.split(" - ")[0].strip() for title in titles] == [
        f"Person {person.pk}",
        f"Contact {contact.pk}",
        f"Person {person.pk}",
    ]


def test_who_is_being_edited_stands_in_the_heading_and_not_in_the_tab(desk):
    person = PersonFactory(given_name="Erika", family_name="Muster")

    page = desk.get(reverse("desk:edit_person", args=[person.pk])).content.decode()

    assert "Edit: Erika Muster" in page
    assert "Erika" not in re.search(r"<title>(.*?)</title>", page, re.S)[1]


def test_a_contact_says_who_entered_it(desk, desk_user):
    contact = InteractionFactory(created_by=desk_user)

    assert "<dt>entered by</dt><dd><bdi>Anna Weber</bdi>" in text_of(page(desk, contact))
