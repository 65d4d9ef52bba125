"""Dates as a history knows them: "2011", "Mai 2012", "27.–30. August 2013", "seit April 2013".

No database here. A `PartialDate` is a day with a precision: a year is held as its 1 January, a
month as its first day, and the precision says how much of that is meant. A `DateSpan` is a start,
and an end or an open end. EDTF (ISO 8601-2:2019, level 1) is the form for machines.
"""

import datetime
import re
from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names

YEAR, MONTH, DAY = "year", "month", "day"
PRECISIONS = (YEAR, MONTH, DAY)
FIRST_YEAR, LAST_YEAR = 1800, 2200

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)")


@dataclass(frozen=True)
class PartialDate:
    date: datetime.date
    precision: str = DAY
    circa: bool = False

    def __post_init__(self):
        if self.precision not in PRECISIONS:
            raise ValueError(f"“{self.precision}” is no precision; use year, month or day.")
        if self.date != self.date.replace(**_UNSAID[self.precision]):
            raise ValueError(f"{self.date} says more than its precision “{self.precision}”.")

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None, circa: bool = False):
        """From what is known. Raises ValueError for a day that does not exist."""
        if day is not None and month is None:
            raise ValueError("A day needs a month.")
        precision = YEAR if month is None else MONTH if day is None else DAY
        return cls(datetime.date(year, month or 1, day or 1), precision, circa)

    @property
    def parts(self) -> tuple[int, ...]:
        """(2013,), (2013, 8) or (2013, 8, 27)."""
        whole = (self.date.year, self.date.month, self.date.day)
        return whole[: PRECISIONS.index(self.precision) + 1]

    @property
    def iso(self) -> str:
        """2013, 2013-08 or 2013-08-27: what <time datetime> and schema.org accept."""
        return self.date.isoformat()[: (4, 7, 10)[PRECISIONS.index(self.precision)]]

    @property
    def edtf(self) -> str:
        return self.iso + ("~" if self.circa else "")

    @property
    def last_day(self) -> datetime.date:
        """The last day that this date can mean."""
        if self.precision == DAY:
            return self.date
        year, month = (self.date.year, 12) if self.precision == YEAR else self.parts
        next_month = datetime.date(year + month // 12, month % 12 + 1, 1)
        return next_month - datetime.timedelta(days=1)


_UNSAID = {YEAR: {"month": 1, "day": 1}, MONTH: {"day": 1}, DAY: {}}


@dataclass(frozen=True)
class DateSpan:
    start: PartialDate
    end: PartialDate | None = None
    is_open: bool = False

    def __post_init__(self):
        if self.end and self.is_open:
            raise ValueError("A span that is still open has no end.")
        if self.end and self.end.last_day < self.start.date:
            raise ValueError(f"The end ({self.end.iso}) is before the start ({self.start.iso}).")

    @property
    def end_says_nothing(self) -> bool:
        """The end is only the year or month of the start: 27 August 2013 to 2013."""
        if self.end is None or self.end.date > self.start.date:
            return False
        return PRECISIONS.index(self.end.precision) < PRECISIONS.index(self.start.precision)

    @property
    def edtf(self) -> str:
        if self.is_open:
            return f"{self.start.edtf}/.."
        return f"{self.start.edtf}/{self.end.edtf}" if self.end else self.start.edtf

    def text(self, language: str) -> str:
        """As it reads in German (de), English (en) or Chinese (zh-hans)."""
        words = _WORDS.get(language, _WORDS["en"])
        if self.is_open:
            return words.since.format(words.one(self.start))
        if self.end is None or self.end == self.start:
            return words.one(self.start)
        return words.range(self.start, self.end)


def parse(edtf: str) -> DateSpan:
    """A span from its EDTF form. Raises ValueError with the text that is no date."""
    start, _slash, end = edtf.partition("/")
    if end == "..":
        return DateSpan(_parse_one(start), is_open=True)
    return DateSpan(_parse_one(start), _parse_one(end) if end else None)


def _parse_one(text):
    match = _EDTF.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is no date. Write 2013, 2013-08 or 2013-08-27.")
    year, month, day, circa = match.groups()
    return PartialDate.of(int(year), month and int(month), day and int(day), bool(circa))


@cache
def _months(language):
    return get_month_names("wide", locale=language)


class _European:
    """Day, month, year; a range says once what both ends share: 27.–30. August 2013."""

    def __init__(self, language, since, about, day_suffix):
        self.language, self.since, self.about = language, since, about
        self.day_suffix = day_suffix

    def one(self, partial):
        text = self._tail(partial.parts)
        return self.about.format(text) if partial.circa else text

    def range(self, start, end):
        shared = _shared(start, end)
        head = self._tail(start.parts, leave_out=shared) if shared else self.one(start)
        tail = self._tail(end.parts) if shared else self.one(end)
        # Typography: a dash between single words stands close, between groups of words apart.
        dash = " – " if " " in head or (not shared and " " in tail) else "–"
        return head + dash + tail

    def _tail(self, parts, leave_out=0):
        """Written smallest part first, without the `leave_out` largest parts."""
        said = [str(parts[0])]
        if len(parts) > 1:
            said.append(_months(self.language)[parts[1]])
        if len(parts) > 2:
            said.append(f"{parts[2]}{self.day_suffix}")
        return " ".join(reversed(said[leave_out:]))


class _Chinese:
    """Year, month, day; a range leaves out of its end what the start has said: 8月27日至30日."""

    since, about = "自{}", "约{}"
    _UNITS = "年月日"

    def one(self, partial):
        text = self._said(partial.parts)
        return self.about.format(text) if partial.circa else text

    def range(self, start, end):
        shared = _shared(start, end)
        return f"{self.one(start)}至" + (
            self._said(end.parts, leave_out=shared) if shared else self.one(end)
        )

    def _said(self, parts, leave_out=0):
        said = [f"{part}{unit}" for part, unit in zip(parts, self._UNITS, strict=False)]
        return "".join(said[leave_out:])


def _shared(start, end):
    """How many of the largest parts both ends share, if they can be said once."""
    if start.circa or end.circa or start.precision != end.precision:
        return 0
    same = 0
    for one, other in zip(start.parts, end.parts, strict=True):
        if one != other:
            break
        same += 1
    return same


_WORDS = {
    "de": _European("de", since="seit {}", about="etwa {}", day_suffix="."),
    "en": _European("en", since="since {}", about="around {}", day_suffix=""),
    "zh-hans": _Chinese(),
}
