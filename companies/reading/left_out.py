"""Rows that are no data, each with the reason: they are shown, and not passed over in silence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from .cells import NUMBER_LIKE, as_text, filled_texts, texts

_MOST_OF_WIDTH, _FEWEST_MERGED = 0.5, 3
_SUM = re.compile(
    r"(zwischen|gesamt)?summen?|insgesamt|gesamt(zahl|anzahl)?|anzahl( der)?|(sub|grand )?total|"
    r"sums?|合计|合計|总计|總計|小计|小計|共计|共計|总数|共",
    re.IGNORECASE,
)
_AFTER_SUM = re.compile(
    r"(?:[\s:：=.,，、\d。)]|firmen|kontakte|personen|einträge|companies|contacts|家|条|个|人)*",
    re.IGNORECASE,
)


class Reason(StrEnum):
    TITLE = "title"
    REPEATED = "repeated"
    SUM = "sum"
    BLANK = "blank"
    TRAILING = "trailing"
    HEADING = "heading"

    @property
    def label(self):
        return _LABELS[self]


_LABELS = {
    Reason.TITLE: _("stands above the table"),
    Reason.REPEATED: _("repeats the header"),
    Reason.SUM: _("is a sum"),
    Reason.BLANK: _("is empty"),
    Reason.TRAILING: _("is empty, at the end"),
    Reason.HEADING: _("is a heading inside the table"),
}


@dataclass(frozen=True)
class Noted:
    """A row that is left out, by its number as in the file, and why."""

    row: int
    reason: Reason


def noted(table, layout, header) -> Iterator[Noted]:
    """`header` are the cells of its rows."""
    blank = []
    repeated = {_first(cells): texts(cells) for cells in header}
    headings = _headings(table)
    for number, cells in enumerate(table.rows, start=1):
        first = _first(cells)
        if not first and number >= layout.first_row:
            blank.append(number)
        elif first:
            yield from (Noted(row, Reason.BLANK) for row in blank)
            blank = []
            reason = _reason(number, first, cells, layout, repeated)
            if reason is None and number in headings and len(filled_texts(cells)) == 1:
                reason = Reason.HEADING
            if reason:
                yield Noted(number, reason)
    yield from (Noted(row, Reason.TRAILING) for row in blank)


def _headings(table):
    """Numbers of the rows that one merged cell takes up, most of their width."""
    return {
        first_row + 1
        for first_row, first_column, last_row, last_column in table.merged
        if first_row == last_row
        and last_column - first_column + 1 >= max(table.width * _MOST_OF_WIDTH, _FEWEST_MERGED)
    }


def _first(cells):
    """The text of the first cell with one. The others need not be looked at in most rows."""
    return next((text for text in map(as_text, cells) if text), "")


def _reason(number, first, cells, layout, repeated):
    if number < layout.first_row:
        return Reason.TITLE if number < layout.header_row else None
    if first in repeated and repeated[first] == texts(cells):
        return Reason.REPEATED
    return Reason.SUM if _SUM.match(first) and _is_sum(filled_texts(cells)) else None


def _is_sum(filled):
    first = filled[0]
    word = _SUM.match(first)
    return bool(
        _AFTER_SUM.fullmatch(first[word.end() :])
        and all(NUMBER_LIKE.fullmatch(t) or _AFTER_SUM.fullmatch(t) for t in filled[1:])
    )
