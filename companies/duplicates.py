"""Which records may be the one that is meant? Asked while typing, in a dry run and for the list.

A profile is compared with those living records that share a key with it, however many there are at
the desk. For a thousand profiles this asks as many queries as for one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from django.db.models import Model

from . import matching, profiles
from .matching import Likeness, Profile
from .models import (
    Organisation,
    OrganisationKey,
    OrganisationPair,
    Person,
    PersonKey,
    PersonPair,
)

# More values than this in one question are more than SQLite takes.
AT_ONCE = 5_000


@dataclass(frozen=True)
class Kind:
    """What is compared with its like: organisations, and people."""

    noun: str
    model: type[Model]
    keys: type[Model]
    pairs: type[Model]
    profiles: Callable[[Iterable[int]], dict[int, Profile]]
    # The same with the names alone, for those whose names tell that they are not worth comparing.
    names: Callable[[Iterable[int]], dict[int, Profile]] | None = None


KINDS = {
    "organisation": Kind(
        "organisation",
        Organisation,
        OrganisationKey,
        OrganisationPair,
        profiles.of_organisations,
        profiles.of_names,
    ),
    "person": Kind("person", Person, PersonKey, PersonPair, profiles.of_people),
}


@dataclass(frozen=True)
class Match:
    record: Organisation | Person
    likeness: Likeness


def kind_of(record: Organisation | Person) -> Kind:
    return KINDS[record._meta.model_name]


def profiles_of(records: Iterable[Organisation | Person]) -> dict[int, Profile]:
    """{key of the record: its profile}; the records are all of one kind."""
    records = list(records)
    return kind_of(records[0]).profiles(one.pk for one in records) if records else {}


def matches(profile: Profile, limit: int = 5, pk: int | None = None) -> list[Match]:
    """Living records that it may be, the likeliest first. `pk` is of the record itself, if it is
    one: neither that one nor those that were said to be different are named."""
    return matches_of_many([profile], None if pk is None else [pk])[0][:limit]


def matches_of_many(
    some: Sequence[Profile],
    pks: Sequence[int] | None = None,
    among: Mapping[str, Set[int]] | None = None,
) -> list[list[Match]]:
    """`among`: {noun: keys of the records that are asked about}; None for all."""
    found = [{} for _profile in some]
    for noun, kind in KINDS.items():
        places = [at for at, profile in enumerate(some) if profile.kind == noun]
        if not places:
            continue
        own = [pks[at] for at in places] if pks else None
        likenesses = alike(kind, [some[at] for at in places], own, among and among[noun])
        records = kind.model.objects.in_bulk({pk for one in likenesses for pk in one})
        for at, one in zip(places, likenesses, strict=True):
            found[at] = {records[pk]: likeness for pk, likeness in one.items() if pk in records}
    return [_best_first(one) for one in found]


def alike(
    kind: Kind,
    some: Sequence[Profile],
    pks: Sequence[int] | None = None,
    among: Set[int] | None = None,
) -> list[dict[int, Likeness]]:
    """For each profile {key of a record: how alike}, of those that are worth a suggestion."""
    candidates = _candidates(kind, some, among)
    if pks:
        different = said_to_be_different(kind, pks)
        for own, found in zip(pks, candidates, strict=True):
            found -= different[own] | {own}
    stored = {}
    for part in in_parts(sorted(set().union(*candidates))):
        stored |= kind.profiles(part)
    return [
        _compared(profile, {pk: stored[pk] for pk in found if pk in stored})
        for profile, found in zip(some, candidates, strict=True)
    ]


def in_parts(values: Sequence, size: int = AT_ONCE) -> Iterator[Sequence]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _compared(profile, others):
    likenesses = {pk: matching.compare(profile, other) for pk, other in others.items()}
    return {pk: likeness for pk, likeness in likenesses.items() if likeness.is_suggested}


def _candidates(kind, some, among):
    if among is not None and not among:
        return [set() for _profile in some]
    keys = [matching.keys(profile) for profile in some]
    owners = defaultdict(set)
    for part in in_parts(sorted(set().union(*keys))):
        rows = kind.keys.objects.filter(key__in=part, is_frequent=False)
        rows = rows if among is None else rows.filter(record__in=among)
        for key, pk in rows.values_list("key", "record_id"):
            owners[key].add(pk)
    return [set().union(*(owners[key] for key in own if key in owners)) for own in keys]


def said_to_be_different(kind, pks):
    different = defaultdict(set)
    for part in in_parts(list(pks)):
        rows = kind.pairs.objects.filter(is_different=True).of(part)
        for first, second in rows.values_list("first_id", "second_id"):
            different[first].add(second)
            different[second].add(first)
    return different


def _best_first(found):
    ranked = sorted(found.items(), key=lambda one: (-one[1].score, one[0].sort_key, one[0].pk))
    return [Match(record, likeness) for record, likeness in ranked]
