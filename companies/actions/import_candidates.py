"""Organisations that a profile may be, by number or name, compared with what is known of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..matching import Likeness, Profile, compare
from ..models import Identifier, Organisation, OrganisationName
from ..names import name_key


@dataclass(frozen=True)
class Match:
    record: Organisation
    likeness: Likeness


def matches_of_many(profiles: Sequence[Profile]) -> list[list[Match]]:
    known = _known(profiles)
    found = [_pks(profile, *known) for profile in profiles]
    pks = {pk for some in found for pk in some}
    records = Organisation.objects.living().prefetch_related("names", "identifiers").in_bulk(pks)
    return [_best(profile, some, records) for profile, some in zip(profiles, found, strict=True)]


def _known(profiles):
    names = OrganisationName.objects.filter(key__in={k for p in profiles for k in _keys(p)})
    numbers = Identifier.objects.filter(
        canonical__in={number for p in profiles for _, number in p.identifiers}, is_living=True
    )
    return list(names.values_list("key", "organisation")), list(
        numbers.values_list("canonical", "organisation")
    )


def _keys(profile):
    return {name_key(name) for name in profile.names}


def _pks(profile, names, numbers):
    said = {number for _, number in profile.identifiers}
    return {pk for key, pk in names if key in _keys(profile)} | {
        pk for number, pk in numbers if number in said
    }


def _best(profile, pks, records):
    found = []
    for pk in pks & records.keys():
        record = records[pk]
        other = Profile(
            names=tuple(row.text for row in record.names.all()),
            identifiers=tuple((r.scheme, r.canonical) for r in record.identifiers.all()),
            country=record.country,
            city=f"{record.city} {record.city_chinese}".strip(),
        )
        likeness = compare(profile, other)
        if likeness.is_suggested:
            found.append(Match(record, likeness))
    return sorted(found, key=lambda match: -match.likeness.score)
