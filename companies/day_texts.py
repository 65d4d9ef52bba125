"""How a single day reads where there is little room: “Di., 1. Dez.”, “12月1日周二”."""

import datetime

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.utils.translation import get_language

# Babel's plain English puts the month first, as only Americans do.
_LOCALES = {"de": "de", "en": "en_GB", "zh-hans": "zh_Hans"}


def short(day: datetime.date) -> str:
    return format_skeleton("MMMEd", day, locale=_locale())


def whole(day: datetime.date) -> str:
    """With its year and the day of the week: “Dienstag, 1. Dezember 2026”."""
    return format_date(day, "full", locale=_locale())


def _locale():
    return Locale.parse(_LOCALES.get(get_language(), "en_GB"))
