"""What a column of a file can mean, and how such columns are called. No database here."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..names import name_key

_WORDS = Path(__file__).parent.parent / "data" / "import_columns.toml"

ORGANISATION, PERSON = "organisation", "person"
# How the text of a cell is read.
TEXT, NAME, NUMBER, POINT, DATE, COUNTRY, CHOICE = (
    "text", "name", "number", "point", "date", "country", "choice"
)  # fmt: skip
SPLIT = "split"  # “Name <mail>, Tel.”: a cell that may hold several things.
# A column that is no field of ours goes into the notes, with its heading; nothing is lost.
KEPT = "kept"
IGNORED = ""
# Shorter pieces of a heading stand inside other words: “Ort” in “Sorte”.
_SHORTEST_INSIDE = {"latin": 4, "chinese": 2}


@dataclass(frozen=True)
class Field:
    """`key` is what a mapping holds; `group` is ORGANISATION or PERSON."""

    key: str
    label: str | Promise
    group: str
    kind: str = TEXT


FIELDS: tuple[Field, ...] = (
    Field("name", _("name of the organisation"), ORGANISATION, NAME),
    Field("name_other", _("its name in another language"), ORGANISATION, NAME),
    Field("short_name", _("short name"), ORGANISATION, NAME),
    Field("former_name", _("former name"), ORGANISATION, NAME),
    Field("kind", _("kind of organisation"), ORGANISATION, CHOICE),
    Field("legal_form", _("legal form"), ORGANISATION),
    Field("status", _("status"), ORGANISATION, CHOICE),
    Field("country", _("country"), ORGANISATION, COUNTRY),
    Field("region", _("state or province"), ORGANISATION),
    Field("postcode", _("postcode"), ORGANISATION),
    Field("city", _("city"), ORGANISATION),
    Field("address", _("address"), ORGANISATION),
    Field("website", _("website"), ORGANISATION),
    Field("phone", _("telephone of the organisation"), ORGANISATION, POINT),
    Field("fax", _("fax"), ORGANISATION, POINT),
    Field("email", _("e-mail of the organisation"), ORGANISATION, POINT),
    Field("size_class", _("number of employees"), ORGANISATION, CHOICE),
    Field("founded", _("founded in"), ORGANISATION),
    Field("sector", _("sector"), ORGANISATION, CHOICE),
    Field("first_contact", _("first contact"), ORGANISATION, DATE),
    Field("heard_of_us", _("how they heard of us"), ORGANISATION),
    Field("owner", _("looked after by"), ORGANISATION),
    Field("hr", _("Handelsregister"), ORGANISATION, NUMBER),
    Field("vat", _("EU VAT number"), ORGANISATION, NUMBER),
    Field("uscc", _("Unified Social Credit Code"), ORGANISATION, NUMBER),
    Field("cn_old", _("old Chinese registration number"), ORGANISATION, NUMBER),
    Field("ytunnus", _("Y-tunnus"), ORGANISATION, NUMBER),
    Field("lei", _("LEI"), ORGANISATION, NUMBER),
    Field("number", _("register number, whatever register"), ORGANISATION, NUMBER),
    Field("notes", _("notes on the organisation"), ORGANISATION),
    Field("person", _("contact person"), PERSON, SPLIT),
    Field("person_other", _("the person's name in another script"), PERSON, NAME),
    Field("salutation", _("salutation"), PERSON, CHOICE),
    Field("academic_title", _("academic title"), PERSON),
    Field("given_name", _("given name"), PERSON),
    Field("family_name", _("family name"), PERSON),
    Field("job_title", _("job title"), PERSON),
    Field("person_phone", _("telephone of the person"), PERSON, POINT),
    Field("person_mobile", _("mobile"), PERSON, POINT),
    Field("person_email", _("e-mail of the person"), PERSON, POINT),
    Field("wechat", _("WeChat"), PERSON, POINT),
    Field("language", _("language"), PERSON, CHOICE),
    Field("person_notes", _("notes on the person"), PERSON),
)
BY_KEY = {field.key: field for field in FIELDS}
# What is one thing in a row: a second column of it would overwrite the first.
ONCE = frozenset(
    {"kind", "status", "country", "size_class", "founded", "first_contact", "owner"}
    | {"salutation", "academic_title", "given_name", "family_name", "language", "person"}
)


@dataclass(frozen=True)
class Heard:
    """What a heading says: a field's key, “either:phone”, “nothing”, or "" where nobody knows."""

    key: str = ""
    # Said by the upper line of a heading of two: “Ansprechpartner / Telefon”.
    group: str = ""


def heard(heading: str) -> Heard:
    """By the whole heading, by one of its parts, or by a known word inside it."""
    words = _words()
    whole = name_key(heading)
    if whole in words:
        return Heard(words[whole])
    parts = [name_key(part) for part in re.split(r"[/|\n()（）:：,，、]| - ", heading)]
    # “#” has no letters, and its key is empty like that of nothing at all.
    known = [words[part] for part in parts if part and part in words]
    if known:
        return Heard(known[-1], _group_of(known[0]) if len(known) > 1 else "")
    return Heard(_inside(whole))


def _group_of(key):
    return BY_KEY[key].group if key in BY_KEY else ""


def _inside(key):
    """The longest known word that stands in the heading."""
    found = [word for word in _words() if len(word) >= _shortest(word) and word in key]
    return _words()[max(found, key=len)] if found else ""


def _shortest(word):
    return _SHORTEST_INSIDE["latin" if word.isascii() else "chinese"]


@cache
def _words() -> dict[str, str]:
    """{key of a heading: what it says}."""
    told = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    found = {}
    for group, fields in told.items():
        for field, texts in fields.items():
            said = f"either:{field}" if group == "either" else field
            found |= {name_key(text): said for text in texts}
    return found
