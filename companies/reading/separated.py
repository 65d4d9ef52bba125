"""Text to rows: the separator, quotation marks, and what goes wrong with them."""

import csv
import io
import re
from collections import Counter

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..defused import restore
from ..workbooks.columns import letters
from ..workbooks.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from .problems import Unreadable

SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 100
_LONGEST_LOOKED_AT = 200_000
# Excel's own first line, for Excel alone.
_SAID = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)
# A cell with so many lines that look like rows has swallowed rows.
_FEWEST_SWALLOWED = 2


def propose(text: str, preferred: str = "") -> str:
    """The separator that divides most rows into equally many cells, more than one."""
    said = _SAID.match(text)
    if said and said[1] in SEPARATORS:
        return said[1]
    beginning = text[:_LONGEST_LOOKED_AT]
    return max(SEPARATORS, key=lambda one: (_fits(beginning, one), one == preferred))


def records(text: str, separator: str) -> list[list[str]]:
    """Row by row as a spreadsheet program counts them: an empty line is a row, a line break inside
    quotation marks is none. What was defused in an export of ours is given back."""
    text = _SAID.sub("\n", text, count=1)
    rows, cells = [], 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            rows.append([restore(cell) for cell in row])
            cells += len(row)
            _refuse_too_much(rows, cells)
    except csv.Error:
        raise _too_long(len(rows) + 1, len(rows[-1]) if rows else 0) from None
    _refuse_swallowed(rows, separator)
    return rows


def _fits(text, separator):
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths = [len(row) for row, _ in zip(rows, range(_LOOKED_AT), strict=False) if any(row)]
    except csv.Error:
        return 0
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0
    width, count = max(several.items(), key=lambda one: (one[1], one[0]))
    return count / len(widths) + min(width, 50) / 1000


def _refuse_too_much(rows, cells):
    number, row = len(rows), rows[-1]
    if len(row) > MOST_COLUMNS:
        raise Unreadable(
            format_lazy(
                _(
                    "Row {row} has {count} columns; at most {most} are read. "
                    "Choose another separator, or divide the table."
                ),
                row=number,
                count=len(row),
                most=MOST_COLUMNS,
            )
        )
    if number > MOST_ROWS or cells > MOST_CELLS:
        raise Unreadable(
            format_lazy(
                _(
                    "The file has more than {rows} rows or {cells} cells, of which row {row} is "
                    "the first too many. Divide it."
                ),
                rows=MOST_ROWS,
                cells=MOST_CELLS,
                row=number,
            )
        )
    for column, text in enumerate(row):
        if len(text) > LONGEST_CELL:
            raise _too_long(number, column)


def _too_long(row, column):
    return Unreadable(
        format_lazy(
            _(
                "Row {row}, column {column} holds more than {most} characters. Shorten it; or "
                "look for a quotation mark that opens there and is never closed."
            ),
            row=row,
            column=letters(column),
            most=LONGEST_CELL,
        )
    )


def _refuse_swallowed(rows, separator):
    """A quotation mark that nobody closed takes in whole rows, up to the next one."""
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return
    usual = widths.most_common(1)[0][0]
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            if "\n" not in text and "\r" not in text:
                continue
            inside = [line.count(separator) for line in text.splitlines()[1:]]
            if sum(count == usual - 1 > 0 for count in inside) >= _FEWEST_SWALLOWED:
                raise _swallowed(number, column)


def _swallowed(row, column):
    return Unreadable(
        format_lazy(
            _(
                "Row {row}, column {column}: a quotation mark opens there and is not closed, so "
                "that whole rows stand in one cell. Close it, or write it twice."
            ),
            row=row,
            column=letters(column),
        )
    )
