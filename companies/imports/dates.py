"""Days as people write them in spreadsheets, as far as they say them. No database here.

`01.04.2013` has dots and is German; `2013/4/1` and `2013年4月1日` begin with the year. `4/1/13` can
be two days, or three: then somebody has to say once what it means in this column.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names

from timeline.dates import FIRST_YEAR, LAST_YEAR, PartialDate

ORDERS = ("dmy", "mdy", "ymd")
# A year of two digits up to this one is of the twenty-first century.
_PIVOT = 69
_EPOCHS = {False: datetime.date(1899, 12, 30), True: datetime.date(1904, 1, 1)}
_SERIALS = range(10_000, 80_000)

_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$")
_ISO = re.compile(r"(\d{4})(?:\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?)?\.?")
_CHINESE = re.compile(
    r"(\d{4}|\d{2})\s*年\s*(?:(\d{1,2})\s*月(?:份)?\s*(?:(\d{1,2})\s*[日号號])?)?"
)
_GERMAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_THREE = re.compile(r"(\d{1,2})\s*([-/])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})")
_IN_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?\s+)?(?P<month>[^\W\d_]{3,12})\.?"
    r"(?:\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s*,)?[\s,]*'?(?P<year>\d{4}|\d{2})"
)
# What stands before or after a date and is lost when only the date is stored.
_ABOUT = re.compile(
    r"^(?:ca\.?|circa|etwa|um|ungefähr|seit|ab|since|from|about|around|approx\.?|约|大约)\s*"
    r"|\s*(?:左右|前后|起|以来|年底|年初|\?)$",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")


@dataclass(frozen=True)
class Read:
    """`date` is None where there is none to be read, and `problem` then says why:

    “no_date”, “no_such_day”, or “which_order” where a person has to say what 4/1/13 means.
    `is_whole` is False where the text says more than the date holds, such as “um 2013”.
    """

    date: PartialDate | None = None
    problem: str = ""
    is_whole: bool = True


def read(text: str, order: str = "", epoch_1904: bool = False) -> Read:
    """A day, month or year; never more than the text says. Never raises."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    bare = _ABOUT.sub("", _TIME.sub("", text)).strip()
    try:
        found = _read(bare, order, epoch_1904)
    except ValueError:
        return Read(problem="no_such_day")
    is_whole = bare == _TIME.sub("", text).strip()
    return Read(found.date, found.problem, is_whole)


def orders(text: str) -> set[str]:
    """In which orders day, month and year can stand here; empty where nobody has to ask."""
    match = _THREE.fullmatch(_TIME.sub("", unicodedata.normalize("NFKC", text).strip()))
    if not match:
        return set()
    return {order for order in ORDERS if _in_order(match, order)}


def _read(text, order, epoch_1904):
    serial = _SERIAL.fullmatch(text)
    if serial and int(serial[1]) in _SERIALS:
        return Read(PartialDate(_EPOCHS[epoch_1904] + datetime.timedelta(days=int(serial[1]))))
    for pattern, parts in _SHAPES:
        match = pattern.fullmatch(text)
        if match and (said := parts(match)):
            return Read(_date(*said))
    match = _THREE.fullmatch(text)
    return _three(match, order) if match else Read(problem="no_date")


def _three(match, order):
    possible = {one: day for one in ORDERS if (day := _in_order(match, one))}
    if order in possible:
        return Read(possible[order])
    if len(set(possible.values())) == 1:
        return Read(next(iter(possible.values())))
    return Read(problem="which_order" if possible else "no_such_day")


def _in_order(match, order):
    """The date, or None where the numbers cannot stand in that order."""
    first, second, third = match[1], match[3], match[4]
    day, month, year = {
        "dmy": (first, second, third),
        "mdy": (second, first, third),
        "ymd": (third, second, first),
    }[order]
    # No year is written with one digit, and no day with four.
    if len(year) < 2 or len(day) > 2:
        return None
    try:
        return _date(year, month, day)
    except ValueError:
        return None


def _date(year, month=None, day=None):
    date = PartialDate.of(_year(year), month and int(month), day and int(day))
    if not FIRST_YEAR <= date.date.year <= LAST_YEAR:
        raise ValueError(f"{date.date.year} lies outside {FIRST_YEAR} to {LAST_YEAR}.")
    return date


def _year(digits):
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year <= _PIVOT else 1900)


def _in_words(match):
    month = _months().get(match["month"].casefold())
    return month and (match["year"], month, match["day"] or match["day2"])


@cache
def _months():
    """{“apr”: 4, “april”: 4, “mär”: 3, …} in German and English."""
    found = {"sept": 9, "mrz": 3, "maerz": 3, "jaenner": 1, "jänner": 1}
    for locale in ("de", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=locale).items():
                found[name.casefold().rstrip(".")] = number
                found[name.casefold()[:3]] = number
    return found


_SHAPES = (
    (_ISO, lambda match: match.groups()),
    (_CHINESE, lambda match: match.groups()),
    (_GERMAN, lambda match: match.groups()[::-1]),
    (_MONTH_AND_YEAR, lambda match: (match[2], match[1])),
    (_IN_WORDS, _in_words),
)
