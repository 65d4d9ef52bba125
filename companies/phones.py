"""Telephone numbers as they stand on cards: read, shown, found. No database here.

A number without a country prefix belongs to the country of its record: 0351 is Dresden in a
German record and Taiyuan in a Chinese one.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberFormat

from . import countries

Sentence = str | Promise

_EXTENSION_WORD = (
    r"(?:转|轉|分机|分機|内线|內線|extension|ext|durchwahl|dw|apparat|app|nebenstelle|nst|"
    r"klappe|alanumero|x|#)"
)
_EXTENSION = re.compile(
    rf"[\s,;(（]*(?<![^\W\d_]){_EXTENSION_WORD}[\s.:：\-]*(\d{{1,8}})[\s)）]*$", re.IGNORECASE
)
# 0531-81616666-8012: in China the part after the second hyphen is an extension.
_LAST_PART = re.compile(r"^(.*\d)\s*[-–]\s*(\d{1,6})$")
_NO_DIGIT = re.compile(r"[^0-9]+")
_ZERO_IN_BRACKETS = re.compile(r"\(\s*0\s*\)")
_SEPARATOR = re.compile(r"[、,;\n]|\boder\b|\bor\b|\btai\b|或", re.IGNORECASE)
_FEWEST_DIGITS = 5
# In Germany and Finland each number within the country begins with 0. Read without it, the first
# digits of a local number would pass for another town's area code.
_ALWAYS_WITH_ZERO = (49, 358)
_PHONE_LIKE = re.compile(r"\+?[\d\s().\-–/]{3,}")


@dataclass(frozen=True)
class Phone:
    """`e164` is "" and `problem` a full sentence where the number cannot be read."""

    e164: str = ""
    extension: str = ""
    problem: Sentence = ""


# Whoever reads thousands of them comes back to each several times.
@lru_cache(maxsize=4096)
def read(raw: str, country: str) -> Phone:
    """One number, with the ISO code of its record's country or "". Never raises."""
    if len(split(raw)) > 1:
        return Phone(problem=_("There are several numbers here. Enter each in a row of its own."))
    text, extension = _without_extension(_typed(raw))
    text = _ZERO_IN_BRACKETS.sub(" ", text) if text.startswith(("+", "(+")) else text
    number = _parsed(text, country)
    last_part = _LAST_PART.match(text)
    if number is None and not extension and last_part:
        number, extension = _parsed(last_part[1], country), last_part[2]
    if number is None:
        return Phone(problem=_problem(text, country))
    return Phone(phonenumbers.format_number(number, PhoneNumberFormat.E164), extension)


def split(raw: str) -> list[str]:
    """The numbers of a list, as typed. “0351/4883-12” is one: a slash also follows a prefix."""
    numbers = []
    for part in _SEPARATOR.split(unicodedata.normalize("NFKC", raw)):
        if numbers and len(_digits(part)) < _FEWEST_DIGITS:
            numbers[-1] = f"{numbers[-1]}, {part.strip()}".rstrip(", ")
        else:
            numbers += _split_at_slashes(part)
    return [number.strip() for number in numbers if number.strip()]


def keys(phone: Phone, raw: str = "") -> list[str]:
    """The digits under which it is found: international, national with and without 0, and without
    the area code. Of a number that cannot be read, the digits of `raw`."""
    if not phone.e164:
        typed = _digits(_without_extension(_typed(raw))[0])
        return [typed.removeprefix("00")] if len(typed) >= 3 else []
    number = phonenumbers.parse(phone.e164)
    significant = phonenumbers.national_significant_number(number)
    national = _digits(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))
    area = phonenumbers.length_of_geographical_area_code(number)
    found = [phone.e164[1:], national, significant, significant[area:]]
    return list(dict.fromkeys(found))


def digits(query: str) -> str | None:
    """The digits that `keys` are compared with, as their beginning; None for no phone-like text."""
    text, _extension = _without_extension(_typed(query))
    if not _PHONE_LIKE.fullmatch(text):
        return None
    if text.startswith(("+", "00")):
        text = _ZERO_IN_BRACKETS.sub(" ", text)
    found = _digits(text).removeprefix("00")
    return found if len(found) >= 3 else None


def show(e164: str, extension: str = "") -> str | Promise:
    """For people: “+86 531 8161 6666 ext. 8012”; "" for ""."""
    if not e164:
        return ""
    number = phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.INTERNATIONAL)
    if not extension:
        return number
    return format_lazy(_("{number} ext. {extension}"), number=number, extension=extension)


def _typed(raw):
    text = unicodedata.normalize("NFKC", raw).replace("\x00", " ")
    return " ".join(text.removeprefix("tel:").split())


def _without_extension(text):
    found = _EXTENSION.search(text)
    return (text[: found.start()].strip(), found[1]) if found else (text, "")


def _parsed(text, country):
    """The number, if it can exist and is whole; None otherwise."""
    bare = text.lstrip("( ")
    text = "+" + bare[2:] if bare.startswith("00") else bare
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return None
    if text.startswith("+"):
        return number if phonenumbers.is_valid_number(number) else None
    if number.country_code in _ALWAYS_WITH_ZERO and not _digits(text).startswith("0"):
        has_prefix = _digits(text).startswith(str(number.country_code))
        return _parsed(f"+{text}", country) if has_prefix else None
    return number if phonenumbers.is_valid_number_for_region(number, country) else None


def _problem(text, country):
    if len(_digits(text)) < 3:
        return _("This is no telephone number. Enter its digits.")
    if text.startswith(("+", "00")):
        return _("No telephone number looks like this. Compare the digits with the card.")
    if country not in phonenumbers.SUPPORTED_REGIONS:
        return _(
            "The number does not say its country. Begin it with + and the country's prefix, "
            "or enter the country of the record."
        )
    return format_lazy(
        _(
            "This is no whole telephone number in {country}. Is the area code missing? "
            "For another country begin it with + and the country's prefix."
        ),
        country=_country(country),
    )


_country = lazy(countries.name, str)


def _digits(text):
    if text.isascii():
        return _NO_DIGIT.sub("", text)
    return "".join(str(unicodedata.digit(c)) for c in text if c.isdecimal())


def _split_at_slashes(part):
    """A slash divides numbers when what is left of it is whole by itself."""
    numbers = []
    for piece in part.split("/"):
        if numbers and not _is_whole(numbers[-1], piece):
            numbers[-1] = f"{numbers[-1]}/{piece}"
        else:
            numbers.append(piece)
    return numbers


def _is_whole(before, after):
    begins_anew = after.strip().startswith(("+", "0", "(0"))
    fewest = 6 if begins_anew else 10
    if before.strip().startswith(("+", "00")):
        # “+86 (0)531 / 0000 0336”: the prefixes alone come to six digits.
        fewest = max(fewest, 9)
    return len(_digits(before)) >= fewest and len(_digits(after)) >= _FEWEST_DIGITS
