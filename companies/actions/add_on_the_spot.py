"""An organisation or a person of whom no more is known yet than the name somebody typed."""

import re
from dataclasses import dataclass

from ..models import Change, Employment, Organisation, OrganisationName, Person
from ..names import script_of, split_chinese_name
from . import changes, index

_TITLES = re.compile(r"((?:(?:Prof|Dr|Dipl|Mag|Ing|rer|nat|phil|h|c)\b[.-]\S*\s+)+)", re.IGNORECASE)
_LATIN = "Latn"


@dataclass(frozen=True)
class NewOrganisation:
    name: str
    country: str = ""
    city: str = ""


@dataclass(frozen=True)
class NewPerson:
    name: str


def add_organisation(name: str, country: str, city: str, user) -> Organisation:
    script = script_of(name)
    organisation = Organisation.objects.create(
        country=country or ("" if script == _LATIN else "CN"),
        owner=user,
        **_in_its_script("city", city),
    )
    OrganisationName.objects.create(organisation=organisation, text=name, script=script)
    index.organisation(organisation)
    _remember(user, organisation=organisation)
    return organisation


def add_person(name: str, organisation: Organisation | None, user) -> Person:
    """With the organisation, where there is one, as the current employer."""
    country = organisation.country if organisation else ""
    person = Person.objects.create(**parts_of_name(name, country))
    if organisation:
        Employment.objects.create(person=person, organisation=organisation)
    index.person(person)
    _remember(user, person=person)
    return person


def parts_of_name(name: str, country: str = "") -> dict:
    """Fields of a person. In China the family name is taken to stand first, elsewhere last."""
    if script_of(name) != _LATIN:
        family, given = split_chinese_name(name)
        return {
            "family_name_chinese": family[:20],
            "given_name_chinese": given[:40],
            "name_order": Person.Order.FAMILY_FIRST,
        }
    title = _TITLES.match(name)
    title = title[0] if title else ""
    words = name.removeprefix(title).split()
    family_first = country == "CN" and len(words) > 1
    family, given = (words[:1], words[1:]) if family_first else (words[-1:], words[:-1])
    return {
        "academic_title": title.strip()[:40],
        "family_name": " ".join(family)[:80],
        "given_name": " ".join(given)[:80],
        "name_order": Person.Order.FAMILY_FIRST if family_first else Person.Order.GIVEN_FIRST,
    }


def _in_its_script(field, text):
    return {field if script_of(text) == _LATIN else f"{field}_chinese": text}


def _remember(user, **about):
    changes.record(user, Change.Verb.CREATED, about=about, before={}, after={})
