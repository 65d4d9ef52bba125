"""People who do not exist, unsaved, each with a job at a sample and ways to reach them."""

from dataclasses import dataclass

from .. import names
from ..actions import complete
from ..models import ContactPoint, Employment, Person
from . import numbers
from .words import WORDS

LANGUAGES = {"DE": "de", "CN": "zh", "FI": "fi"}
WORKS_FOR_LAST = 40
_LOCAL_PART = 20


@dataclass
class Worker:
    person: Person
    employment: Employment
    contact_points: list


def make(chance, firm, number) -> Worker:
    make_person = _chinese if firm.country == "CN" else _western
    is_woman = chance.falls(0.5)
    person = make_person(chance, firm.country, number, is_woman)
    person.is_sample = True
    person.salutation = "ms" if is_woman else "mr"
    person.language = LANGUAGES[firm.country]
    person.notes = "Muster · 样例 · Sample"
    return Worker(person, _employment(chance, person, firm), _reach(chance, person, firm, number))


def _chinese(chance, country, number, is_woman):
    return Person(
        family_name_chinese=_surname(chance, country, number),
        given_name_chinese=chance.given_name(country, is_woman),
        name_order=Person.Order.FAMILY_FIRST,
    )


def _western(chance, country, number, is_woman):
    has_title = country == "DE" and chance.falls(0.1)
    return Person(
        academic_title=chance.one_of(WORDS["people"]["titles_de"]) if has_title else "",
        family_name=_surname(chance, country, number),
        given_name=chance.given_name(country, is_woman),
    )


def _surname(chance, country, number):
    """One in six has a name that searches stumble over."""
    tricky = WORDS["people"][f"surnames_{LANGUAGES[country]}"]
    return tricky[number // 6 % len(tricky)] if number % 6 == 0 else chance.surname(country)


def _employment(chance, person, firm):
    has_left = chance.falls(1 / WORKS_FOR_LAST)
    return Employment(
        person=person,
        organisation=firm.organisation,
        job_title=chance.one_of(WORDS["people"][f"jobs_{LANGUAGES[firm.country]}"]),
        is_current=not has_left,
    )


def _reach(chance, person, firm, number):
    local = names.name_key(" ".join(person.latin_parts))[:_LOCAL_PART]
    found = [
        ContactPoint(
            person=person,
            kind=ContactPoint.Kind.EMAIL,
            raw=numbers.mail(f"{local}.{number}", firm.slug),
        )
    ]
    if chance.falls(0.6):
        raw = numbers.telephone(firm.country, firm.town, 500_000 + number)
        found.append(ContactPoint(person=person, kind=ContactPoint.Kind.PHONE, raw=raw))
    if firm.country == "CN" and chance.falls(0.5):
        raw = f"muster_{local}_{number}"
        found.append(ContactPoint(person=person, kind=ContactPoint.Kind.WECHAT, raw=raw))
    for row in found:
        complete.contact_point(row, firm.country)
    return found
