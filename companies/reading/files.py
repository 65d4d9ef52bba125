"""A file as it was uploaded: what it is, and a table of it."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..workbooks.limits import MOST_BYTES
from . import books, kinds, separated, texts
from .problems import Unreadable
from .tables import Table

_TEXTS = (".csv", ".tsv", ".txt", ".tab")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
# More than a byte-order mark and empty lines.
_SOMETHING = re.compile(rb"[^\xef\xbb\xbf\xff\xfe\x00 \t\r\n]")
MACROS = _("The workbook has macros. They are not run; only its cells are read.")
NAMED_OTHERWISE = _("The file is named like a workbook but is plain text, and is read as such.")


@dataclass(frozen=True)
class Inspection:
    """`encoding` is "" where a person has to choose one of the `readings`."""

    kind: str
    size: int
    encoding: str = ""
    readings: tuple[texts.Reading, ...] = ()
    separator: str = ""
    sheets: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    has_macros: bool = False
    is_named_otherwise: bool = False

    @property
    def notes(self) -> tuple[Promise, ...]:
        """What is read otherwise than its owner may think."""
        said = {MACROS: self.has_macros, NAMED_OTHERWISE: self.is_named_otherwise}
        return tuple(sentence for sentence, is_so in said.items() if is_so)


def names() -> tuple[str, ...]:
    """How the names of files end that can be read; for a form."""
    return _TEXTS + _WORKBOOKS


def inspect(name: str, data: bytes) -> Inspection:
    """Raises `Unreadable`."""
    _refuse(data)
    if kinds.is_workbook(data):
        return _workbook(books.open_(data), len(data))
    separated.refuse_too_many_lines(data)
    readings = texts.readings(data)
    only = readings[0].encoding if len(readings) == 1 else ""
    encoding = only if only in texts.PROVEN else ""
    separator = _proposed(name, data, readings[0].encoding)
    separated.refuse(texts.lines(data, readings[0].encoding), separator)
    is_named_otherwise = PurePath(name).suffix.casefold() in _WORKBOOKS
    return Inspection(
        "csv", len(data), encoding, readings, separator, is_named_otherwise=is_named_otherwise
    )


def read(
    name: str, data: bytes, *, encoding: str = "", separator: str = "", sheet: str = ""
) -> Table:
    """Raises `Unreadable`. What is not said is proposed."""
    _refuse(data)
    if kinds.is_workbook(data):
        return books.read(data, sheet)
    separated.refuse_too_many_lines(data)
    encoding = encoding or texts.readings(data)[0].encoding
    separator = separator or _proposed(name, data, encoding)
    return Table(separated.rows(texts.lines(data, encoding), separator))


def _proposed(name, data, encoding):
    return separated.propose(texts.first_lines(data, encoding), _preferred(name))


def _refuse(data):
    if not _SOMETHING.search(data):
        raise Unreadable(_("The file is empty. Choose the one with the table."))
    if len(data) > MOST_BYTES:
        raise Unreadable(
            format_lazy(
                _("The file has {size} MB; at most {most} MB are read. Divide the table."),
                size=-(-len(data) // 2**20),
                most=MOST_BYTES // 2**20,
            )
        )
    kinds.refuse_others(data)


def _preferred(name):
    return "\t" if PurePath(name).suffix.casefold() in (".tsv", ".tab") else ""


def _workbook(found, size):
    hidden = frozenset(found.hidden)
    return Inspection(
        found.kind, size, sheets=found.sheets, hidden=hidden, has_macros=found.has_macros
    )
