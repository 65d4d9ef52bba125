"""Samples are written by the thousand, with the same keys as any other record."""

from django.db.models import DateTimeField
from django.db.models.functions import Cast

from .. import search_keys
from ..actions import index
from ..models import (
    ContactPoint,
    Employment,
    FollowUp,
    Identifier,
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
    Organisation,
    OrganisationName,
    OrganisationSector,
    Person,
    SearchKey,
    Word,
)

_AT_ONCE = 1000


def store(batch) -> None:
    """Inside the caller's transaction."""
    _complete(batch)
    firms, workers, contacts = batch.firms, batch.workers, batch.contacts
    _create(Organisation, [firm.organisation for firm in firms])
    _create(OrganisationName, [row for firm in firms for row in firm.names])
    _create(Identifier, [row for firm in firms for row in firm.identifiers])
    _create(OrganisationSector, [row for firm in firms for row in firm.sectors])
    _create(Person, [worker.person for worker in workers])
    _create(Employment, [worker.employment for worker in workers])
    _create(ContactPoint, [row for one in [*firms, *workers] for row in one.contact_points])
    _create(Interaction, [one.interaction for one in contacts])
    _create(InteractionOrganisation, [row for one in contacts for row in one.organisations])
    _create(InteractionPerson, [row for one in contacts for row in one.people])
    _create(InteractionStaff, [row for one in contacts for row in one.staff])
    _create(FollowUp, [one.follow_up for one in contacts if one.follow_up])
    _write_keys(firms, workers)
    index.last_contact([firm.organisation.pk for firm in firms])
    _date_back(firms, contacts)


def _create(model, rows):
    model.objects.bulk_create(rows, batch_size=_AT_ONCE)


def _complete(batch):
    """As `index.organisations` and `index.people` do for what is stored already."""
    for firm in batch.firms:
        index.complete(firm.organisation, firm.names)
    for worker in batch.workers:
        index.complete_person(worker.person)
    for contact in batch.contacts:
        for row in contact.organisations:
            _notice_first_contact(row.organisation, contact.interaction.happened_date)


def _notice_first_contact(organisation, day):
    known = organisation.first_contact_date
    if known is None or day < known:
        organisation.first_contact_date = day.replace(day=1)
        organisation.first_contact_precision = "month"


def _write_keys(firms, workers):
    keys, words = [], {}
    for firm in firms:
        rows = firm.names, firm.identifiers, firm.contact_points
        keys += search_keys.of_organisation(firm.organisation, *rows)
        words |= _by_text(search_keys.words_of_organisation(firm.organisation, firm.names))
    for worker in workers:
        keys += search_keys.of_person(worker.person, worker.contact_points)
        words |= _by_text(search_keys.words_of_person(worker.person))
    _create(SearchKey, keys)
    Word.objects.bulk_create(words.values(), ignore_conflicts=True, batch_size=_AT_ONCE)


def _by_text(words):
    return {word.text: word for word in words}


def _date_back(firms, contacts):
    """As if each had been entered when it happened; Django itself dates what is new to today."""
    _date_from("happened_date", [one.interaction for one in contacts])
    known = [firm.organisation for firm in firms if firm.organisation.first_contact_date]
    _date_from("first_contact_date", known)


def _date_from(column, records):
    for first in range(0, len(records), _AT_ONCE):
        keys = [record.pk for record in records[first : first + _AT_ONCE]]
        rows = type(records[0]).objects.filter(pk__in=keys)
        rows.update(created_at=Cast(column, DateTimeField()))
