"""Samples are written by the thousand, with the same keys as any other record."""

from django.db.models import DateTimeField
from django.db.models.functions import Cast

from ..actions import index, store_many
from ..actions.store_many import AT_ONCE, create
from ..models import (
    FollowUp,
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
)


def store(batch) -> None:
    """Inside the caller's transaction."""
    firms, workers, contacts = batch.firms, batch.workers, batch.contacts
    for contact in contacts:
        for row in contact.organisations:
            _notice_first_contact(row.organisation, contact.interaction.happened_date)
    store_many.store(firms, workers)
    create(Interaction, [one.interaction for one in contacts])
    create(InteractionOrganisation, [row for one in contacts for row in one.organisations])
    create(InteractionPerson, [row for one in contacts for row in one.people])
    create(InteractionStaff, [row for one in contacts for row in one.staff])
    create(FollowUp, [one.follow_up for one in contacts if one.follow_up])
    index.last_contact([firm.organisation.pk for firm in firms])
    _date_back(firms, contacts)


def _notice_first_contact(organisation, day):
    known = organisation.first_contact_date
    if known is None or day < known:
        organisation.first_contact_date = day.replace(day=1)
        organisation.first_contact_precision = "month"


def _date_back(firms, contacts):
    """As if each had been entered when it happened; Django itself dates what is new to today."""
    _date_from("happened_date", [one.interaction for one in contacts])
    known = [firm.organisation for firm in firms if firm.organisation.first_contact_date]
    _date_from("first_contact_date", known)


def _date_from(column, records):
    for first in range(0, len(records), AT_ONCE):
        keys = [record.pk for record in records[first : first + AT_ONCE]]
        rows = type(records[0]).objects.filter(pk__in=keys)
        rows.update(created_at=Cast(column, DateTimeField()))
