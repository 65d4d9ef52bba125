"""Text to rows: the separator, quotation marks, and what goes wrong with them."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from itertools import islice

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..defused import restore
from ..workbooks.columns import letters
from ..workbooks.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from .problems import Unreadable
from .tables import Rows

SEPARATORS = (",", ";", "\t", "|")
_MOST_LINES = 5 * MOST_ROWS
_LOOKED_AT = 100
# Excel's own first line, for Excel alone.
_SAID = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# A cell with so many lines that look like rows has swallowed rows; of two columns there must be
# more of them, for one separator may stand in any line.
_FEWEST_SWALLOWED, _FEWEST_OF_TWO_COLUMNS = 2, 10


def propose(lines: Sequence[str], preferred: str = "") -> str:
    """The separator that divides most rows into equally many cells, more than one. The `lines` are
    those that the file begins with, with their ends."""
    said = _SAID.match(lines[0]) if lines else None
    if said and said[1] in SEPARATORS:
        return said[1]
    return max(SEPARATORS, key=lambda one: (_fits(lines, one), one == preferred))


def rows(lines: Iterable[str], separator: str) -> Rows:
    """As a spreadsheet program counts them: an empty line is a row, a line break inside quotation
    marks is none. What was defused in an export of ours is given back. Raises `Unreadable`."""
    return Rows.of_texts(_checked(lines, separator))


def refuse(lines: Iterable[str], separator: str) -> None:
    """What `rows` would refuse, without keeping any of it. Raises `Unreadable`."""
    deque(_checked(lines, separator), maxlen=0)


def _checked(lines, separator):
    number = cells = 0
    # A cell with line breaks: where it stands, and how many separators each of its lines has.
    broken, widths = [], Counter()
    try:
        for number, row in enumerate(_records(lines, separator), start=1):
            cells += len(row)
            _refuse_too_much(number, row, cells)
            _refuse_no_texts(number, row)
            widths[len(row)] += any(row)
            broken += _with_line_breaks(number, row, separator)
            yield [restore(cell) for cell in row]
    except csv.Error:
        raise _too_long(number + 1, None) from None
    _refuse_swallowed(broken, widths)


def _records(lines, separator):
    return csv.reader(_without_said(iter(lines)), delimiter=separator)


def _without_said(lines):
    first = next(lines, "")
    yield _SAID.sub("\n", first, count=1)
    yield from lines


def refuse_too_many_lines(data: bytes) -> None:
    """Before anything is made of them; some may stand inside quotation marks."""
    if data.count(b"\n") > _MOST_LINES:
        raise _too_many(MOST_ROWS + 1)


def _fits(lines, separator):
    try:
        widths = [len(row) for row in islice(_records(lines, separator), _LOOKED_AT) if any(row)]
    except csv.Error:
        return 0
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0
    width, count = max(several.items(), key=lambda one: (one[1], one[0]))
    return count / len(widths) + min(width, 50) / 1000


def _refuse_too_much(number, row, cells):
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
        raise _too_many(number)
    for column, text in enumerate(row):
        if len(text) > LONGEST_CELL:
            raise _too_long(number, column)


def _too_many(row):
    return Unreadable(
        format_lazy(
            _(
                "The file has more than {rows} rows or {cells} cells, of which row {row} is "
                "the first too many. Divide it."
            ),
            rows=MOST_ROWS,
            cells=MOST_CELLS,
            row=row,
        )
    )


def _too_long(row, column):
    """Where only the row is known, the first column stands for it: a quotation mark that is never
    closed begins somewhere in it."""
    return Unreadable(
        format_lazy(
            _(
                "Row {row}, column {column} holds more than {most} characters. Shorten it; or "
                "look for a quotation mark that opens there and is never closed."
            ),
            row=row,
            column=letters(column or 0),
            most=LONGEST_CELL,
        )
    )


def _refuse_no_texts(number, row):
    for column, text in enumerate(row):
        if strange := _NO_TEXT.search(text):
            raise Unreadable(
                format_lazy(
                    _(
                        "Row {row}, column {column} contains the character {code}, which is "
                        "no text. Delete it, or save the table anew from Excel or LibreOffice."
                    ),
                    row=number,
                    column=letters(column),
                    code=f"U+{ord(strange[0]):04X}",
                )
            )


def _with_line_breaks(number, row, separator):
    for column, text in enumerate(row):
        if "\n" in text or "\r" in text:
            yield number, column, [line.count(separator) for line in text.splitlines()[1:]]


def _refuse_swallowed(broken, widths):
    """A quotation mark that nobody closed takes in whole rows, up to the next one."""
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    for number, column, inside in broken:
        like_rows = sum(count == usual - 1 > 0 for count in inside)
        fewest = _FEWEST_SWALLOWED if usual > 2 else _FEWEST_OF_TWO_COLUMNS
        if like_rows >= fewest and like_rows * 2 > len(inside):
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
