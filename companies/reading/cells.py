"""What can be in a cell, and how it is written down."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# Numbers, days, telephones, addresses: what stands below a header and never in one.
NUMBER_LIKE = re.compile(r"[\d\s.,:/+()\-–年月日]+|[^@]*@[^@]*|https?://.*")


@dataclass(frozen=True)
class ErrorCell:
    """A formula that failed: #N/A and its like."""

    text: str


Cell = str | int | float | bool | datetime.date | datetime.datetime | ErrorCell | None


def as_text(cell: Cell) -> str:
    """One spelling for each value: 2013-04-01, 5 and not 5.0; "" for an empty cell. Text keeps its
    lines and loses the spaces around it. A number stays a number: whether it is a date, and in
    which system, is decided where the column is known (`Table.epoch_1904`)."""
    if cell is None:
        return ""
    if isinstance(cell, ErrorCell):
        return cell.text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "minutes" if cell.second == 0 else "seconds")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float):
        return format(cell, ".15g")
    return _trimmed(str(cell))


def _trimmed(text):
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip("\ufeff\u200b \t\n\xa0\u3000")


def is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not _trimmed(cell))


def texts(cells: Iterable[Cell]) -> list[str]:
    return [as_text(cell) for cell in cells]


def filled_texts(cells: Iterable[Cell]) -> list[str]:
    return [text for text in texts(cells) if text]
