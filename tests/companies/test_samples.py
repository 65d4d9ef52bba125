import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from companies import phones
from companies.models import (
    ContactPoint,
    Employment,
    FollowUp,
    Identifier,
    Interaction,
    Organisation,
    OrganisationName,
    OrganisationPair,
    Person,
    SearchKey,
)
from companies.models.record import Record
from companies.samples import contacts, numbers
from companies.samples.generate import Scale, generate
from companies.samples.load import load
from companies.samples.remove import GO_ALONG, ORDER, is_of_record, remove
from companies.samples.words import LOCALES, WORDS
from tests.companies.factories import (
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
)

TODAY = datetime.date(2026, 3, 2)
FEW = Scale(organisations=30, most_people=2, most_contacts=4)
pytestmark = pytest.mark.django_db


@pytest.fixture
def samples():
    load(TODAY, FEW)


def counts():
    return [model.objects.count() for model in ORDER]


def told(today, seed):
    """What is generated, as plain text."""
    batches = list(generate(today, FEW, seed=seed))
    firms = [name.text for batch in batches for firm in batch.firms for name in firm.names]
    people = [worker.contact_points[0].raw for batch in batches for worker in batch.workers]
    days = [one.interaction.happened_date for batch in batches for one in batch.contacts]
    return firms, people, days


def test_no_follow_up_was_forgotten_for_longer_than_months():
    careless = Scale(organisations=10, follow_ups=1, left_open=1)

    contacts_made = [one for batch in generate(TODAY, careless) for one in batch.contacts]

    tasks = [one.follow_up for one in contacts_made]
    late = [(TODAY - task.due_on).days for task in tasks if not task.done_at]
    assert 0 < max(late) < careless.most_days_late


def test_the_same_seed_gives_the_same_samples():
    assert told(TODAY, seed=1) == told(TODAY, seed=1)
    assert told(TODAY, seed=1) != told(TODAY, seed=2)


def test_four_years_of_contacts_end_today(samples):
    days = Interaction.objects.values_list("happened_date", flat=True)

    assert max(days) <= TODAY
    assert min(days) >= (TODAY - datetime.timedelta(days=contacts.DAYS)).replace(day=1)
    assert {day.year for day in days} >= {2023, 2024, 2025}


def test_every_record_says_that_it_is_a_sample(samples):
    for model in ORDER:
        assert model.objects.exists()
        assert not model.objects.filter(is_sample=False).exists()


def test_every_name_of_an_organisation_says_so_too(samples):
    for name in OrganisationName.objects.all():
        assert any(word in name.text.lower() for word in ("muster", "sample", "esimerkki")) or any(
            word in name.text for word in ("样例", "樣例")
        ), name.text


def test_the_full_set_has_every_kind_of_name():
    batches = list(generate(TODAY, Scale()))
    names = [name for batch in batches for firm in batch.firms for name in firm.names]
    people = [worker.person for batch in batches for worker in batch.workers]
    texts = " ".join(name.text for name in names)

    assert sum(len(batch.firms) for batch in batches) == 260
    assert {name.script for name in names} == {"Latn", "Hans", "Hant"}
    assert {name.kind for name in names} == {"legal", "trading", "short", "former"}
    assert "GmbH & Co. KG" in texts
    assert "股份有限公司" in texts
    assert "Müller" in texts
    assert {"曾", "单", "吕"} <= {person.family_name_chinese for person in people}


def test_samples_are_found_like_any_other_record(samples):
    for model, owner in ((Organisation, "organisation"), (Person, "person")):
        found = set(SearchKey.objects.values_list(owner, flat=True)) - {None}

        assert found == set(model.objects.values_list("pk", flat=True))


def test_an_organisation_knows_its_last_contact(samples):
    one = Organisation.objects.filter(interactions__isnull=False).first()

    newest = one.interactions.filter(confidentiality="all").newest_first().first()

    assert one.last_contact_on == newest.happened_date


def test_no_address_is_anybodys(samples):
    for point in ContactPoint.objects.filter(kind="email"):
        assert point.normalised.endswith(".example")
    for organisation in Organisation.objects.all():
        assert organisation.website_host.endswith(".example")


@pytest.mark.parametrize("country", LOCALES)
def test_a_telephone_number_is_read_and_is_nobodys(country):
    for town in WORDS[country]["towns"]:
        typed = numbers.telephone(country, town, 12345)

        assert phones.read(typed, country).e164, typed
        if country == "DE":
            assert typed.startswith(numbers.FILM_NUMBERS)
        else:
            assert typed.removeprefix(town["area"]).lstrip("- ").startswith("0")


def test_wrong_register_numbers_are_kept_as_they_are():
    load(TODAY, Scale(organisations=60, most_people=1, most_contacts=0))

    assert Identifier.objects.filter(canonical="").exists()
    assert Identifier.objects.exclude(canonical="").exists()


def test_a_second_time_changes_nothing(samples):
    before = counts()

    assert load(TODAY, FEW) is None
    assert counts() == before


def test_contacts_belong_to_the_administrator_or_to_nobody(samples, django_user_model):
    assert set(Interaction.objects.values_list("created_by", flat=True)) == {None}
    remove()
    admin = django_user_model.objects.create_superuser("admin")

    loaded = load(TODAY, FEW)

    assert loaded.colleague == admin
    assert set(Interaction.objects.values_list("created_by", flat=True)) == {admin.pk}
    assert set(FollowUp.objects.values_list("assignee", flat=True)) == {admin.pk}
    assert django_user_model.objects.count() == 1


def test_removal_takes_all_samples_and_only_them(samples):
    company = OrganisationFactory()
    person = PersonFactory(works_at=company)
    contact = InteractionFactory(organisations=[company], people=[person])
    task = FollowUpFactory(interaction=contact)

    remove()

    assert [list(model.objects.all()) for model in ORDER] == [
        [task],
        [contact],
        [person],
        [company],
    ]
    assert Employment.objects.get().person == person


def test_a_real_contact_with_a_sample_stops_the_removal(samples):
    sample = Organisation.objects.first()
    contact = InteractionFactory(organisations=[sample], subject="Asked for the address")
    before = counts()

    with pytest.raises(ValidationError) as problem:
        remove()

    assert problem.value.messages == [
        "1 real record(s) are linked to samples, so nothing was removed: "
        f"{Interaction._meta.verbose_name} {contact.pk} “Asked for the address”. "
        "Take the samples out of them, then start again."
    ]
    assert counts() == before


def test_a_real_follow_up_of_a_sample_stops_the_removal(samples):
    FollowUpFactory(organisation=Organisation.objects.first(), what="Call back")

    with pytest.raises(ValidationError, match="Call back"):
        remove()


def test_a_real_person_at_a_sample_stops_the_removal(samples):
    PersonFactory(works_at=Organisation.objects.first(), family_name="Berger")

    with pytest.raises(ValidationError, match="Berger"):
        remove()


def test_a_real_company_that_is_like_a_sample_stops_no_removal(samples):
    real = OrganisationFactory()
    sample = Organisation.objects.filter(is_sample=True).first()
    OrganisationPair.objects.create(first=sample, second=real, score=0.9)

    remove()

    assert list(Organisation.objects.all()) == [real]
    assert not OrganisationPair.objects.exists()


def test_every_relation_between_records_is_looked_at():
    """A new model that ties two records: say in remove.py what becomes of it with a sample."""
    rows = {
        relation.related_model
        for model in ORDER
        for relation in model._meta.related_objects
        if not relation.many_to_many
    }

    tied = {
        row.__name__
        for row in rows
        if issubclass(row, Record) or sum(map(is_of_record, row._meta.concrete_fields)) > 1
    }

    # A contact point is of an organisation or of a person, never of both.
    assert tied - {model.__name__ for model in GO_ALONG} - {"ContactPoint"} == {
        "Employment",
        "FollowUp",
        "InteractionOrganisation",
        "InteractionPerson",
        # Each may have become another one: `merged_into`.
        "Organisation",
        "Person",
    }


def test_the_server_plans_by_what_came_in(samples):
    if connection.vendor != "postgresql":
        # SQLite looks at the tables themselves.
        assert Interaction.objects.exists()
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'companies_interaction'")
        assert cursor.fetchone() == (Interaction.objects.count(),)


def test_the_command_says_what_it_did(capsys):
    call_command("load_samples", today=TODAY)
    call_command("load_samples", today=TODAY)
    call_command("load_samples", remove=True)

    first, second, third = capsys.readouterr().out.splitlines()
    assert first.startswith("Loaded 260 organisations, ")
    assert first.endswith(", which belong to nobody.")
    assert second == "There are samples already; nothing was changed."
    assert third.startswith("Removed 260 organisations, ")
    assert counts() == [0, 0, 0, 0]


def test_simulating_the_removal_removes_nothing(samples, capsys):
    before = counts()

    call_command("load_samples", remove=True, simulate=True)

    assert capsys.readouterr().out.startswith("Simulated: Removed 30 organisations, ")
    assert counts() == before


def test_the_command_says_what_stops_it(samples):
    InteractionFactory(organisations=[Organisation.objects.first()])

    with pytest.raises(CommandError, match="are linked to samples, so nothing was removed"):
        call_command("load_samples", remove=True)


def test_without_faker_the_command_says_what_is_missing(monkeypatch):
    monkeypatch.setattr("companies.management.commands.load_samples.find_spec", lambda name: None)

    with pytest.raises(CommandError, match="Faker is missing"):
        call_command("load_samples")
