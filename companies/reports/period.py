"""The days that figures are asked for, both ends included, and the months or years in them."""

import calendar
import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

# Beyond two years a month is too thin to be seen.
MOST_MONTHS = 24
SINCE = datetime.date(2013, 1, 1)

LAST_12_MONTHS = "last-12-months"
PRESETS = {
    LAST_12_MONTHS: _("last 12 months"),
    "this-year": _("this year"),
    "last-year": _("last year"),
    "since-2013": _("since 2013"),
}


@dataclass(frozen=True)
class Bucket:
    """A month or a year, as far as it lies in the period; `is_partial` where some days do not."""

    since: datetime.date
    until: datetime.date
    is_partial: bool


@dataclass(frozen=True)
class Period:
    since: datetime.date
    until: datetime.date

    @classmethod
    def preset(cls, name: str, today: datetime.date) -> "Period":
        """One of PRESETS; none of them reaches beyond today."""
        if name == "this-year":
            return cls(today.replace(month=1, day=1), today)
        if name == "last-year":
            year = today.year - 1
            return cls(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        if name == "since-2013":
            return cls(SINCE, today)
        return cls(_a_year_before(today) + datetime.timedelta(days=1), today)

    @property
    def is_in_years(self) -> bool:
        return _month_number(self.until) - _month_number(self.since) >= MOST_MONTHS

    def buckets(self) -> list[Bucket]:
        found, first = [], self._begin(self.since)
        while first <= self.until:
            last = self._end(first)
            since, until = max(first, self.since), min(last, self.until)
            found.append(Bucket(since, until, (since, until) != (first, last)))
            first = last + datetime.timedelta(days=1)
        return found

    def bucket_begin(self, bucket: Bucket) -> datetime.date:
        """The first day of its month or year, also where the period begins later."""
        return self._begin(bucket.since)

    def _begin(self, day):
        return day.replace(month=1, day=1) if self.is_in_years else day.replace(day=1)

    def _end(self, first):
        month = 12 if self.is_in_years else first.month
        return datetime.date(first.year, month, calendar.monthrange(first.year, month)[1])


def _month_number(day):
    return day.year * 12 + day.month


def _a_year_before(day):
    # 29 February less a year is the 28th.
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
