"""What is to know of an XLSX before its cells are read."""

import re
from xml.etree import ElementTree

from .archive import part
from .columns import number
from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from .marks import Marks
from .problems import Problem

BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_EPOCH_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*[\"'](?:1|true|on)[\"']")
# Cells with something in them: an empty one that is only coloured closes itself.
_FAR = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=[\"']"
    rb"(?:([A-Za-z]{3,7})([0-9]{1,7})|([A-Za-z]{1,2})([0-9]{6,7}))[\"'][^>]*(?<!/)>"
)
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"'][^>]*?\bt=[\"']e[\"'][^>]*(?<!/)>"
    rb".{0,2000}?<(?:\w+:)?v>([^<]{1,20})</",
    re.DOTALL,
)
_HAS_ERROR = re.compile(rb"\bt=[\"']e[\"']")


def has_macros(archive) -> bool:
    return any(name.casefold().endswith("vbaproject.bin") for name in archive.namelist())


def marks(archive, sheet: str = "") -> Marks:
    found = Marks(bool(_EPOCH_1904.search(part(archive, BOOK))))
    if sheet:
        cells = part(archive, _place(archive, sheet))
        _refuse_far_ones(cells, sheet)
        found.errors = _errors(cells)
    return found


def sheet_at(place: str, book: bytes, relations: bytes) -> str:
    """The name of the sheet that is kept there; "" for another part."""
    places = _places(book, relations)
    return next((name for name, where in places.items() if where == place), "")


def _place(archive, sheet):
    """Where the sheet of this name is kept."""
    return _places(part(archive, BOOK), part(archive, RELATIONS)).get(sheet, "xl/")


def _places(book, relations):
    ids = {one.get("name"): _relation(one) for one in _elements(book, "sheet")}
    targets = {
        one.get("Id"): one.get("Target") or "" for one in _elements(relations, "Relationship")
    }
    found = {name: targets.get(key, "") for name, key in ids.items()}
    return {name: at[1:] if at.startswith("/") else f"xl/{at}" for name, at in found.items()}


def _relation(element):
    """r:id, whose namespace is another one in the strict variant of the format."""
    ids = (value for name, value in element.items() if name.endswith("}id"))
    return next(ids, "")


def _elements(xml, tag):
    try:
        tree = ElementTree.fromstring(xml)  # noqa: S314 - declarations are refused before
    except ElementTree.ParseError:
        return []
    return [element for element in tree.iter() if element.tag.rpartition("}")[2] == tag]


def _refuse_far_ones(cells, sheet):
    """The library makes room for the whole rectangle, so one cell far away costs gigabytes."""
    for found in _FAR.finditer(cells):
        letters, digits = found[1] or found[3], found[2] or found[4]
        if number(letters) >= MOST_COLUMNS:
            raise Problem("columns", sheet=sheet, cell=_name(letters, digits), most=MOST_COLUMNS)
        if int(digits) > MOST_ROWS:
            raise Problem("rows", sheet=sheet, cell=_name(letters, digits), most=MOST_ROWS)
    if cells.count(b"<v") + cells.count(b"<is") > MOST_CELLS:
        raise Problem("cells", sheet=sheet, most=MOST_CELLS)


def _name(letters, digits):
    return (letters + digits).decode().upper()


def _errors(cells):
    if not _HAS_ERROR.search(cells):
        return {}
    return {
        (int(digits) - 1, number(letters)): text.decode(errors="replace")
        for letters, digits, text in _ERROR.findall(cells)
        if int(digits)
    }
