"""New records by the thousand, each with its rows and the same keys as any other record.

In as many statements for a thousand as for one; inside the caller's transaction. What one of them
would be refused for has to be looked at before: here only the database itself refuses.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .. import profiles, search_keys
from ..duplicates import KINDS
from ..models import (
    ContactPoint,
    Employment,
    Identifier,
    Organisation,
    OrganisationName,
    OrganisationSector,
    Person,
    SearchKey,
    Word,
)
from . import find_duplicates, index, write_rows

AT_ONCE = 1000
_OF_A_KEY = ("tier", "key", "kind", "shown", "organisation_id", "person_id")


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
    """What is like a NewOrganisation and a NewPerson. Of the rows only these two know their key
    afterwards."""
    _complete(firms, workers)
    create(Organisation, [firm.organisation for firm in firms])
    create(Person, [worker.person for worker in workers])
    _point(firms, workers)
    write_rows.insert(OrganisationName, [row for firm in firms for row in firm.names])
    write_rows.insert(Identifier, [row for firm in firms for row in firm.identifiers])
    write_rows.insert(OrganisationSector, [row for firm in firms for row in firm.sectors])
    write_rows.insert(Employment, [one.employment for one in workers if one.employment])
    both = [*firms, *workers]
    write_rows.insert(ContactPoint, [row for one in both for row in one.contact_points])
    _write_search_keys(firms, workers)
    _write_match_keys(firms, workers)


def create(model, objects):
    model.objects.bulk_create(objects, batch_size=AT_ONCE)


def _complete(firms, workers):
    """As `index.organisations` and `index.people` do for what is stored already."""
    for firm in firms:
        index.complete(firm.organisation, firm.names)
    for worker in workers:
        index.complete_person(worker.person)


def _point(firms, workers):
    """The rows learn the keys of what they belong to; a new employer has one by now as well."""
    for firm in firms:
        for row in (*firm.names, *firm.identifiers, *firm.sectors, *firm.contact_points):
            row.organisation = firm.organisation
    for worker in workers:
        for row in worker.contact_points:
            row.person = worker.person
        if worker.employment:
            worker.employment.person = worker.person
            worker.employment.organisation = worker.employment.organisation


def _write_search_keys(firms, workers):
    keys, words = [], []
    for firm in firms:
        one, rows = firm.organisation, (firm.names, firm.identifiers, firm.contact_points)
        found = search_keys.keys_of_organisation(one, *rows)
        keys += [(*key, one.pk, None) for key in found]
        words += search_keys.words_of_organisation(one, firm.names)
    for worker in workers:
        one = worker.person
        found = search_keys.keys_of_person(one, worker.contact_points)
        keys += [(*key, None, one.pk) for key in found]
        words += search_keys.words_of_person(one)
    write_rows.insert_values(SearchKey, _OF_A_KEY, keys)
    write_rows.insert_missing(Word, "text", words)


def _write_match_keys(firms, workers):
    of_firms = {
        firm.organisation.pk: profiles.of_organisation(
            firm.organisation, firm.names, firm.identifiers, firm.contact_points
        )
        for firm in firms
    }
    of_workers = {
        worker.person.pk: profiles.of_person(
            worker.person,
            worker.contact_points,
            [worker.employment.organisation] if worker.employment else [],
        )
        for worker in workers
    }
    find_duplicates.write_new_keys(KINDS["organisation"], of_firms)
    find_duplicates.write_new_keys(KINDS["person"], of_workers)
