"""The same rows and fields by django-import-export, as its manual would have it: a resource for
the organisation, which writes the rows that belong to it after saving. It compares nothing, and
knows a record again only by its name."""

import tablib
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import Widget

from companies.actions import changes, index
from companies.imports import dates, values
from companies.imports.people import called
from companies.models import (
    Change,
    ContactPoint,
    Employment,
    Organisation,
    OrganisationName,
    Person,
)
from companies.names import script_of

from .import_rows import HEADERS, rows


class Country(Widget):
    def clean(self, value, row=None, **kwargs):
        return values.country(value)


class Contacts(ModelResource):
    latin_name = Field("latin_name", "Firma")
    country = Field("country", "Land", widget=Country())
    city = Field("city", "Ort")
    address = Field("address", "Straße")
    website = Field("website", "Webseite")
    notes = Field("notes", "Bemerkung")

    class Meta:
        model = Organisation
        import_id_fields = ("latin_name",)
        fields = ("latin_name", "country", "city", "address", "website", "notes")
        # Generous to it: it need not compute what it would show.
        skip_diff = True
        report_skipped = False

    def before_save_instance(self, instance, row, **kwargs):
        first = dates.read(row["Erstkontakt"]).date
        instance.first_contact_date, instance.first_contact_precision = first.date, first.precision

    def after_save_instance(self, instance, row, **kwargs):
        OrganisationName.objects.create(
            organisation=instance, text=row["Firma"], script=script_of(row["Firma"])
        )
        instance.sectors.create(code=values.sector(row["Branche"]), is_main=True)
        ContactPoint.objects.create(
            organisation=instance, kind="phone", raw=row["Telefon Zentrale"]
        )
        said = vars(called(row["Ansprechpartner"])).copy()
        said.pop("job_title")
        person = Person.objects.create(**said)
        Employment.objects.create(person=person, organisation=instance, job_title=row["Funktion"])
        ContactPoint.objects.create(person=person, kind="email", raw=row["E-Mail"])
        ContactPoint.objects.create(person=person, kind="mobile", raw=row["Mobil"])


class ContactsWithKeys(Contacts):
    """So that the records are found at the desk, and their history tells where they came from."""

    def after_save_instance(self, instance, row, **kwargs):
        super().after_save_instance(instance, row, **kwargs)
        person = instance.employments.get().person
        # Without the search for its like: ours does not look either while it brings in.
        index.organisations([instance])
        index.people([person])
        for noun, record in (("organisation", instance), ("person", person)):
            changes.record(None, Change.Verb.CREATED, {noun: record}, {}, {})


def bring_in(count, kind=Contacts):
    """Without the dry run. Raises what a row raises."""
    _import(kind(), count, dry_run=False)


def bring_in_as_in_its_admin(count):
    """Its admin always shows first what would happen, then does it."""
    _import(Contacts(), count, dry_run=True)
    _import(Contacts(), count, dry_run=False)


def bring_in_with_keys(count):
    bring_in(count, ContactsWithKeys)


def _import(contacts, count, dry_run):
    dataset = tablib.Dataset(*rows(count), headers=HEADERS)
    result = contacts.import_data(dataset, dry_run=dry_run, raise_errors=True)
    if result.totals["new"] != count:
        raise RuntimeError(f"django-import-export made {result.totals} of {count} rows.")
