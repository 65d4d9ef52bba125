"""Countries by their ISO 3166-1 codes, named in the reader's language by Unicode's CLDR."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language

# Where most of the desk's contacts are: they stand first in a list of all countries.
FIRST = ("DE", "CN", "FI")
# CLDR also names groups and outlying territories that issue no addresses of their own.
_NO_COUNTRY = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}


def name(code: str, language: str | None = None) -> str:
    """“China” for CN; the code itself where CLDR knows no name, empty for an empty code."""
    return _names(language or get_language() or "en").get(code, code)


def choices() -> list[tuple[str, str]]:
    names = _names(get_language() or "en")
    rest = sorted(set(names) - set(FIRST), key=lambda code: names[code])
    return [(code, names[code]) for code in (*FIRST, *rest)]


@cache
def _names(language):
    territories = Locale.parse(language.replace("-", "_")).territories
    return {
        code: text
        for code, text in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
