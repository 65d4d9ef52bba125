"""Entries of the German registers: “Amtsgericht Dresden, HRB-Nr. 12345”. No database here."""

import re
from typing import NamedTuple

from stdnum import exceptions
from stdnum.de import handelsregisternummer

_SECTIONS = {name.casefold(): name for name in ("HRA", "HRB", "GnR", "GsR", "PR", "VR")}
_NUMBER = re.compile(
    rf"(?<![^\W\d_])(?P<section>{'|'.join(_SECTIONS)})[\s\-.:]*(?:(?:Nr|Nummer)\b[\s.:]*)?"
    r"(?P<digits>\d{1,6})(?!\d)(?:\s?(?-i:(?P<letters>[A-ZÖ]{1,3}))\b)?",
    re.IGNORECASE,
)
_NOT_THE_COURT = re.compile(
    r"\b(?:Amtsgerichts?|Registergericht|Handelsregister|Vereinsregister|AG|des|beim|in|Nr)\b[.:]?",
    re.IGNORECASE,
)


class Entry(NamedTuple):
    court: str
    section: str
    number: str


def split(text: str) -> Entry | None:
    """Court as typed or "", section, number with its letters; None if there is no section."""
    found = _NUMBER.search(text)
    if not found:
        return None
    section = _SECTIONS[found["section"].casefold()]
    digits = found["digits"].lstrip("0")
    number = f"{digits} {found['letters'] or ''}".strip()
    rest = _NOT_THE_COURT.sub(" ", f"{text[: found.start()]} {text[found.end() :]}")
    return Entry(" ".join(rest.split()).strip(" ,;:-"), section, number) if digits else None


def court(name: str) -> str:
    """The court in its one spelling, “Berlin (Charlottenburg)” for “Berlin”; "" if unknown."""
    try:
        return handelsregisternummer.validate(f"{name} HRB 1").removesuffix(" HRB 1")
    except exceptions.ValidationError:
        return ""
