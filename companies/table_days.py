"""How a date reads in a table: “27.08.2013”, “27 Aug 2013”, “2013年8月27日”; or “August 2013”."""

import datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from django.utils.translation import get_language

from timeline.dates import DAY, DateSpan, PartialDate

# Babel's plain English puts the month first, as only Americans do.
_LOCALES = {"de": "de", "en": "en_GB", "zh-hans": "zh_Hans"}


def day(date: datetime.date | None) -> str:
    return _day(date, get_language() or "en") if date else ""


def partial(known: PartialDate) -> str:
    """As far as it is known."""
    if known.precision == DAY:
        return day(known.date)
    return DateSpan(known).text(get_language() or "en")


@lru_cache(maxsize=4096)
def _day(date, language):
    return format_date(date, "medium", locale=Locale.parse(_LOCALES.get(language, "en_GB")))
