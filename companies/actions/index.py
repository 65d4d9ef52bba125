"""What is derived from a record is written anew: shown names, order in lists, keys for the search.

Call it after every change to a record or its rows. It does not count as a change itself: neither
`row_version` nor `updated_at` moves.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from .. import earlier_names, key_rules, names, profiles, search_keys, websites
from ..duplicates import KINDS
from ..models import (
    Identifier,
    Interaction,
    InteractionOrganisation,
    Organisation,
    OrganisationName,
    Person,
    SearchKey,
    Upkeep,
    Word,
)
from . import find_duplicates, write_rows

# A name of the first of these kinds is shown, and of that kind the newest.
SHOWN_KINDS = [
    OrganisationName.Kind.LEGAL,
    OrganisationName.Kind.TRADING,
    OrganisationName.Kind.SHORT,
    OrganisationName.Kind.FORMER,
]
_ORGANISATION_FIELDS = ["latin_name", "chinese_name", "sort_key", "website_host"]
_PERSON_FIELDS = ["latin_name", "sort_key"]
_LONGEST_NAME = 200
_AT_ONCE = 2000
# On SQLite nobody else writes meanwhile: a second at the most.
_BATCH = 100


def organisation(one: Organisation) -> Organisation:
    organisations([one])
    find_duplicates.around_later(one)
    return one


def person(one: Person) -> Person:
    people([one])
    find_duplicates.around_later(one)
    return one


@transaction.atomic
def organisations(some: Iterable[Organisation]) -> None:
    """In as many queries for a thousand as for one. The given records know the result."""
    given = {one.pk: one for one in some}
    stored = Organisation.objects.filter(pk__in=given).prefetch_related(
        "names", "identifiers", "contact_points"
    )
    stored, name_rows = list(stored), []
    for one in stored:
        # Its names went to the survivor; what it was called it is called still.
        if not one.is_tombstone:
            complete(one, one.names.all())
        name_rows += one.names.all()
        _hand_over(one, given[one.pk], _ORGANISATION_FIELDS)
    OrganisationName.objects.bulk_update(name_rows, ["key", "pinyin"], batch_size=_AT_ONCE // 4)
    Organisation.objects.bulk_update(stored, _ORGANISATION_FIELDS, batch_size=_AT_ONCE // 4)
    _tell_identifiers(stored)
    living = [one for one in stored if one.is_living]
    keys = [search_keys.of_organisation(one, *_rows_of(one)) for one in living]
    words = [search_keys.words_of_organisation(one, one.names.all()) for one in living]
    _replace(SearchKey.objects.filter(organisation__in=given), keys, words)
    find_duplicates.write_keys(KINDS["organisation"], given)


@transaction.atomic
def people(some: Iterable[Person]) -> None:
    given = {one.pk: one for one in some}
    stored = list(Person.objects.filter(pk__in=given).prefetch_related("contact_points"))
    for one in stored:
        complete_person(one)
        _hand_over(one, given[one.pk], _PERSON_FIELDS)
    Person.objects.bulk_update(stored, _PERSON_FIELDS, batch_size=_AT_ONCE // 4)
    living = [one for one in stored if one.is_living]
    earlier = earlier_names.of([one.pk for one in living])
    for one in (one for some in earlier.values() for one in some):
        complete_person(one)
    keys = [search_keys.of_person(one, one.contact_points.all(), earlier[one.pk]) for one in living]
    words = [search_keys.words_of_person(one, earlier[one.pk]) for one in living]
    _replace(SearchKey.objects.filter(person__in=given), keys, words)
    find_duplicates.replace_keys(KINDS["person"], given, profiles.of_people(given, earlier))


@transaction.atomic
def last_contact(pks: Iterable[int]) -> None:
    """The newest day of the living contacts that all of the desk may read: everybody sees it, and
    it must not tell of a confidential one."""
    some = Organisation.objects.filter(pk__in=list(pks))
    # Of two contacts saved at once the second waits here, and then knows of the first.
    list(some.order_by("pk").select_for_update(no_key=True).values_list("pk"))
    newest = (
        InteractionOrganisation.objects.filter(
            organisation=OuterRef("pk"),
            interaction__archived_at=None,
            interaction__confidentiality=Interaction.Confidentiality.ALL,
        )
        .order_by()
        .values("organisation")
        .annotate(day=Max("interaction__happened_date"))
        .values("day")
    )
    some.update(last_contact_on=Subquery(newest))


def everything(forgets_words: bool = True) -> tuple[int, int]:
    """(organisations, people): all of them, in batches. Words that stand in no name any more are
    forgotten first; until all are written anew, typing errors lead to fewer records then."""
    started = timezone.now()
    if forgets_words:
        Word.objects.all().delete()
    done = tuple(_all_of(model) for model in (Organisation, Person))
    Upkeep.objects.note(Upkeep.Task.INDEX, started, key_rules.fingerprint())
    return done


def _all_of(model):
    done, last = 0, 0
    while batch := _next_batch(model, last):
        done, last = done + len(batch), batch[-1].pk
    return done


@transaction.atomic
def _next_batch(model, last):
    """Held meanwhile, so that a name which a colleague saves at this moment is not written over
    with what was derived from the old one."""
    following = model.objects.filter(pk__gt=last).order_by("pk")
    batch = list(following.select_for_update(no_key=True)[:_BATCH])
    if model is Organisation:
        organisations(batch)
        last_contact(one.pk for one in batch)
    else:
        people(batch)
    return batch


def complete(organisation: Organisation, name_rows: Iterable[OrganisationName]) -> None:
    """Fills what is derived from the names and the website, without saving anything."""
    name_rows = list(name_rows)
    for name in name_rows:
        search_keys.complete_name(name)
    latin = shown([name for name in name_rows if not name.is_chinese])
    chinese = shown([name for name in name_rows if name.is_chinese])
    organisation.latin_name = latin.text if latin else ""
    organisation.chinese_name = chinese.text if chinese else ""
    organisation.sort_key = _sort_key(latin.text if latin else chinese.pinyin if chinese else "")
    organisation.website_host = websites.host_of(organisation.website)[:253]


def complete_person(person: Person) -> None:
    family, given = person.latin_parts
    parts = [given, family]
    if person.name_order == Person.Order.FAMILY_FIRST:
        parts.reverse()
    person.latin_name = " ".join(filter(None, parts))[:_LONGEST_NAME]
    person.sort_key = _sort_key(f"{family} {given}")


def rank(name: OrganisationName) -> tuple[int, bool]:
    """The lower, the rather it is shown: a simplified one before a traditional of its kind."""
    is_traditional = name.script == OrganisationName.Script.TRADITIONAL
    return SHOWN_KINDS.index(name.kind), is_traditional


def shown(name_rows: Iterable[OrganisationName]) -> OrganisationName | None:
    """Of those that could be shown the newest."""
    return min(name_rows, key=lambda name: (*rank(name), -(name.pk or 0)), default=None)


def _sort_key(text):
    return (" ".join(names.words(text)) or text.strip())[:_LONGEST_NAME]


def _hand_over(stored, given, fields):
    for field in fields:
        setattr(given, field, getattr(stored, field))


def _rows_of(one):
    return one.names.all(), one.identifiers.all(), one.contact_points.all()


def _tell_identifiers(stored):
    for is_living in (True, False):
        those = [one.pk for one in stored if one.is_living is is_living]
        rows = Identifier.objects.filter(organisation__in=those, is_living=not is_living)
        rows.update(is_living=is_living)


def _replace(old_keys, keys, words):
    old_keys.delete()
    write_rows.insert(SearchKey, [key for some in keys for key in some])
    write_rows.insert_missing(Word, "text", [word for some in words for word in some])
