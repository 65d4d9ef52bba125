import pytest

from companies.models import Change, ContactPoint, Employment, Organisation, Person
from tests.companies.editing import Conflict, add, edit, sentences
from tests.companies.factories import (
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


def test_a_new_person_comes_with_work_and_number(desk):
    company = OrganisationFactory(names=["济南公司"], country="CN")

    answer = add(desk, "person").send(
        **{
            "family_name_chinese": "曾",
            "given_name_chinese": "国藩",
            "name_order": "family",
            "employments-0-text": "济南公司",
            "employments-0-record": company.pk,
            "employments-0-start_year": "2019",
            "contact_points-0-raw": "0531 8161 6666",
        }
    )

    assert answer.status_code == 302, sentences(answer)
    person = Person.objects.get()
    assert person.latin_name == "Zeng Guofan"
    job = person.employments.get()
    assert (job.organisation, job.start.iso, job.is_current) == (company, "2019", True)
    assert person.contact_points.get().normalised == "+8653181616666"


def test_an_employer_that_is_not_there_yet_is_made(desk):
    add(desk, "person").send(**{"family_name": "Weber", "employments-0-text": "Neue Firma GmbH"})

    assert Organisation.objects.get().name == "Neue Firma GmbH"
    assert Employment.objects.get().organisation == Organisation.objects.get()


def test_a_form_that_nobody_touched_changes_nothing(desk):
    person = PersonFactory(works_at=OrganisationFactory())
    ContactPoint.objects.create(person=person, raw="1", normalised="")

    answer = edit(desk, person).send()

    assert answer.status_code == 302, sentences(answer)
    assert not Change.objects.exists()


def test_work_at_an_organisation_that_was_archived_can_stay(desk):
    person = PersonFactory(works_at=OrganisationFactory(archived_at="2026-03-02T10:00Z"))

    assert edit(desk, person).send(notes="new").status_code == 302


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({}, "A person needs a name. Enter at least one part of it."),
        (
            {"family_name": "Weber", "employments-0-job_title": "CEO"},
            "The organisation is missing. Enter it, or remove the row.",
        ),
        (
            {
                "family_name": "Weber",
                "employments-0-text": "Muster",
                "employments-0-end_year": "2019",
            },
            "A current employment has no end. Clear the end, or untick “current”.",
        ),
        (
            {
                "family_name": "Weber",
                "employments-0-text": "Muster",
                "employments-0-start_year": "1912",
            },
            "The date lies outside 1930 to 2036. Check the year for a typing error.",
        ),
    ],
)
def test_bad_input_is_a_sentence(desk, entries, sentence):
    answer = add(desk, "person").send(**entries)

    assert sentences(answer) == [sentence]
    assert not Person.objects.exists()


def test_a_new_employment_is_told_on_both_pages(desk):
    company, person = OrganisationFactory(names=["Muster GmbH"]), PersonFactory()
    entries = {"employments-0-text": "Muster GmbH", "employments-0-record": company.pk}

    edit(desk, person).send(**entries)

    assert Change.objects.get().organisation == company
    assert "added employment" in desk.get(f"/admin/desk/people/{person.pk}/").content.decode()
    page = desk.get(f"/admin/desk/organisations/{company.pk}/").content.decode()
    assert "added employment: Muster GmbH" in page


def test_a_contact_can_be_corrected_and_its_people_changed(desk, desk_user):
    company, person, other = OrganisationFactory(), PersonFactory(), PersonFactory()
    contact = InteractionFactory(organisations=[company], people=[person], staff=[desk_user])
    form = edit(desk, contact)

    answer = form.send(
        **{
            "subject": "Talked about prices",
            "people-0-role": "Interpreter",
            "people-1-text": str(other),
            "people-1-record": other.pk,
        }
    )

    assert answer.status_code == 302, sentences(answer)
    contact.refresh_from_db()
    assert contact.subject == "Talked about prices"
    assert [(row.person, row.role) for row in contact.people.all()] == [
        (person, "Interpreter"),
        (other, ""),
    ]
    company.refresh_from_db()
    assert company.last_contact_on == contact.happened_date
    page = desk.get(answer.url).content.decode()
    assert "Talked about prices" in page
    assert "Interpreter" in page


def test_a_contact_is_not_closed_to_the_colleague_who_follows_it_up(desk, desk_user, jinan_user):
    contact = InteractionFactory(organisations=[OrganisationFactory()], staff=[desk_user])
    follow_up = FollowUpFactory(interaction=contact, assignee=jinan_user)
    form = edit(desk, contact)

    answer = form.send(confidentiality="team")

    assert "Lei Wang works in another office" in " ".join(sentences(answer))
    follow_up.assignee = desk_user
    follow_up.save()
    assert form.send(confidentiality="team").status_code == 302


def test_two_people_may_change_one_contact(desk, jinan):
    contact = InteractionFactory(organisations=[OrganisationFactory()])
    mine, theirs = edit(desk, contact), edit(jinan, contact)
    theirs.send(subject="Theirs", outcome="agreed")

    conflict = Conflict(desk, mine.address, mine.send(subject="Mine", minutes="20"))

    assert list(conflict.questions) == ["Subject"]
    conflict.send()
    contact.refresh_from_db()
    assert (contact.subject, contact.outcome, contact.minutes) == ("Mine", "agreed", 20)


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"happened_year": "1912"}, "The contact would be from before 1980."),
        ({"happened_year": "2112"}, "is still to come."),
        ({"happened_year": ""}, "stands without a year."),
        ({"notes": "x" * 1_000_000}, "at most 100000 characters"),
        ({"happened_time": "10:00"}, "A time needs a time zone"),
        ({"organisations-0-DELETE": "on"}, "Who was it?"),
        ({"subject": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_a_contact_with_bad_input_gets_a_sentence(desk, entries, sentence):
    contact = InteractionFactory(organisations=[OrganisationFactory()])

    said = sentences(edit(desk, contact).send(**entries))

    assert any(sentence in one for one in said), said


def test_a_confidential_contact_of_another_office_cannot_be_opened(jinan, desk_user):
    contact = InteractionFactory(confidentiality="team", staff=[desk_user])

    address = f"/admin/desk/interactions/{contact.pk}/edit/"

    assert jinan.get(address).status_code == 404
    assert jinan.post(address, {"subject": "x"}).status_code == 404


def test_a_double_edit_of_a_follow_up_is_merged_too(desk_user):
    from companies.actions.save_follow_up import save_follow_up
    from companies.actions.save_record import Opened
    from companies.sheets import FOLLOW_UP

    task = FollowUpFactory(what="Call")
    opened = Opened(task.row_version, FOLLOW_UP.read(task))
    save_follow_up(opened.sheet | {"what": "Write"}, desk_user, task, opened)

    later = save_follow_up(opened.sheet | {"due_on": "2026-05-01"}, desk_user, task, opened)
    both = save_follow_up(opened.sheet | {"what": "Visit"}, desk_user, task, opened)

    assert later.is_saved
    assert [conflict.path for conflict in both.conflicts] == [("what",)]
    task.refresh_from_db()
    assert (task.what, task.due_on.isoformat(), task.row_version) == ("Write", "2026-05-01", 3)
