"""A figure as the screen shows it: numbers as the reader writes them, with links and chart."""

from dataclasses import dataclass

from babel import Locale
from babel.numbers import format_decimal, format_percent
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .. import charts
from ..reports.figure import CONTACTS, ORGANISATIONS, Figure

LISTS = {ORGANISATIONS: "desk:organisations", CONTACTS: "desk:interactions"}


@dataclass(frozen=True)
class ShownRow:
    label: str
    number: str
    # The list of the records behind it; "" where there are none.
    url: str
    share: str = ""
    is_partial: bool = False


@dataclass(frozen=True)
class ShownFigure:
    figure: Figure
    rows: list[ShownRow]
    total: ShownRow
    chart: str
    has_shares: bool
    has_partial: bool


def shown(figure: Figure, samples: bool) -> ShownFigure:
    sample = {"sample": "only" if samples else "without"}
    rows = [
        ShownRow(
            row.label,
            number(row.count),
            _url(figure, row.count, row.narrow | sample),
            _share(figure.share(row)),
            row.is_partial,
        )
        for row in figure.shown_rows
    ]
    total = ShownRow(
        _("Total"), number(figure.total), _url(figure, figure.total, figure.narrow | sample)
    )
    return ShownFigure(
        figure,
        rows,
        total,
        chart=_chart(figure) if figure.total else "",
        has_shares=not figure.is_over_time,
        has_partial=any(row.is_partial for row in rows),
    )


def list_url(name, narrow):
    return f"{reverse(LISTS[name])}?{urlencode(narrow)}"


def number(count: int) -> str:
    return format_decimal(count, locale=_locale())


def _url(figure, count, narrow):
    return list_url(figure.list, narrow) if count else ""


def _share(share):
    if share is None:
        return ""
    if 0 < share < 0.005:
        return _("less than 1%")
    return format_percent(share, locale=_locale())


def _chart(figure):
    bars = [
        charts.Bar(
            row.label,
            row.count,
            number(row.count),
            row.tick,
            row.group,
            row.is_partial,
            row.is_unknown,
        )
        for row in figure.shown_rows
    ]
    highest = max(bars, key=lambda bar: bar.value)
    description = _("The highest is %(label)s with %(number)s. The table has every number.")
    words = charts.Words(
        figure.key,
        figure.title,
        description % {"label": highest.label, "number": highest.shown},
    )
    is_over_time = figure.is_over_time
    drawn = charts.columns(bars, words, number) if is_over_time else charts.bars(bars, words)
    # Everything that charts.py writes, it has escaped.
    return mark_safe(drawn)


def _locale():
    return Locale.parse(get_language() or "en", sep="-")
