"""Numbers and addresses that cannot be anybody's. No database here.

* Telephone, Germany: the Bundesnetzagentur keeps a thousand numbers in each of five area codes for
  films and books (notice 148/2021). Dresden has none, so a sample from Dresden answers elsewhere.
* Telephone, China and Finland: we know of no such range there. After the area code stands a 0, with
  which no number of a subscriber begins.
* Mail and web: `.example` belongs to nobody (RFC 2606).
* Handelsregister: from 900000 up, far above what any court has counted to.
* Unified Social Credit Code: of region 990000, which there is none of; check digit right.
* Y-tunnus: from 9000000 up, not yet given to anybody; check digit right.
* VAT numbers and every so-manyth credit code: with a wrong check digit on purpose, so that the desk
  shows what it does with one.
"""

from stdnum.cn import uscc
from stdnum.fi import ytunnus

from ..identifiers import Scheme, read

FILM_NUMBERS = ("030 23125", "069 90009", "040 66969", "0221 4710", "089 99998")
_UNKNOWN_REGION = "990000"


def telephone(country, town, number):
    if country == "DE":
        return f"{FILM_NUMBERS[number % len(FILM_NUMBERS)]} {number % 1000:03}"
    if country == "CN":
        zeros = "0" * (town["digits"] - 6)
        return f"{town['area']}-{zeros}{number // 10_000 % 100:02} {number % 10_000:04}"
    return f"{town['area']} 00{number // 1000 % 100:02} {number % 1000:03}"


def mail(name, slug):
    return f"{name}@{slug}.example"


def website(slug):
    return f"https://www.{slug}.example"


def register_number(country, town, number, is_wrong=False):
    """(scheme, number as typed), or None where the number has no check digit."""
    if country == "DE":
        if is_wrong:
            return Scheme.VAT, _with_another_end(_vat(number))
        return (
            Scheme.HANDELSREGISTER,
            f"Amtsgericht {town['court']} HRB {900_000 + number % 100_000}",
        )
    if country == "CN":
        code = _credit_code(number)
        return Scheme.USCC, _with_another_end(code) if is_wrong else code
    return _y_tunnus(number)


def _vat(number):
    """DE999…: the one of ten whose check digit is right."""
    bare = f"DE999{number % 100_000:05}"
    return next(bare + end for end in "0123456789" if read(Scheme.VAT, bare + end).is_valid)


def _credit_code(number):
    bare = f"91{_UNKNOWN_REGION}MA{number:07}"
    return bare + uscc.calc_check_digit(bare)


def _y_tunnus(number):
    bare = f"9{number % 1_000_000:06}"
    valid = [f"{bare}-{end}" for end in "0123456789" if ytunnus.is_valid(f"{bare}{end}")]
    return (Scheme.YTUNNUS, valid[0]) if valid else None


def _with_another_end(number):
    return number[:-1] + ("2" if number[-1] == "1" else "1")
