"""A question and its answer in numbers: what every report returns, and screen and file show."""

from dataclasses import dataclass, field

from babel import Locale
from babel.dates import format_date
from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..models import SavedFilter

ORGANISATIONS, CONTACTS = SavedFilter.List.ORGANISATIONS, SavedFilter.List.INTERACTIONS
COUNTED = {ORGANISATIONS: _("Organisations"), CONTACTS: _("Contacts")}
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Row:
    """`narrow` is what the list of the records behind it is narrowed to."""

    label: str
    count: int
    narrow: dict[str, str]
    tick: str = ""
    group: str = ""
    is_partial: bool = False

    @property
    def is_unknown(self):
        return UNKNOWN in self.narrow.values()


@dataclass(frozen=True)
class Figure:
    key: str
    title: str
    definition: str
    # What the rows are: months, kinds …
    by: str
    list: str
    rows: list[Row]
    total: int
    narrow: dict[str, str]
    notes: list[str] = field(default_factory=list)
    is_over_time: bool = False
    # What the total is called by itself, where that is not the title.
    total_title: str = ""

    @property
    def short_title(self):
        return self.total_title or self.title

    @property
    def counted(self):
        return COUNTED[self.list]

    @property
    def shown_rows(self):
        """A month without a contact says something; a country without one does not."""
        return self.rows if self.is_over_time else [row for row in self.rows if row.count]

    def share(self, row: Row) -> float | None:
        return None if self.is_over_time or not self.total else row.count / self.total


def over_time(period, counts: dict, narrow) -> list[Row]:
    """A row for each month or year of the period; `narrow` says how a list finds its days."""
    return [
        Row(
            label=_label(period, bucket.since),
            count=counts.get(period.bucket_begin(bucket), 0),
            narrow=narrow(bucket),
            tick=_tick(period, bucket.since),
            group="" if period.is_in_years else str(bucket.since.year),
            is_partial=bucket.is_partial,
        )
        for bucket in period.buckets()
    ]


def most_first(rows: list[Row]) -> list[Row]:
    """What is not known stands last, however much it is."""
    return sorted(rows, key=lambda row: (row.is_unknown, -row.count, row.label))


def by_over_time(period):
    return _("Year") if period.is_in_years else _("Month")


def _label(period, day):
    return str(day.year) if period.is_in_years else formats.date_format(day, "YEAR_MONTH_FORMAT")


def _tick(period, day):
    if period.is_in_years:
        return str(day.year)
    return format_date(day, "LLL", locale=Locale.parse(get_language() or "en", sep="-"))
