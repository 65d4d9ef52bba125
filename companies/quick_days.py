"""The days a follow-up is mostly wanted for: none on which one of the two cities is closed."""

import calendar
import datetime

from django.utils.translation import gettext_lazy as _

from . import closed_days

TOMORROW, WEEK, MONTH = _("tomorrow"), _("in a week"), _("in a month")


def quick_days(today: datetime.date) -> list[tuple[datetime.date, str]]:
    """[(day, "tomorrow"), …]; a day that two of them fall on is named once."""
    wished = {
        TOMORROW: today + datetime.timedelta(days=1),
        WEEK: today + datetime.timedelta(days=7),
        MONTH: months_later(today, 1),
    }
    named = {}
    for label, day in wished.items():
        named.setdefault(open_in_both(day), label)
    return list(named.items())


def open_in_both(day: datetime.date) -> datetime.date:
    """`day`, or the next one on which both cities work."""
    while any(closed_days.closed(day, place) for place in closed_days.PLACES):
        day += datetime.timedelta(days=1)
    return day


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or its last where it is shorter. Earlier if negative."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
