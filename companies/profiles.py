"""What the desk knows of its living records, as the matching wants it: in as many queries for a
thousand records as for one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from . import earlier_names
from .matching import Profile
from .models import (
    ContactPoint,
    Employment,
    Identifier,
    Organisation,
    OrganisationName,
    Person,
)

_Kind = OrganisationName.Kind
_FIELD_OF_NAME = {
    _Kind.LEGAL: "names",
    _Kind.TRADING: "aliases",
    _Kind.SHORT: "aliases",
    _Kind.FORMER: "former_names",
}
_OF_ORGANISATION = ("country", "city", "city_chinese", "website_host")
_OF_PERSON = ("family_name", "given_name", "family_name_chinese", "given_name_chinese")


def of_organisation(organisation, name_rows, numbers, contact_points) -> Profile:
    """Of one with its rows at hand, stored or not, the same as `of_organisations` asks for."""
    facts = defaultdict(list)
    for point in contact_points:
        _add_point(facts, point.kind, point.normalised, point.raw)
    for name in name_rows:
        facts[_FIELD_OF_NAME[name.kind]].append(name.text)
    facts["identifiers"] = [(row.scheme, row.canonical) for row in numbers if row.canonical]
    return _organisation(facts, *(getattr(organisation, field) for field in _OF_ORGANISATION))


def of_person(person, contact_points, employers=()) -> Profile:
    """The same of a person, with the `employers`' organisations."""
    facts = defaultdict(list)
    for point in contact_points:
        _add_point(facts, point.kind, point.normalised, point.raw)
    for one in employers:
        facts["employers"] += filter(None, [one.latin_name, one.chinese_name])
    return _person(facts, *(getattr(person, field) for field in _OF_PERSON))


def of_organisations(pks: Iterable[int]) -> dict[int, Profile]:
    pks = list(pks)
    facts = _facts_of(ContactPoint.objects.filter(organisation__in=pks), "organisation_id")
    rows = Identifier.objects.filter(organisation__in=pks).exclude(canonical="")
    for pk, *number in rows.values_list("organisation_id", "scheme", "canonical"):
        facts[pk]["identifiers"].append(tuple(number))
    return _named(pks, facts)


def of_names(pks: Iterable[int]) -> dict[int, Profile]:
    """Of organisations, as long as it is only asked whether they are worth comparing."""
    return _named(list(pks), defaultdict(lambda: defaultdict(list)))


def of_people(
    pks: Iterable[int], earlier: Mapping[int, list[Person]] | None = None
) -> dict[int, Profile]:
    """`earlier`: what `earlier_names.of` says of them, where it was asked already."""
    pks = list(pks)
    facts = _facts_of(ContactPoint.objects.filter(person__in=pks), "person_id")
    rows = Employment.objects.filter(person__in=pks).order_by("pk")
    names = ("organisation__latin_name", "organisation__chinese_name")
    for pk, *employer in rows.values_list("person_id", *names):
        facts[pk]["employers"] += filter(None, employer)
    for pk, some in (earlier_names.of(pks) if earlier is None else earlier).items():
        facts[pk]["former_names"] += [name for one in some for name in _names_of(one)]
    living = Person.objects.living().filter(pk__in=pks).values_list("pk", *_OF_PERSON)
    return {pk: _person(facts[pk], *parts) for pk, *parts in living}


def _named(pks, facts):
    rows = OrganisationName.objects.filter(organisation__in=pks).order_by("pk")
    for pk, kind, text in rows.values_list("organisation_id", "kind", "text"):
        facts[pk][_FIELD_OF_NAME[kind]].append(text)
    living = Organisation.objects.living().filter(pk__in=pks).values_list("pk", *_OF_ORGANISATION)
    return {pk: _organisation(facts[pk], *said) for pk, *said in living}


def _names_of(person):
    family, given = person.family_name, person.given_name
    latin = f"{family}, {given}" if family and given else family or given
    chinese = f"{person.family_name_chinese}{person.given_name_chinese}"
    return filter(None, [latin, chinese])


def _organisation(facts, country, latin, chinese, host):
    facts["hosts"] += filter(None, [host])
    return Profile(country=country, city=f"{latin} {chinese}".strip(), **_settled(facts))


def _person(facts, family, given, family_chinese, given_chinese):
    return Profile(
        kind="person",
        family=family,
        given=given,
        family_chinese=family_chinese,
        given_chinese=given_chinese,
        **_settled(facts),
    )


def _facts_of(points, owner):
    """{owner: {field of a profile: its values}}."""
    facts = defaultdict(lambda: defaultdict(list))
    for pk, kind, normalised, raw in points.order_by("pk").values_list(
        owner, "kind", "normalised", "raw"
    ):
        _add_point(facts[pk], kind, normalised, raw)
    return facts


def _add_point(facts, kind, normalised, raw):
    if kind == ContactPoint.Kind.WECHAT:
        facts["wechat"].append(raw)
    elif normalised:
        facts["mails" if kind == ContactPoint.Kind.EMAIL else "phones"].append(normalised)


def _settled(facts):
    return {field: tuple(dict.fromkeys(values)) for field, values in facts.items()}
