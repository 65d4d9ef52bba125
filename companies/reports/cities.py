"""What time it is in the two cities, and whether anybody is there to take a call."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel import Locale
from babel.lists import format_list
from django.utils.functional import cached_property
from django.utils.translation import get_language

from timeline.dates import DateSpan, PartialDate

from .. import closed_days
from ..models import Office
from ..office_time import zone_of

DAYS_AHEAD = 120
MOST_HOLIDAYS = 2


@dataclass(frozen=True)
class City:
    place: str
    now: datetime.datetime

    @property
    def name(self):
        return Office(self.place).label

    @property
    def zone(self):
        return zone_of(self.place)

    @cached_property
    def local(self):
        return self.now.astimezone(ZoneInfo(self.zone))

    @property
    def closed_today(self):
        return closed_days.closed(self.local.date(), self.place)

    @property
    def closed_tomorrow(self):
        return closed_days.closed(self._after(1), self.place)

    @cached_property
    def holidays(self):
        """[("1.–7. Oktober 2026", "Nationalfeiertag"), …]: the next ones after tomorrow."""
        runs = []
        for day in (self._after(number) for number in range(2, DAYS_AHEAD)):
            name = closed_days.holiday(day, self.place)
            if name and runs and runs[-1][1] == day - datetime.timedelta(days=1):
                runs[-1][1] = day
                runs[-1][2].append(name)
            elif name:
                runs.append([day, day, [name]])
        return [(_span(first, last), _name(names)) for first, last, names in runs[:MOST_HOLIDAYS]]

    def _after(self, days):
        return self.local.date() + datetime.timedelta(days=days)


def cities(now: datetime.datetime) -> list[City]:
    return [City(place, now) for place in closed_days.PLACES]


def _span(first, last):
    return DateSpan(PartialDate(first), PartialDate(last)).text(get_language())


def _name(names):
    """Both of two; of many what most of the days are called."""
    each = list(dict.fromkeys(names))
    if len(each) > 2:
        return max(each, key=names.count)
    return format_list(each, locale=Locale.parse(get_language().replace("-", "_")))
