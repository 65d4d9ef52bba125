"""A sheet as rows of cells. They are kept as lines of JSON, so that 100,000 rows stay small."""

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .cells import Cell, ErrorCell

# First row and column, last row and column, each from 0.
Range = tuple[int, int, int, int]


_decode = json.JSONDecoder().decode


class Rows(Sequence):
    """Read like a tuple of tuples of cells."""

    def __init__(self, lines: Iterable[bytes] = ()):
        self._lines = list(lines)

    @classmethod
    def of_texts(cls, rows: Iterable[list[str]]) -> "Rows":
        return cls(json.dumps(row, ensure_ascii=False).encode() for row in rows)

    @property
    def lines(self) -> list[bytes]:
        """As they are kept: see `kept`."""
        return self._lines

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(_cells(line) for line in self._lines[at])
        return _cells(self._lines[at])

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return map(_cells, self._lines)


@dataclass(frozen=True)
class Table:
    """`rows` begin with the first row of the file, whether or not there is anything in it.
    `merged` are the ranges of merged cells."""

    rows: Rows
    sheet: str = ""
    epoch_1904: bool = False
    merged: tuple[Range, ...] = ()

    @cached_property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


def _cells(line):
    values = _decode(line.decode())
    # Only days and errors are objects.
    return tuple(map(_cell, values)) if b"{" in line else tuple(values)


def _cell(value):
    if isinstance(value, dict):
        if "error" in value:
            return ErrorCell(value["error"])
        return _day(value["day"])
    return value


def _day(text):
    if "T" in text:
        return datetime.datetime.fromisoformat(text)
    return datetime.date.fromisoformat(text)
