"""What a form names as new is made before the rows that name it are written."""

from ..models import Organisation
from .add_on_the_spot import NewOrganisation, NewPerson, add_organisation, add_person


def make(sheet: dict, name: str, noun: str, user, employer: Organisation | None = None) -> dict:
    """`sheet` with the keys of stored records in its rows `name`, each under `noun`."""
    rows = {}
    for key, row in sheet[name].items():
        new = _make(row[noun], user, employer)
        rows[key if new is None else f"new-{new.pk}"] = row | ({noun: new.pk} if new else {})
    return sheet | {name: rows}


def by_their_key(sheet: dict, name: str, noun: str) -> dict:
    """The same where a row is told from others by the record it names."""
    return sheet | {name: {str(row[noun]): row for row in sheet[name].values()}}


def _make(one, user, employer):
    if isinstance(one, NewOrganisation):
        return add_organisation(one.name, one.country, one.city, user)
    if isinstance(one, NewPerson):
        return add_person(one.name, employer, user)
    return None
