"""Register numbers of organisations: read, checked, found. No database here.

The check digits are python-stdnum's. A wrong number is no error: it is kept as it was typed, with
a sentence that says what is wrong with it.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from stdnum import exceptions, lei
from stdnum.cn import ric, uscc
from stdnum.eu import vat
from stdnum.fi import ytunnus
from stdnum.iso7064 import mod_11_10

from . import handelsregister
from .names import LONGEST_KEY, name_key

Sentence = str | Promise


class Scheme(StrEnum):
    USCC = "uscc"
    HANDELSREGISTER = "hr"
    VAT = "vat"
    YTUNNUS = "ytunnus"
    LEI = "lei"
    OLD_CHINESE = "cn_old"


CHOICES = [
    (Scheme.USCC.value, _("Unified Social Credit Code")),
    (Scheme.HANDELSREGISTER.value, _("Handelsregister")),
    (Scheme.VAT.value, _("EU VAT number")),
    (Scheme.YTUNNUS.value, _("Y-tunnus")),
    (Scheme.LEI.value, _("LEI")),
    (Scheme.OLD_CHINESE.value, _("old Chinese registration number")),
]


@dataclass(frozen=True)
class Reading:
    """`canonical` is "" and `problem` a full sentence where the number is wrong."""

    canonical: str = ""
    problem: Sentence = ""

    @property
    def is_valid(self) -> bool:
        return bool(self.canonical)


def read(scheme: str, raw: str) -> Reading:
    """The number in its one spelling, or what is wrong with it. Raises ValueError for a scheme
    that does not exist, never for a number."""
    reader = _READERS[Scheme(scheme)]
    typed = " ".join(unicodedata.normalize("NFKC", raw).replace("\x00", " ").split())
    if not typed:
        return Reading(problem=_("There is no number here. Enter it, or remove the row."))
    return reader(typed)


def guess(raw: str) -> Scheme | None:
    """The register that a number looks to be from, right or mistyped; None where it could be
    anything. The identity number of a Chinese citizen is nobody's register number."""
    typed = unicodedata.normalize("NFKC", raw).strip()
    if handelsregister.split(typed):
        return Scheme.HANDELSREGISTER
    if ric.is_valid(typed) and not uscc.is_valid(typed):
        return None
    return next((scheme for scheme, shape in _SHAPES if shape.fullmatch(typed.upper())), None)


def keys(scheme: str, canonical: str, raw: str) -> list[str]:
    """The keys under which the number is found, as `names.name_key` makes them of a query."""
    number = canonical or unicodedata.normalize("NFKC", raw)
    found = [number, *_PARTS.get(Scheme(scheme), _no_parts)(number)]
    found = dict.fromkeys(name_key(part)[:LONGEST_KEY] for part in found)
    return [key for key in found if key]


def _read_uscc(typed):
    number = _compact(typed)
    if len(number) != 18:
        return _wrong_length(
            number,
            _(
                "A Unified Social Credit Code has 18 characters, this one has {count}. "
                "Compare it with the business licence."
            ),
        )
    strange = sorted(set(number) - set(_USCC_CHARACTERS))
    if strange:
        return Reading(
            problem=format_lazy(
                _(
                    "A Unified Social Credit Code has no “{character}”: "
                    "it is made of digits and capital letters without I, O, S, V and Z."
                ),
                character=strange[0],
            )
        )
    # The authority and the kind of body may be letters since 2015, which stdnum does not know.
    if not number[2:8].isdigit():
        return Reading(
            problem=_(
                "The third to eighth characters of a Unified Social Credit Code are the digits "
                "of a region. Compare them with the business licence."
            )
        )
    if number[-1] != uscc.calc_check_digit(number):
        return _wrong_check_digit()
    return Reading(number)


def _read_handelsregister(typed):
    entry = handelsregister.split(typed)
    if entry is None:
        return Reading(
            problem=_(
                "This is no entry of the Handelsregister. "
                "Write court, section and number, such as “Dresden HRB 12345”."
            )
        )
    if not entry.court:
        return Reading(
            problem=_(
                "The court is missing, and each court counts from 1. "
                "Write it before the section, such as “Dresden HRB 12345”."
            )
        )
    court = handelsregister.court(entry.court)
    if not court:
        return Reading(
            problem=format_lazy(
                _("“{court}” is no court that keeps a register. Check how it is spelt."),
                court=entry.court,
            )
        )
    return Reading(f"{court} {entry.section} {entry.number}")


def _read_vat(typed):
    number = _compact(typed)
    try:
        return Reading(vat.validate(number))
    except exceptions.InvalidChecksum:
        return _wrong_check_digit()
    except exceptions.ValidationError:
        if number[:2].lower() in {*vat.MEMBER_STATES, "el"} - {"gr"}:
            return Reading(
                problem=format_lazy(
                    _(
                        "VAT numbers that begin with {country} look different. "
                        "Compare this one with an invoice."
                    ),
                    country=number[:2],
                )
            )
        return Reading(
            problem=_(
                "An EU VAT number begins with the two letters of a member state, such as DE or FI. "
                "Write them before the number."
            )
        )


def _read_ytunnus(typed):
    number = _compact(typed).removeprefix("FI")
    if not re.fullmatch(r"\d{7,8}", number):
        return Reading(
            problem=_(
                "A Y-tunnus has seven digits, a hyphen and one check digit, such as “2077474-0”."
            )
        )
    # The oldest ones are written without their leading zero.
    number = number.zfill(8)
    if not ytunnus.is_valid(number):
        return _wrong_check_digit()
    return Reading(ytunnus.format(number))


def _read_lei(typed):
    number = _compact(typed)
    if len(number) != 20:
        return _wrong_length(
            number,
            _("An LEI has 20 characters, this one has {count}. Compare it with a document."),
        )
    if not lei.is_valid(number):
        return _wrong_check_digit()
    return Reading(number)


def _read_old_chinese(typed):
    """A business licence of 15 digits, an organisation code of 9 characters, or a tax number,
    which is a region of six digits and the organisation code."""
    number = _compact(typed)
    if re.fullmatch(r"[0-9A-Z]{8}[0-9X]", number):
        right, canonical = _is_organisation_code(number), f"{number[:8]}-{number[8]}"
    elif re.fullmatch(r"\d{6}(\d{9}|[0-9A-Z]{8}[0-9X])", number):
        right, canonical = _is_licence(number) or _is_organisation_code(number[6:]), number
    else:
        return Reading(
            problem=_(
                "An old Chinese number is a business licence of 15 digits "
                "or an organisation code of 9 characters. This is neither."
            )
        )
    return Reading(canonical) if right else _wrong_check_digit()


def _is_licence(number):
    return number.isdigit() and mod_11_10.is_valid(number)


def _is_organisation_code(code):
    """GB 11714-1997."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(c, 36) * weight for c, weight in zip(code, weights, strict=False))
    return code[8] == "0123456789X"[-total % 11]


def _compact(typed):
    return re.sub(r"[\s\-‐-―._/:]+", "", typed).upper()


def _wrong_length(number, sentence):
    return Reading(problem=format_lazy(sentence, count=len(number)))


def _wrong_check_digit():
    return Reading(
        problem=_(
            "The check digit does not fit: one of the characters is mistyped or two are swapped. "
            "Compare the number with a document."
        )
    )


def _no_parts(number):
    return []


def _entry_parts(number):
    entry = handelsregister.split(number)
    if entry is None:
        return re.findall(r"\d{3,}", number)
    short = f"{entry.section} {entry.number}"
    return [short, entry.number, f"{short} {entry.court}"]


def _organisation_code_inside(number):
    """A company keeps its old code inside the new one: either finds it."""
    return [number[8:17]] if len(number) == 18 else []


_USCC_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_READERS: dict[Scheme, Callable[[str], Reading]] = {
    Scheme.USCC: _read_uscc,
    Scheme.HANDELSREGISTER: _read_handelsregister,
    Scheme.VAT: _read_vat,
    Scheme.YTUNNUS: _read_ytunnus,
    Scheme.LEI: _read_lei,
    Scheme.OLD_CHINESE: _read_old_chinese,
}
_PARTS = {
    Scheme.USCC: _organisation_code_inside,
    Scheme.HANDELSREGISTER: _entry_parts,
    Scheme.VAT: lambda number: [number[2:]],
}
_MEMBERS = "|".join(sorted(state.upper() for state in vat.MEMBER_STATES - {"gr"} | {"el"}))
_SHAPES = [
    (Scheme.USCC, re.compile(r"[0-9A-HJ-NP-RTUWXY]{2} ?\d{6} ?[0-9A-HJ-NP-RTUWXY]{10}")),
    (Scheme.LEI, re.compile(r"(?:[0-9A-Z] ?){18}\d ?\d")),
    (Scheme.YTUNNUS, re.compile(r"\d{6,7}-\d")),
    (Scheme.OLD_CHINESE, re.compile(r"\d{15}|[0-9A-Z]{8}-[0-9X]")),
    (Scheme.VAT, re.compile(rf"(?:{_MEMBERS}) ?[A-Z]?(?:[ .]?\d){{6,}}[ .]?[A-Z0-9]{{0,3}}")),
]
