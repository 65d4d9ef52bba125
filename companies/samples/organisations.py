"""Organisations that do not exist, unsaved, each with its rows."""

from dataclasses import dataclass, field

from opencc import OpenCC

from .. import names
from ..actions import complete
from ..models import (
    ContactPoint,
    Identifier,
    Organisation,
    OrganisationName,
    OrganisationSector,
)
from . import numbers
from .words import WORDS

COUNTRIES = {"DE": 45, "CN": 45, "FI": 10}
SIZES = {"micro": 2, "small": 4, "medium": 4, "large": 2, "": 1}
STATES = {"active": 18, "dormant": 2, "dissolved": 1}
STREETS = {"DE": "Musterstraße {}", "CN": "Sample Road {}", "FI": "Esimerkkikatu {}"}
_LATIN, _HANS, _HANT = OrganisationName.Script.values
_SPRINGS = 7
_to_traditional = OpenCC("s2t").convert


@dataclass
class Firm:
    """`town` and `branch` are rows of words.toml; `number` tells it from every other one."""

    number: int
    country: str
    town: dict
    organisation: Organisation
    names: list = field(default_factory=list)
    identifiers: list = field(default_factory=list)
    sectors: list = field(default_factory=list)
    contact_points: list = field(default_factory=list)
    slug: str = ""

    @property
    def rows(self):
        return [*self.names, *self.identifiers, *self.sectors, *self.contact_points]


def make(chance, number) -> Firm:
    country = chance.among(COUNTRIES)
    town = chance.weighted(WORDS[country]["towns"])
    firm = Firm(number, country, town, _organisation(chance, country, town))
    if chance.falls(0.85):
        _name_company(chance, firm, chance.one_of(WORDS["branches"]))
    else:
        _name_other(firm, chance.one_of(WORDS["others"]))
    _number(firm)
    _reach(chance, firm)
    return firm


def _organisation(chance, country, town):
    return Organisation(
        is_sample=True,
        country=country,
        city=town["latin"],
        city_chinese=town["chinese"],
        address=STREETS[country].format(chance.number(1, 99)),
        address_chinese=f"样例路{chance.number(1, 99)}号" if country == "CN" else "",
        size_class=chance.among(SIZES),
        status=chance.among(STATES),
        founded=chance.number(1890, 2019),
        heard_of_us=chance.one_of(WORDS["heard_of_us"][country]),
        notes="Muster · 样例 · Sample",
    )


def _name_company(chance, firm, branch):
    form = chance.one_of(WORDS["legal_forms"][firm.country])
    firm.organisation.legal_form = form
    {"DE": _german, "CN": _chinese, "FI": _finnish}[firm.country](chance, firm, branch, form)
    _stand_in(firm, branch["sector"])
    if firm.number % _SPRINGS == 3:
        _stand_in(firm, WORDS["branches"][firm.number % len(WORDS["branches"])]["sector"])


def _german(chance, firm, branch, form):
    surname = _surname(chance, firm, "de", "DE")
    name = f"{surname} Muster{branch['de'].lower()}"
    _call(firm, f"{name} {form}")
    if firm.number % 3 == 0:
        _call(firm, f"德国{_two_signs(chance)}样例{branch['zh']}公司", "trading", _HANS)
    if firm.number % 6 == 1:
        _call(firm, f"VEB Muster{branch['de'].lower()} {firm.town['latin']}", "former")


def _chinese(chance, firm, branch, form):
    word = _two_signs(chance)
    simplified = f"{firm.town['chinese']}{word}样例{branch['zh']}"
    _call(firm, simplified + form, script=_HANS)
    read = names.pinyin(word).replace(" ", "").capitalize()
    _call(firm, f"{firm.town['latin']} {read} Sample {branch['en']} Co., Ltd.", "trading")
    if firm.number % 4 == 0:
        _call(firm, _to_traditional(simplified + form), "trading", _HANT)
    if firm.number % 6 == 1:
        _call(firm, f"{firm.town['chinese']}第二样例{branch['zh']}厂", "former", _HANS)
    if firm.number % 5 == 2:
        _call(firm, f"{word}样例", "short", _HANS)


def _finnish(chance, firm, branch, form):
    surname = _surname(chance, firm, "fi", "FI")
    _call(firm, f"{surname} Esimerkki{branch['fi'].lower()} {form}")
    if firm.number % 4 == 0:
        _call(firm, f"芬兰{_two_signs(chance)}样例{branch['zh']}公司", "trading", _HANS)


def _name_other(firm, other):
    firm.organisation.kind = other["kind"]
    latin, chinese = firm.town["latin"], firm.town["chinese"]
    native = {"DE": "de", "FI": "fi", "CN": "latin"}[firm.country]
    # The number: a town has one chamber only, and here there are several.
    _call(firm, f"{other[native].format(town=latin)} {firm.number}")
    if firm.country == "CN":
        _call(firm, f"{other['zh'].format(town=chinese)}{firm.number}", script=_HANS)
    _stand_in(firm, other["sector"])


def _surname(chance, firm, language, country):
    """The tricky ones for sure, among the others."""
    tricky = WORDS["people"][f"surnames_{language}"]
    if firm.number % _SPRINGS == 0:
        return tricky[firm.number // _SPRINGS % len(tricky)]
    return chance.surname(country)


def _two_signs(chance):
    signs = WORDS["chinese_names"]
    return chance.one_of(signs["first"]) + chance.one_of(signs["second"])


def _call(firm, text, kind="legal", script=_LATIN):
    name = OrganisationName(organisation=firm.organisation, text=text, kind=kind, script=script)
    firm.names.append(name)


def _stand_in(firm, code):
    if code not in {row.code for row in firm.sectors}:
        is_main = not firm.sectors
        firm.sectors.append(
            OrganisationSector(organisation=firm.organisation, code=code, is_main=is_main)
        )


def _number(firm):
    is_wrong = firm.number % 15 == 8
    found = numbers.register_number(firm.country, firm.town, firm.number, is_wrong)
    if found and firm.organisation.kind == Organisation.Kind.COMPANY:
        row = Identifier(organisation=firm.organisation, scheme=found[0], raw=found[1])
        complete.identifier(row, firm.organisation)
        firm.identifiers.append(row)


def _reach(chance, firm):
    latin = next(name.text for name in firm.names if not name.is_chinese)
    firm.slug = f"{names.name_key(latin)[:24]}-{firm.number}"
    firm.organisation.website = numbers.website(firm.slug)
    phone = numbers.telephone(firm.country, firm.town, firm.number)
    if firm.country == "CN" and chance.falls(0.3):
        phone += f" 转 {chance.number(8000, 8099)}"
    _add_contact_point(firm, ContactPoint.Kind.PHONE, phone)
    _add_contact_point(firm, ContactPoint.Kind.EMAIL, numbers.mail("info", firm.slug))


def _add_contact_point(firm, kind, raw):
    row = ContactPoint(organisation=firm.organisation, kind=kind, raw=raw)
    complete.contact_point(row, firm.country)
    firm.contact_points.append(row)
