"""Samples come in once, all or none."""

import datetime
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import connection, transaction

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
    _let_the_server_count()
    models = (Organisation, Person, Interaction, FollowUp)
    return Loaded(*(model.objects.filter(is_sample=True).count() for model in models), colleague)


def _let_the_server_count():
    """PostgreSQL plans by numbers that it takes now and then. Where tables were empty by the last,
    the next question would be planned as if they were: taking the samples away took minutes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def administrator():
    accounts = get_user_model().objects.filter(is_active=True, is_superuser=True)
    return accounts.order_by("pk").first()
