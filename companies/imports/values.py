"""What a cell means: a country, one of our choices, a sector, a name. No database here."""

import re
import tomllib
from functools import cache
from pathlib import Path

from babel import Locale
from django.utils.functional import cached_property

from .. import sectors
from ..names import name_key, script_of

_VALUES = Path(__file__).parent.parent / "data" / "import_values.toml"
_SPOKEN = ("de", "en", "zh", "zh_Hant", "fi", "fr")
_SIZES = ((9, "micro"), (49, "small"), (249, "medium"))
_NUMBER = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+|\d+")
_NACE = re.compile(r"[A-Z]?\s?(\d\d)(?:\.\d{1,2})*")
# “Muster GmbH / 样例有限公司”, “样例有限公司（Sample Co., Ltd.）”, two lines.
_TWO_NAMES = re.compile(r"\s*[/|\n｜／]\s*")
_IN_BRACKETS = re.compile(r"^(.+?)\s*[(（]([^()（）]+)[)）]$", re.DOTALL)


def folded(text: str) -> str:
    """How values are compared with each other."""
    return name_key(text)


def country(text: str) -> str:
    """DE for “D”, “BRD”, “德国”; "" where nobody knows it."""
    return _countries().get(folded(text), "")


def choice(field: str, text: str) -> str:
    """Our code for a text in a column of `field`; "" where nobody knows it."""
    if field == "size_class":
        return size_class(text)
    if field == "sector":
        return sector(text)
    return _told().choices.get(field, {}).get(folded(text), "")


def size_class(text: str) -> str:
    """“120”, “ca. 120 MA”, “50–249”: by its greatest number."""
    counts = [int(re.sub(r"\D", "", number)) for number in _NUMBER.findall(text)]
    if not counts:
        return ""
    return next((size for most, size in _SIZES if max(counts) <= most), "large")


def sector(text: str) -> str:
    """A division of NACE by its number, its title or a usual word; “28.41” is in 28."""
    number = _NACE.fullmatch(text.strip().upper())
    if number and number[1] in sectors.SECTORS:
        return number[1]
    return _sectors().get(folded(text), "")


def several_sectors(text: str) -> list[str]:
    """The parts of a cell that may hold several, as typed."""
    return [part.strip() for part in re.split(r"[,;、，；\n/]", text) if part.strip()]


def names_of(text: str) -> list[str]:
    """The names in one cell: one in each script where both stand there, else the text itself."""
    text = text.strip()
    brackets = _IN_BRACKETS.match(text)
    parts = [brackets[1], brackets[2]] if brackets else _TWO_NAMES.split(text)
    parts = [part.strip() for part in parts if part.strip()]
    scripts = {script_of(part) == "Latn" for part in parts}
    if len(parts) == 2 and len(scripts) == 2:
        return parts
    return [" ".join(text.split())]


class _Told:
    """The words of the table, read when first asked for."""

    @cached_property
    def table(self):
        return tomllib.loads(_VALUES.read_text(encoding="utf-8"))

    @cached_property
    def choices(self):
        """{field: {folded text: code}}; a code stands for itself."""
        return {field: _by_text(codes) for field, codes in self.table.items()}


def _by_text(codes):
    found = {folded(code): code for code in codes}
    return found | {folded(text): code for code, texts in codes.items() for text in texts}


@cache
def _told():
    return _Told()


@cache
def _countries():
    found = {}
    for language in _SPOKEN:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(folded(name), code)
                found.setdefault(folded(code), code)
    return found | _told().choices["country"]


@cache
def _sectors():
    found = {}
    for language in ("de", "en", "zh-hans"):
        for code in sectors.SECTORS:
            found.setdefault(folded(sectors.title(code, language)), code)
    return found | _told().choices["sector"]
