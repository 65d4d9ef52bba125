"""New records by the thousand, each with its rows and the same keys as any other record.

In as many statements for a thousand as for one; inside the caller's transaction. What one of them
would be refused for has to be looked at before: here only the database itself refuses.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .. import search_keys
from ..duplicates import KINDS
from ..models import (
    ContactPoint,
    Employment,
    Identifier,
    Organisation,
    OrganisationName,
    OrganisationSector,
    Person,
    Word,
)
from . import find_duplicates, index
from .write_keys import write_keys

AT_ONCE = 1000


@dataclass
class NewOrganisation:
    """Unsaved; the rows point to it already."""

    organisation: Organisation
    names: list[OrganisationName] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    sectors: list[OrganisationSector] = field(default_factory=list)
    contact_points: list[ContactPoint] = field(default_factory=list)


@dataclass
class NewPerson:
    """Unsaved; `employment` may name a new organisation, one that is stored, or be None."""

    person: Person
    employment: Employment | None = None
    contact_points: list[ContactPoint] = field(default_factory=list)


def store(firms: Sequence, workers: Sequence) -> None:
    """What is like a NewOrganisation and a NewPerson."""
    _complete(firms, workers)
    create(Organisation, [firm.organisation for firm in firms])
    create(OrganisationName, [row for firm in firms for row in firm.names])
    create(Identifier, [row for firm in firms for row in firm.identifiers])
    create(OrganisationSector, [row for firm in firms for row in firm.sectors])
    create(Person, [worker.person for worker in workers])
    create(Employment, [worker.employment for worker in workers if worker.employment])
    create(ContactPoint, [row for one in [*firms, *workers] for row in one.contact_points])
    _write_keys(firms, workers)
    _write_match_keys("organisation", [firm.organisation for firm in firms])
    _write_match_keys("person", [worker.person for worker in workers])


def create(model, rows) -> None:
    model.objects.bulk_create(rows, batch_size=AT_ONCE)


def _complete(firms, workers):
    """As `index.organisations` and `index.people` do for what is stored already."""
    for firm in firms:
        index.complete(firm.organisation, firm.names)
    for worker in workers:
        index.complete_person(worker.person)


def _write_keys(firms, workers):
    keys, words = [], {}
    for firm in firms:
        one, rows = firm.organisation, (firm.names, firm.identifiers, firm.contact_points)
        found = search_keys.keys_of_organisation(one, *rows)
        keys += [(*key, one.pk, None) for key in found]
        words |= _by_text(search_keys.words_of_organisation(one, firm.names))
    for worker in workers:
        one = worker.person
        found = search_keys.keys_of_person(one, worker.contact_points)
        keys += [(*key, None, one.pk) for key in found]
        words |= _by_text(search_keys.words_of_person(one))
    write_keys(keys)
    Word.objects.bulk_create(words.values(), ignore_conflicts=True, batch_size=AT_ONCE)


def _write_match_keys(noun, records):
    if records:
        find_duplicates.write_keys(KINDS[noun], [record.pk for record in records])


def _by_text(words):
    return {word.text: word for word in words}
