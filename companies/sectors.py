"""Branches of the economy: sections and divisions of NACE Rev. 2.1. No database here.

Which codes there are, and which section a division is in, is python-stdnum's to say; the titles
are in data/nace.toml. An organisation may stand in a whole section or in one of its divisions.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from stdnum.eu import nace

from jadepark.core.languages import SOURCE, name_column

_TITLES = Path(__file__).parent / "data" / "nace.toml"


@dataclass(frozen=True)
class Sector:
    """A section is in itself: K in K, as is 62."""

    code: str
    section: str
    titles: Mapping[str, str] = field(hash=False)

    @property
    def is_section(self) -> bool:
        return self.code == self.section


def _read() -> dict[str, Sector]:
    titles = tomllib.loads(_TITLES.read_text(encoding="utf-8"))
    return {code: Sector(code, _section_of(code), titles[code]) for code in titles}


def _section_of(code):
    return nace.info(code, revision="2.1").get("section", code)


# In the order of the classification: each section, then its divisions. Read when first asked for.
SECTORS: dict[str, Sector] = SimpleLazyObject(_read)


def title(code: str, language: str | None = None) -> str:
    """In the reader's language if none is named; the code itself where NACE knows no such code."""
    language = name_column(language or get_language() or SOURCE)
    return SECTORS[code].titles[language] if code in SECTORS else code


def choices(language: str | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
    """[("Bergbau …", [("B", "B Bergbau …"), ("05", "05 Kohlenbergbau"), …]), …]"""
    return _choices(language or get_language() or SOURCE)


@cache
def _choices(language):
    sections = [sector.code for sector in SECTORS.values() if sector.is_section]
    return [
        (title(section, language), [_choice(sector, language) for sector in of_section(section)])
        for section in sections
    ]


def _choice(sector, language):
    return sector.code, f"{sector.code} {title(sector.code, language)}"


def of_section(code: str) -> list[Sector]:
    """The section itself and its divisions; nothing for the code of a division."""
    return [sector for sector in SECTORS.values() if sector.section == code]
