"""CSV as Excel opens it: UTF-8 with a byte-order mark, and no formula. No database here."""

import csv
from collections.abc import Iterable
from io import BytesIO, TextIOWrapper

from .defused import defuse

CONTENT_TYPE = "text/csv; charset=utf-8"


def write(head: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """`head` are the names of the columns. A cell may hold anything, line ends too."""
    found = BytesIO()
    with TextIOWrapper(found, encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow([defuse(name) for name in head])
        writer.writerows([defuse(cell) for cell in row] for row in rows)
        text.flush()
        return found.getvalue()
