"""Form fields that read a date as far as it is known, and say what is wrong in a sentence."""

from calendar import monthrange
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .dates import DAY, FIRST_YEAR, LAST_YEAR, MONTH, YEAR, DateSpan, PartialDate
from .widgets import EndWidget, PartialDateWidget, month_names

NO_YEAR = _("“%(typed)s” is no year. Write it in four digits, such as 2013.")
YEAR_OUT_OF_RANGE = _(
    "The year %(typed)s lies outside %(first)s to %(last)s. Check it for a typing error."
)
WITHOUT_YEAR = _("“%(typed)s” stands without a year. Enter the year too.")
NO_MONTH = _("“%(typed)s” is no month. Choose one from the list.")
DAY_WITHOUT_MONTH = _(
    "The day “%(typed)s” stands without a month. Choose the month, or clear the day."
)
NO_DAY = _("“%(typed)s” is no day. Write a number from 1 to 31.")
DAY_NOT_IN_MONTH = _(
    "%(month)s has %(count)s days, so there is no day %(typed)s. Correct the day or the month."
)
ABOUT_WITHOUT_YEAR = _("“About” stands without a year. Enter the year, or untick “about”.")
OPEN_WITH_END = _(
    "What is still going on has no end, but “%(end)s” is entered. "
    "Clear the end, or untick “still going on”."
)


@dataclass(frozen=True)
class End:
    date: PartialDate | None = None
    is_open: bool = False


class PartialDateField(forms.MultiValueField):
    """Year, month, day and “about”; what stays empty is not known. Cleans to a PartialDate."""

    widget = PartialDateWidget
    parts = (YEAR, MONTH, DAY)
    ticks = ("circa",)

    def __init__(self, **kwargs):
        texts = [forms.CharField(required=False) for _part in self.parts]
        ticks = [forms.BooleanField(required=False) for _tick in self.ticks]
        super().__init__([*texts, *ticks], require_all_fields=False, **kwargs)
        self.widget.legend = self.label

    def compress(self, values):
        date = read_date(*values) if values else None
        if date is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return date


class EndField(PartialDateField):
    """The end, which may also be that it is still going on. Cleans to an End."""

    widget = EndWidget
    ticks = ("circa", "open")

    def compress(self, values):
        *date, is_open = values or [""] * 3 + [False] * 2
        end = End(super().compress(date), is_open)
        if end.date and is_open:
            raise _problem(OPEN_WITH_END, end=reading(end.date))
        return end


def reading(date: PartialDate) -> str:
    """As it reads in the language spoken now."""
    return DateSpan(date).text(get_language())


def read_date(year: str, month: str, day: str, circa: bool) -> PartialDate | None:
    """What was typed, or None when nothing was. Raises ValidationError with a sentence."""
    if not year:
        return _refuse_without_year(month, day, circa)
    number = _read_year(year)
    if not month:
        if day:
            raise _problem(DAY_WITHOUT_MONTH, typed=day)
        return PartialDate.of(number, circa=circa)
    of_month = PartialDate.of(number, _read_month(month))
    if not day:
        return PartialDate.of(*of_month.parts, circa=circa)
    return PartialDate.of(*of_month.parts, _read_day(day, of_month), circa=circa)


def _refuse_without_year(month, day, circa):
    if month or day:
        typed = [day, month_names().get(int(month), month) if month.isdecimal() else month]
        raise _problem(WITHOUT_YEAR, typed=" ".join(part for part in typed if part))
    if circa:
        raise _problem(ABOUT_WITHOUT_YEAR)


def _read_year(typed):
    if not typed.isdecimal():
        raise _problem(NO_YEAR, typed=typed)
    # The length first: Python refuses to turn thousands of digits into a number.
    if len(typed) != len(str(FIRST_YEAR)) or not FIRST_YEAR <= int(typed) <= LAST_YEAR:
        raise _problem(YEAR_OUT_OF_RANGE, typed=typed, first=FIRST_YEAR, last=LAST_YEAR)
    return int(typed)


def _read_month(typed):
    if typed not in {str(number) for number in range(1, 13)}:
        raise _problem(NO_MONTH, typed=typed)
    return int(typed)


def _read_day(typed, of_month):
    if not typed.isdecimal() or len(typed) > 2:
        raise _problem(NO_DAY, typed=typed)
    count = monthrange(*of_month.parts)[1]
    if not 1 <= int(typed) <= count:
        raise _problem(DAY_NOT_IN_MONTH, typed=typed, month=reading(of_month), count=count)
    return int(typed)


def _problem(sentence, typed="", **values):
    # A sentence stays readable whatever was pasted into the field.
    return ValidationError(sentence, params={"typed": typed[:40], **values})
