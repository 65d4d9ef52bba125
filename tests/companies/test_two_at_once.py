"""Two saves at the very same moment: one waits for the other, and nothing is lost."""

import datetime
import threading

import pytest
from django.db import connection

from companies.actions.log_contact import Attendance, NewOrganisation, log_contact
from companies.actions.save_organisation import save_organisation
from companies.actions.save_person import save_person
from companies.actions.save_record import Opened
from companies.models import Change, Interaction, Organisation, Person
from companies.sheets import ORGANISATION, PERSON
from tests.companies.factories import OrganisationFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*saves):
    start, outcomes = threading.Barrier(len(saves)), []

    def run(save):
        try:
            start.wait()
            outcomes.append(save())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[save]) for save in saves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


def test_different_fields_are_both_saved():
    company, user = OrganisationFactory(), UserFactory()
    opened = Opened(1, ORGANISATION.read(company))

    outcomes = at_once(
        lambda: save_organisation(opened.sheet | {"city": "Leipzig"}, user, company.pk, opened),
        lambda: save_organisation(opened.sheet | {"notes": "new"}, user, company.pk, opened),
    )

    company.refresh_from_db()
    assert [outcome.is_saved for outcome in outcomes] == [True, True]
    assert (company.city, company.notes, company.row_version) == ("Leipzig", "new", 3)
    assert Change.objects.count() == 2


def test_of_two_who_change_one_field_one_is_asked():
    company, user = OrganisationFactory(), UserFactory()
    opened = Opened(1, ORGANISATION.read(company))

    outcomes = at_once(
        lambda: save_organisation(opened.sheet | {"city": "Leipzig"}, user, company.pk, opened),
        lambda: save_organisation(opened.sheet | {"city": "Chemnitz"}, user, company.pk, opened),
    )

    assert sorted(outcome.is_saved for outcome in outcomes) == [False, True]
    company.refresh_from_db()
    (saved,) = [outcome for outcome in outcomes if outcome.is_saved]
    assert company.city == saved.record.city


def test_two_clicks_at_once_make_one_organisation():
    user, token = UserFactory(), Organisation().form_token
    rows = {"1": {"text": "Muster", "script": "Latn", "kind": "legal", "typed_pinyin": ""}}
    nothing = {name: {} for name in ORGANISATION.rows}
    fields = {name: ORGANISATION.read(OrganisationFactory())[name] for name in ORGANISATION.fields}
    before = Organisation.objects.count()
    sheet = fields | nothing | {"names": rows}

    outcomes = at_once(
        lambda: save_organisation(sheet, user, form_token=token),
        lambda: save_organisation(sheet, user, form_token=token),
    )

    assert len({outcome.record.pk for outcome in outcomes}) == 1
    assert all(outcome.is_saved for outcome in outcomes)
    assert Organisation.objects.count() == before + 1


def test_two_who_enter_one_number_at_once_are_told():
    user = UserFactory()
    companies = [OrganisationFactory(), OrganisationFactory()]
    number = {"scheme": "lei", "raw": "529900T8BM49AURSDO55", "is_verified": False}

    def save(company):
        opened = Opened(1, ORGANISATION.read(company))
        mine = opened.sheet | {"identifiers": {"new-0": number}}
        return lambda: save_organisation(mine, user, company.pk, opened)

    outcomes = at_once(*map(save, companies))

    assert sorted(outcome.is_saved for outcome in outcomes) == [False, True]
    (refused,) = [outcome for outcome in outcomes if not outcome.is_saved]
    assert refused.problem.messages


def test_of_two_contacts_logged_at_once_the_later_day_stays():
    company, user = OrganisationFactory(), UserFactory()

    def log(day):
        contact = Interaction(happened_date=datetime.date(2026, 3, day), subject="Call")
        return lambda: log_contact(contact, Attendance([company]), None, user)

    at_once(*map(log, (5, 2, 4, 3)))

    company.refresh_from_db()
    assert company.last_contact_on == datetime.date(2026, 3, 5)


def test_two_clicks_at_once_make_one_person_and_one_employer():
    user, token = UserFactory(), Person().form_token
    fields = {name: PERSON.read(PersonFactory())[name] for name in PERSON.fields}
    job = {"job_title": "", "start": None, "end": None, "is_current": True}
    job["organisation"] = NewOrganisation("Muster GmbH")
    sheet = fields | {"contact_points": {}, "employments": {"new-0": job}}

    outcomes = at_once(
        lambda: save_person(sheet, user, form_token=token),
        lambda: save_person(sheet, user, form_token=token),
    )

    assert len({outcome.record.pk for outcome in outcomes}) == 1
    assert Person.objects.filter(form_token=token).count() == 1
    assert Organisation.objects.count() == 1
