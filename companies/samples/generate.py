"""All samples, one batch of firms after another: so many, and always the same ones."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import contacts, organisations, people
from .words import Chance

SEED = 2013
AT_ONCE = 500


@dataclass(frozen=True)
class Scale:
    organisations: int = 260
    most_people: int = 3
    most_contacts: int = 18
    # Shares of the contacts, and of the follow-ups that are due.
    follow_ups: float = 0.25
    left_open: float = 0.08
    most_days_late: int = 120


@dataclass
class Batch:
    firms: list = field(default_factory=list)
    workers: list = field(default_factory=list)
    contacts: list = field(default_factory=list)


def generate(today: datetime.date, scale: Scale, colleague=None, seed=SEED) -> Iterator[Batch]:
    """`colleague` is whose contacts they are; None for nobody's."""
    chance = Chance(seed)
    number = 0
    for first in range(0, scale.organisations, AT_ONCE):
        last = min(first + AT_ONCE, scale.organisations)
        groups = []
        for at in range(first, last):
            firm = organisations.make(chance, at)
            several = range(number, number + chance.number(1, scale.most_people))
            groups.append((firm, [people.make(chance, firm, one) for one in several]))
            number = several.stop
        yield _batch(chance, groups, today, colleague, scale)


def _batch(chance, groups, today, colleague, scale):
    batch = Batch([firm for firm, _ in groups], [one for _, some in groups for one in some])
    for at, group in enumerate(groups):
        for _ in range(chance.number(0, scale.most_contacts)):
            with_others = [group]
            if chance.falls(0.05):
                with_others += groups[at + 1 : at + 3]
            batch.contacts.append(contacts.make(chance, with_others, today, colleague, scale))
    return batch
