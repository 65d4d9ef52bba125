import datetime
import re

import pytest
from django.utils import translation

from companies.closed_days import PLACES, closed, holiday, next_closed
from jadepark.core.languages import has_han

FIRST, LAST = datetime.date(2025, 1, 1), datetime.date(2028, 12, 31)
EVERY_DAY = [FIRST + datetime.timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


def day(text):
    return datetime.date.fromisoformat(text)


def names(place, language):
    return {date: name for date in EVERY_DAY if (name := holiday(date, place, language))}


@pytest.mark.parametrize(
    ("date", "german", "english", "chinese"),
    [
        ("2026-11-18", "Buß- und Bettag", "Repentance and Prayer Day", "忏悔祈祷日"),
        ("2026-10-31", "Reformationstag", "Reformation Day", "宗教改革纪念日"),
        ("2026-05-01", "Erster Mai", "Labour Day", "劳动节"),
        ("2026-11-21", "Samstag", "Saturday", "星期六"),
        ("2026-11-22", "Sonntag", "Sunday", "星期日"),
        ("2026-02-17", None, None, None),
    ],
)
def test_dresden_is_closed_on_saxonys_holidays_and_at_weekends(date, german, english, chinese):
    assert closed(day(date), "dresden", "de") == german
    assert closed(day(date), "dresden", "en") == english
    assert closed(day(date), "dresden", "zh") == chinese


def test_holidays_of_other_german_states_are_working_days():
    assert closed(day("2026-01-06"), "dresden", "de") is None


@pytest.mark.parametrize(
    ("date", "german", "english", "chinese"),
    [
        ("2026-02-17", "Chinesisches Neujahr", "Chinese New Year", "春节"),
        ("2026-10-05", "Nationalfeiertag (Ersatztag)", "National Day (observed)", "国庆节（补假）"),
        (
            "2026-10-06",
            "Freier Tag, für den am 20. September 2026 gearbeitet wird",
            "Day off, made up for on 20 September 2026",
            "休息日（由 2026-09-20 调休）",
        ),
        (
            "2028-10-03",
            "Mittherbstfest und Nationalfeiertag",
            "Mid-Autumn Festival and National Day",
            "中秋节和国庆节",
        ),
        ("2026-11-21", "Samstag", "Saturday", "星期六"),
        ("2026-11-18", None, None, None),
    ],
)
def test_jinan_is_closed_on_chinas_holidays_and_at_weekends(date, german, english, chinese):
    assert closed(day(date), "jinan", "de") == german
    assert closed(day(date), "jinan", "en") == english
    assert closed(day(date), "jinan", "zh") == chinese


def test_jinan_works_on_the_weekend_days_that_make_up_for_a_holiday():
    sunday, saturday = day("2026-09-20"), day("2026-10-10")

    assert [closed(date, "jinan", "en") for date in (sunday, saturday)] == [None, None]
    assert [closed(date, "dresden", "en") for date in (sunday, saturday)] == ["Sunday", "Saturday"]


def test_a_december_weekend_can_make_up_for_the_next_new_years_day():
    assert closed(day("2011-12-31"), "jinan", "en") is None


@pytest.mark.parametrize("place", PLACES)
def test_every_holiday_has_a_name_in_all_three_languages(place):
    german, english, chinese = (names(place, language) for language in ("de", "en", "zh"))

    assert list(german) == list(english) == list(chinese)
    assert [name for date, name in german.items() if name == english[date]] == []
    assert [name for name in chinese.values() if re.search("[A-Za-z]", name)] == []
    assert all(map(has_han, chinese.values()))
    assert not any(map(has_han, [*german.values(), *english.values()]))
    assert not any("Labor" in name or "substituted" in name for name in english.values())


def test_names_are_in_the_readers_language_if_none_is_named():
    with translation.override("zh-hans"):
        assert closed(day("2026-10-03"), "dresden") == "德国统一日"
        assert closed(day("2026-10-04"), "dresden") == "星期日"


def test_next_closed_begins_with_the_day_itself_and_counts_it():
    assert next_closed(day("2026-04-03"), "dresden", days=4, language="de") == [
        (day("2026-04-03"), "Karfreitag"),
        (day("2026-04-04"), "Samstag"),
        (day("2026-04-05"), "Sonntag"),
        (day("2026-04-06"), "Ostermontag"),
    ]
    assert next_closed(day("2026-04-07"), "dresden", days=4) == []


def test_next_closed_looks_two_weeks_ahead_and_into_the_next_year():
    found = next_closed(day("2026-12-24"), "jinan", language="en")

    assert [(date.isoformat(), name) for date, name in found] == [
        ("2026-12-26", "Saturday"),
        ("2026-12-27", "Sunday"),
        ("2027-01-01", "New Year's Day"),
        ("2027-01-02", "Saturday"),
        ("2027-01-03", "Sunday"),
    ]
