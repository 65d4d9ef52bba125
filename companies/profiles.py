"""What the desk knows of its living records, as the matching wants it: in as many queries for a
thousand records as for one."""

from collections import defaultdict
from collections.abc import Iterable

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


def of_organisations(pks: Iterable[int]) -> dict[int, Profile]:
    pks = list(pks)
    facts = _facts_of(ContactPoint.objects.filter(organisation__in=pks), "organisation_id")
    rows = OrganisationName.objects.filter(organisation__in=pks).order_by("pk")
    for pk, kind, text in rows.values_list("organisation_id", "kind", "text"):
        facts[pk][_FIELD_OF_NAME[kind]].append(text)
    rows = Identifier.objects.filter(organisation__in=pks).exclude(canonical="")
    for pk, *number in rows.values_list("organisation_id", "scheme", "canonical"):
        facts[pk]["identifiers"].append(tuple(number))
    found = {}
    fields = ("pk", "country", "city", "city_chinese", "website_host")
    for pk, country, latin, chinese, host in (
        Organisation.objects.living().filter(pk__in=pks).values_list(*fields)
    ):
        facts[pk]["hosts"] += filter(None, [host])
        city = f"{latin} {chinese}".strip()
        found[pk] = Profile(country=country, city=city, **_settled(facts[pk]))
    return found


def of_people(pks: Iterable[int]) -> dict[int, Profile]:
    pks = list(pks)
    facts = _facts_of(ContactPoint.objects.filter(person__in=pks), "person_id")
    rows = Employment.objects.filter(person__in=pks).order_by("pk")
    names = ("organisation__latin_name", "organisation__chinese_name")
    for pk, *employer in rows.values_list("person_id", *names):
        facts[pk]["employers"] += filter(None, employer)
    fields = ("family_name", "given_name", "family_name_chinese", "given_name_chinese")
    found = {}
    for pk, *parts in Person.objects.living().filter(pk__in=pks).values_list("pk", *fields):
        family, given, family_chinese, given_chinese = parts
        found[pk] = Profile(
            kind="person",
            family=family,
            given=given,
            family_chinese=family_chinese,
            given_chinese=given_chinese,
            **_settled(facts[pk]),
        )
    return found


def _facts_of(points, owner):
    """{owner: {field of a profile: its values}}."""
    facts = defaultdict(lambda: defaultdict(list))
    for pk, kind, normalised, raw in points.order_by("pk").values_list(
        owner, "kind", "normalised", "raw"
    ):
        if kind == ContactPoint.Kind.WECHAT:
            facts[pk]["wechat"].append(raw)
        elif normalised:
            facts[pk]["mails" if kind == ContactPoint.Kind.EMAIL else "phones"].append(normalised)
    return facts


def _settled(facts):
    return {field: tuple(dict.fromkeys(values)) for field, values in facts.items()}
