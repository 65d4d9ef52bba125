"""What a number or an address that was typed means, as far as it can be read."""

from .. import identifiers, mails, phones
from ..models import ContactPoint, Identifier, Organisation, Person


def identifier(row: Identifier, organisation: Organisation) -> None:
    row.canonical = identifiers.read(row.scheme, row.raw).canonical
    row.is_living = organisation.is_living


def contact_point(row: ContactPoint, country: str) -> None:
    row.normalised, row.extension = row.raw.strip(), ""
    if row.kind in ContactPoint.CALLED:
        phone = phones.read(row.raw, country)
        row.normalised, row.extension = phone.e164, phone.extension[:20]
    elif row.kind == ContactPoint.Kind.EMAIL:
        row.normalised = mails.normalise(row.raw)


def country_of(person: Person) -> str:
    """Where a person's numbers are dialled: the country of the present employer."""
    jobs = person.employments.exclude(organisation__country="").order_by("-is_current", "pk")
    return jobs.values_list("organisation__country", flat=True).first() or ""
