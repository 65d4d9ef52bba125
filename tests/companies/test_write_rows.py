"""Many rows at once, past Django's own statements: the same rows, and the same refusals."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from companies.actions import write_rows
from companies.models import Change, Identifier, ImportBatch, Organisation, StagedRow, Word

pytestmark = pytest.mark.django_db
HARD = ["Muster\tTab \\N GmbH", "Muster\r\nZeile “%s” AG", "济南样例", "'; DROP TABLE x", "\\.", ""]


def rows_of(batch):
    return list(StagedRow.objects.filter(batch=batch).order_by("number"))


def staged(batch, number, **values):
    return StagedRow(batch=batch, number=number, **values)


def test_every_value_arrives_as_it_was():
    batch = ImportBatch.objects.create(name="a.csv")
    made = [staged(batch, at, name_key=text, cells={"0": text}) for at, text in enumerate(HARD)]

    write_rows.insert(StagedRow, made)

    found = [(row.name_key, row.cells, row.leader, row.score) for row in rows_of(batch)]
    assert found == [(text, {"0": text}, None, 0) for text in HARD]


def test_times_and_keys_are_set_as_django_sets_them(lead_user):
    company = Organisation.objects.create(country="DE")

    write_rows.insert(Change, [Change(batch=uuid4(), user=lead_user, organisation=company)])

    change = Change.objects.get()
    assert change.at is not None
    assert (change.user, change.organisation) == (lead_user, company)


def test_stored_rows_are_changed_in_the_named_fields_only():
    batch = ImportBatch.objects.create(name="a.csv")
    write_rows.insert(StagedRow, [staged(batch, at, name_key="as it was") for at in range(3)])
    first, second, _third = rows = rows_of(batch)
    for row in rows:
        row.place_key, row.problems, row.leader = "\tplace\\", [{"id": "'\"\\"}], first
        row.name_key = "not to be written"

    write_rows.update([first, second], ["place_key", "problems", "leader"])

    found = [(row.name_key, row.place_key, row.problems, row.leader) for row in rows_of(batch)]
    changed = ("as it was", "\tplace\\", [{"id": "'\"\\"}], first)
    assert found == [changed, changed, ("as it was", "", [], None)]


def test_nothing_is_nothing():
    write_rows.insert(Word, [])
    write_rows.insert_missing(Word, "text", [])
    write_rows.update([], ["text"])

    assert not Word.objects.exists()


def test_what_is_there_already_stays_as_it_is():
    Word.objects.create(text="muster", backwards="as it was")
    new = [Word(text=text, backwards=text[::-1]) for text in ("werk", "muster", "werk")]

    write_rows.insert_missing(Word, "text", new)

    assert set(Word.objects.values_list("text", "backwards")) == {
        ("muster", "as it was"),
        ("werk", "krew"),
    }


def test_what_a_constraint_refuses_is_refused_as_ever():
    one, other = (Organisation.objects.create(country="DE") for _ in range(2))
    number = {"scheme": "vat", "raw": "DE1", "canonical": "DE1", "is_living": True}

    with pytest.raises(IntegrityError), transaction.atomic():
        write_rows.insert(Identifier, [Identifier(organisation=o, **number) for o in (one, other)])

    assert not Identifier.objects.exists()
