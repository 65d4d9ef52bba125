"""One workbook, whatever its kind, as plain values that fit into JSON."""

import datetime
import io
import math
import re
from collections.abc import Iterator

import python_calamine

from . import archive, compound, ods, xls, xlsx
from .columns import letters
from .limits import LONGEST_CELL, MOST_CARRIED, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from .marks import Marks
from .problems import Problem

_WORKSHEET = python_calamine.SheetTypeEnum.WorkSheet
_VISIBLE = python_calamine.SheetVisibleEnum.Visible
_OTHER_PARTS = {"word/": "docx", "ppt/": "pptx", "xl/workbook.bin": "xlsb"}
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAFE_INTEGER = 2**53


class Opened:
    """Raises `Problem` with whatever a file can have that keeps it from being read."""

    def __init__(self, data: bytes):
        self.container = self.stream = None
        if data.startswith(compound.SIGNATURE):
            self.container, self.stream = xls.book(data)
            self.kind, self.has_macros = "xls", xls.has_macros(self.container)
        else:
            self.container = _unpacked(data)
            self.kind = _kind(self.container)
            self.has_macros = {"xlsx": xlsx, "ods": ods}[self.kind].has_macros(self.container)
        # A password of an XLS is known from its records.
        self.marks("")
        self.book = _opened(data)

    def sheets(self) -> list[str]:
        return [sheet.name for sheet in self._worksheets()]

    def hidden(self) -> list[str]:
        return [sheet.name for sheet in self._worksheets() if sheet.visible != _VISIBLE]

    def marks(self, sheet: str) -> Marks:
        if self.kind == "xlsx":
            return xlsx.marks(self.container, sheet)
        if self.kind == "ods":
            return ods.marks(self.container, sheet)
        return xls.marks(self.stream, self.book.sheet_names.index(sheet) if sheet else None)

    def rows(self, sheet: str, marks: Marks) -> Iterator[list]:
        cells = self._sheet(sheet)
        if cells.width * cells.height > MOST_CELLS:
            raise Problem("cells", sheet=sheet, most=MOST_CELLS)
        if cells.start is None:
            return
        if marks.merged is None:
            marks.merged = [(*first, *last) for first, last in cells.merged_cell_ranges or []]
        _refuse_merged(marks.merged, cells.start[0] + cells.height, sheet)
        before = [None] * cells.start[1]
        for number, row in enumerate(cells.iter_rows()):
            _check(sheet, number, before, row)
            plain = before + [_plain(cell) for cell in row]
            _refuse_texts(plain, sheet, number)
            yield _with_errors(plain, number, marks)

    def _worksheets(self):
        return [sheet for sheet in self.book.sheets_metadata if sheet.typ == _WORKSHEET]

    def _sheet(self, name):
        try:
            return self.book.get_sheet_by_name(name)
        except python_calamine.CalamineError as broken:
            raise Problem("sheet", sheet=name) from broken


def _unpacked(data):
    try:
        return archive.opened(data)
    except Problem as problem:
        # Which sheet is damaged can be known; what else a file consists of says nothing to anybody.
        parts = (archive.unchecked(data, name) for name in (xlsx.BOOK, xlsx.RELATIONS))
        sheet = xlsx.sheet_at(problem.values.get("part", ""), *parts)
        if problem.word == "broken" and sheet:
            raise Problem("sheet", sheet=sheet) from problem
        raise


def _opened(data):
    try:
        return python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError as broken:
        raise Problem("password") from broken
    except python_calamine.CalamineError as broken:
        raise Problem("broken") from broken


def _kind(zipped):
    names = {name.replace("\\", "/").casefold() for name in zipped.namelist()}
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and b"spreadsheet" in archive.part(zipped, "mimetype"):
        if ods.is_encrypted(zipped):
            raise Problem("password")
        return "ods"
    kinds = (kind for part, kind in _OTHER_PARTS.items() if any(n.startswith(part) for n in names))
    raise Problem("another kind", kind=next(kinds, ""))


def _check(sheet, number, before, row):
    width = len(before) + len(row)
    if width > MOST_COLUMNS:
        cell = f"{letters(width - 1)}{number + 1}"
        raise Problem("columns", sheet=sheet, cell=cell, most=MOST_COLUMNS)
    if number >= MOST_ROWS:
        cell = f"{letters(len(before))}{number + 1}"
        raise Problem("rows", sheet=sheet, cell=cell, most=MOST_ROWS)


def _refuse_merged(merged, height, sheet):
    """Ranges that lie over each other would carry the same cells down again and again."""
    carried = sum(max(min(last, height) - first, 0) for first, _, last, _ in merged)
    if carried > MOST_CARRIED:
        raise Problem("merged", sheet=sheet, most=MOST_CARRIED)


def _refuse_texts(cells, sheet, row):
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            place = {"sheet": sheet, "row": row + 1, "column": letters(column)}
            if len(cell) > LONGEST_CELL:
                raise Problem("long cell", **place, most=LONGEST_CELL)
            if strange := _NO_TEXT.search(cell):
                raise Problem("no text", **place, code=f"U+{ord(strange[0]):04X}")


def _plain(cell):
    if cell == "" and isinstance(cell, str):
        return None
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime.date):
        return {"day": cell.isoformat()}
    if isinstance(cell, datetime.time):
        return cell.isoformat("auto").removesuffix(":00")
    if isinstance(cell, datetime.timedelta):
        return str(cell)
    return cell


def _number(cell):
    if not math.isfinite(cell):
        return {"error": "#NUM!"}
    return int(cell) if cell.is_integer() and abs(cell) < _SAFE_INTEGER else cell


def _with_errors(cells, row, marks):
    if marks.errors:
        for column in range(len(cells)):
            if (row, column) in marks.errors:
                cells[column] = {"error": marks.errors[row, column]}
    while cells and cells[-1] is None:
        cells.pop()
    return cells
