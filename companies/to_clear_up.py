"""Numbers and addresses that were kept as typed because nobody could read them yet."""

from django.utils.translation import gettext_lazy as _

from . import identifiers, phones
from .models import ContactPoint, Organisation, Person

NO_MAIL = _("This is no e-mail address. Compare it with the card.")
NO_WEBSITE = _("This is no address of a website. Compare it with a letter or a card.")


def of_organisation(organisation: Organisation) -> dict:
    """{row's key: sentence} for its register numbers and contact points, and its website."""
    return {
        "identifiers": {
            row.pk: identifiers.read(row.scheme, row.raw).problem
            for row in organisation.identifiers.all()
            if not row.canonical
        },
        "contact_points": _unreadable(organisation, organisation.country),
        "website": NO_WEBSITE if organisation.website and not organisation.website_host else "",
    }


def of_person(person: Person) -> dict:
    countries = [job.organisation.country for job in person.employments.all()]
    return {"contact_points": _unreadable(person, next(filter(None, countries), ""))}


def _unreadable(record, country):
    return {
        row.pk: _problem(row, country) for row in record.contact_points.all() if not row.normalised
    }


def _problem(row, country):
    if row.kind in ContactPoint.CALLED:
        return phones.read(row.raw, country).problem
    return NO_MAIL
