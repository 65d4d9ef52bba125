"""What a filter offers and accepts: codes, numbers of records and days, never free text."""

import calendar
import datetime

from django import forms
from django.core.cache import cache
from django.db.models import Count
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from .. import countries, sectors, table_days
from ..models import Organisation, Person
from ..models.colleague import name_of
from ..rights import of_the_desk

ME, NOBODY, FORMER = "me", "nobody", "former"
UNKNOWN = "unknown"
REMEMBERED_SECONDS = 600
COLLEAGUES_SECONDS = 60
MOST_CITIES = 200

WRONG_CHOICE = gettext_lazy("“%(value)s” is not offered here. Choose another value.")
WRONG_DAY = gettext_lazy("“%(value)s” is no day of the calendar. Check day and month.")
NO_RECORD = gettext_lazy("The record that this list was narrowed to is not there any more.")


class Choice(forms.ChoiceField):
    """Of fixed values; `unknown` adds one for the records that say nothing."""

    def __init__(self, label, choices=(), everything=None, unknown=""):
        found = [("", everything or gettext_lazy("all")), *choices]
        if unknown:
            found.append((UNKNOWN, unknown))
        super().__init__(
            label=label,
            choices=found,
            required=False,
            error_messages={"invalid_choice": WRONG_CHOICE},
        )

    def prepare(self, filters, name):
        """For what is offered to this user, now."""

    def text(self, value):
        """As the chip says it."""
        alone, groups = self.offered()
        texts = dict(alone)
        for _heading, options in groups:
            texts |= dict(options)
        return texts[value]

    def offered(self):
        """([(value, label)] that stand by themselves, [(heading, options)])."""
        alone, groups = [], []
        for value, label in self.choices:
            (groups if isinstance(label, list | tuple) else alone).append((value, label))
        return alone, groups


class Colleague(Choice):
    """Me, somebody of the desk, nobody, or somebody who has left it."""

    def __init__(self, label, nobody=""):
        super().__init__(label)
        self.nobody = nobody

    def prepare(self, filters, name):
        found = [("", _("all")), (ME, _("me"))]
        if self.nobody:
            found += [(NOBODY, self.nobody), (FORMER, _("somebody who has left"))]
        self.choices = [
            *found,
            *((str(user.pk), name_of(user)) for user in filters.colleagues),
        ]


def by_colleague(filters, queryset, field, value):
    if value == ME:
        return queryset.filter(**{field: filters.user})
    if value == NOBODY:
        return queryset.filter(**{field: None})
    if value == FORMER:
        staff = [user.pk for user in filters.colleagues]
        return queryset.exclude(**{field: None}).exclude(**{f"{field}__in": staff})
    return queryset.filter(**{field: value})


def colleagues():
    """Whom a list can be narrowed to; somebody new at the desk is offered a little later."""
    return _remembered("colleagues", _colleagues, COLLEAGUES_SECONDS)


def _colleagues():
    return list(of_the_desk().only("username", "first_name", "last_name"))


class Country(Choice):
    """The countries that organisations are in; any other one may be asked for as well."""

    def __init__(self, unknown=""):
        super().__init__(gettext_lazy("Country"))
        self.unknown = [(UNKNOWN, unknown)] if unknown else []

    def prepare(self, filters, name):
        codes = _remembered("countries", _countries)
        asked = filters.data.get(name, "")
        if asked not in codes and countries.name(asked) != asked:
            codes = [*codes, asked]
        named = sorted((countries.name(code), code) for code in codes)
        found = [(code, text) for text, code in named]
        self.choices = [("", _("all")), *found, *self.unknown]


class City(Choice):
    """The cities of most organisations, in the country that is chosen."""

    def __init__(self):
        super().__init__(gettext_lazy("City"))

    def prepare(self, filters, name):
        country = filters.data.get("country", "")[:2]
        rows = _remembered(f"cities-{country.encode().hex()}", lambda: _cities(country))
        texts = {city or chinese: _city_text(city, chinese) for city, chinese in rows}
        asked = filters.data.get(name, "")
        if asked and asked not in texts and in_city(Organisation.objects, asked).exists():
            texts[asked] = asked
        found = sorted(texts.items(), key=lambda pair: pair[1].casefold())
        self.choices = [("", _("all")), *found]


def in_city(queryset, city):
    if city.isascii():
        return queryset.filter(city=city)
    # Where only the Chinese name of the city is known.
    return queryset.filter(city=city) | queryset.filter(city="", city_chinese=city)


def _countries():
    used = Organisation.objects.order_by().values_list("country", flat=True).distinct()
    return [code for code in used if code]


def _cities(country):
    rows = Organisation.objects.filter(country=country) if country else Organisation.objects
    found = (
        rows.exclude(city="", city_chinese="")
        .values_list("city", "city_chinese")
        .annotate(many=Count("pk"))
        .order_by("-many")[:MOST_CITIES]
    )
    return [(city, chinese) for city, chinese, _many in found]


def _city_text(city, chinese):
    is_chinese = (get_language() or "").startswith("zh")
    return (chinese or city) if is_chinese else (city or chinese)


def _remembered(name, find, seconds=REMEMBERED_SECONDS):
    return cache.get_or_set(f"desk-filter-{name}", find, seconds)


class Sector(Choice):
    """A section of NACE, which stands for all its divisions, or one division."""

    def __init__(self):
        super().__init__(gettext_lazy("Sector"))

    def prepare(self, filters, name):
        self.choices = [("", _("all")), *sectors.choices()]


class MainSector(Choice):
    """A section of NACE, of an organisation's main sector; a number of the figures leads here."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(gettext_lazy("Main sector"), unknown=gettext_lazy("not said"))

    def prepare(self, filters, name):
        sections = [(options[0][0], title) for title, options in sectors.choices()]
        self.choices = [*sections, (UNKNOWN, _("not said"))]


def sector_codes(value):
    """The code itself, and for a section those of its divisions."""
    return [sector.code for sector in sectors.of_section(value)] or [value]


class Months(Choice):
    NUMBERS = (1, 2, 3, 6, 9, 12, 18, 24, 36)

    def prepare(self, filters, name):
        texts = [ngettext("%d month", "%d months", number) % number for number in self.NUMBERS]
        numbers = map(str, self.NUMBERS)
        self.choices = [("", _("any time")), *zip(numbers, texts, strict=True)]


def months_before(day: datetime.date, months: int) -> datetime.date:
    """31 March less a month is the last day of February."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


class Day(forms.DateField):
    def __init__(self, label):
        super().__init__(
            label=label,
            required=False,
            input_formats=["%Y-%m-%d"],
            error_messages={"invalid": WRONG_DAY},
        )

    def prepare(self, filters, name):
        # Django's own sentence does not know the value.
        sentence = WRONG_DAY % {"value": filters.data.get(name, "")}
        self.error_messages = {**self.error_messages, "invalid": sentence}

    def offered(self):
        return [], []

    def text(self, value):
        return table_days.day(value)


class HiddenDay(Day):
    """One that a link sets, as a number of the figures does; the list only says it."""

    widget = forms.HiddenInput


class RecordNumber(forms.ModelChoiceField):
    """The number of a record that the reader came from; there is nothing to choose from here."""

    widget = forms.HiddenInput

    def __init__(self, label, model):
        super().__init__(
            model.objects.all(),
            label=label,
            required=False,
            error_messages={"invalid_choice": NO_RECORD},
        )

    def prepare(self, filters, name):
        pass

    def text(self, value):
        return str(value)


def organisation_number():
    return RecordNumber(gettext_lazy("Organisation"), Organisation)


def person_number():
    return RecordNumber(gettext_lazy("Person"), Person)
