"""Days on which a city does not work: weekends and public holidays. No database here.

Nobody's office hours are meant; those are not known. In China a weekend day on which work is made
up for is open. The State Council announces these days, and the days off given for them, each
autumn for the next year only: further ahead, the calendar holds no more than the law.
"""

import datetime
import re
from functools import cache

import holidays
from babel.dates import format_date
from babel.lists import format_list
from django.utils.translation import get_language

from jadepark.core.languages import SOURCE, name_column

_COUNTRIES = {"dresden": ("DE", "SN"), "jinan": ("CN", None)}
PLACES = tuple(_COUNTRIES)

# Where the package speaks the place's own language; elsewhere its English is put in our words.
_PACKAGE_LANGUAGES = {("dresden", "de"): "de", ("jinan", "zh"): "zh_CN"}
_ENGLISH = "en_US"
_OWN_WORDS = {
    "de": {
        "New Year's Day": "Neujahr",
        "Chinese New Year's Eve": "Vorabend des chinesischen Neujahrs",
        "Chinese New Year (Spring Festival)": "Chinesisches Neujahr",
        "Tomb-Sweeping Day": "Qingming-Fest",
        "Labor Day": "Tag der Arbeit",
        "Dragon Boat Festival": "Drachenbootfest",
        "Mid-Autumn Festival": "Mittherbstfest",
        "National Day": "Nationalfeiertag",
    },
    "en": {
        "Chinese New Year (Spring Festival)": "Chinese New Year",
        "Labor Day": "Labour Day",
    },
    "zh": {
        "New Year's Day": "元旦",
        "Good Friday": "耶稣受难日",
        "Easter Monday": "复活节星期一",
        "Labor Day": "劳动节",
        "Ascension Day": "耶稣升天节",
        "Pentecost Monday": "圣灵降临节星期一",
        "German Unity Day": "德国统一日",
        "Reformation Day": "宗教改革纪念日",
        "Repentance and Prayer Day": "忏悔祈祷日",
        "Christmas Day": "圣诞节",
        "Second Day of Christmas": "圣诞节次日",
    },
}
_OBSERVED = re.compile(r"(.+) \(observed\)")
_EXCHANGED = re.compile(r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)")
_OBSERVED_WORDS = {"de": "{} (Ersatztag)", "en": "{} (observed)"}
_EXCHANGED_WORDS = {
    "de": "Freier Tag, für den am {} gearbeitet wird",
    "en": "Day off, made up for on {}",
}
# Babel's plain English puts the month first, as only Americans do.
_LOCALES = {"de": "de", "en": "en_GB", "zh": "zh_Hans"}


def closed(day: datetime.date, place: str, language: str | None = None) -> str | None:
    """Why nobody works there: the public holiday's name, else “Saturday” or “Sunday”; None if open.

    In the reader's language if none is named.
    """
    return holiday(day, place, language) or _weekend(day, place, language)


def holiday(day: datetime.date, place: str, language: str | None = None) -> str | None:
    """The public holiday's name; two that share a day are both named."""
    language = _our_code(language)
    spoken = _PACKAGE_LANGUAGES.get((place, language))
    names = _calendar(place, spoken or _ENGLISH, day.year).get_list(day)
    if not spoken:
        names = [_translated(name, language) for name in names]
    return format_list(names, locale=_LOCALES[language]) or None


def next_closed(
    day: datetime.date, place: str, days: int = 14, language: str | None = None
) -> list[tuple[datetime.date, str]]:
    """The closed ones of so many days, of which `day` is the first."""
    coming = [day + datetime.timedelta(days=number) for number in range(days)]
    return [(date, name) for date in coming if (name := closed(date, place, language))]


def _weekend(day, place, language):
    if _calendar(place, _ENGLISH, day.year).is_working_day(day):
        return None
    return format_date(day, "EEEE", locale=_LOCALES[_our_code(language)])


def _our_code(language):
    return name_column(language or get_language() or SOURCE)


@cache
def _calendar(place, spoken, year):
    # A weekend in December may be made up for New Year's Day: the next year's calendar knows it.
    country, state = _COUNTRIES[place]
    years = (year, year + 1)
    return holidays.country_holidays(country, state, years, expand=False, language=spoken)


def _translated(name, language):
    """The package's English in our words; a holiday without any keeps its English name."""
    if exchanged := _EXCHANGED.fullmatch(name):
        month, day, year = map(int, exchanged.groups())
        worked = format_date(datetime.date(year, month, day), "long", locale=_LOCALES[language])
        return _EXCHANGED_WORDS[language].format(worked)
    if observed := _OBSERVED.fullmatch(name):
        return _OBSERVED_WORDS[language].format(_translated(observed[1], language))
    return _OWN_WORDS[language].get(name, name)
