"""Samples come in once, all or none."""

import datetime
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction

from ..models import FollowUp, Interaction, Organisation, Person
from .generate import Scale, generate
from .store import store

SAMPLES = Scale()


@dataclass(frozen=True)
class Loaded:
    organisations: int
    people: int
    contacts: int
    follow_ups: int
    colleague: object


@transaction.atomic
def load(today: datetime.date, scale: Scale = SAMPLES) -> Loaded | None:
    """None where there are samples already. No accounts are made: contacts and follow-ups belong
    to the oldest account that may do everything, or to nobody where there is none."""
    if Organisation.objects.filter(is_sample=True).exists():
        return None
    colleague = administrator()
    for batch in generate(today, scale, colleague):
        store(batch)
    models = (Organisation, Person, Interaction, FollowUp)
    return Loaded(*(model.objects.filter(is_sample=True).count() for model in models), colleague)


def administrator():
    accounts = get_user_model().objects.filter(is_active=True, is_superuser=True)
    return accounts.order_by("pk").first()
