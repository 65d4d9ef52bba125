"""What a figure may count: the living records that this reader may see, within the period."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.db.models.functions import Coalesce

from ..models import Interaction, InteractionOrganisation, Organisation
from .period import Period


@dataclass(frozen=True)
class Scope:
    """`samples` counts the samples in place of the real records, never both together."""

    period: Period
    user: object
    samples: bool = False

    def contacts(self):
        return (
            Interaction.objects.living()
            .visible_to(self.user)
            .filter(is_sample=self.samples)
            .filter(happened_date__range=(self.period.since, self.period.until))
        )

    def organisations(self):
        """All of them, whenever they came."""
        return Organisation.objects.living().filter(is_sample=self.samples)


def has_real_records() -> bool:
    real = {"is_sample": False}
    return Organisation.objects.filter(**real).exists() or (
        Interaction.objects.filter(**real).exists()
    )


def with_first_day(organisations, user):
    """Adds `first_day`: the first contact as entered, else the earliest that this user may see."""
    earliest = (
        meetings(user)
        .filter(organisation=models.OuterRef("pk"))
        .order_by("interaction__happened_date")
        .values("interaction__happened_date")[:1]
    )
    return organisations.alias(first_day=Coalesce("first_contact_date", models.Subquery(earliest)))


def active_between(organisations, user, since: datetime.date | None, until: datetime.date | None):
    """Those with a contact on one of these days; either end may be open."""
    met = meetings(user, since, until).filter(organisation=models.OuterRef("pk"))
    return organisations.filter(models.Exists(met))


def meetings(user, since=None, until=None):
    """The rows that join an organisation and a contact, samples with samples only."""
    days = {"happened_date__gte": since, "happened_date__lte": until}
    contacts = Interaction.objects.living().visible_to(user)
    contacts = contacts.filter(**{name: day for name, day in days.items() if day})
    return InteractionOrganisation.objects.filter(
        interaction__in=contacts, interaction__is_sample=models.F("organisation__is_sample")
    )
