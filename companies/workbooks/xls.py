"""What is to know of an XLS before its cells are read."""

import struct

from .compound import Compound
from .marks import Marks
from .problems import Problem

_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_FORMULA, _END, _EPOCH_1904, _PASSWORD, _SHEET, _ERROR = 0x06, 0x0A, 0x22, 0x2F, 0x85, 0x205
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_NO_NUMBER = 0xFFFF
_RESULT_IS_ERROR = 2


def book(data: bytes) -> tuple[Compound, bytes]:
    """The container and the stream with the cells."""
    container = Compound(data)
    if "EncryptedPackage" in container.names():
        raise Problem("password")
    name = next((name for name in _STREAMS if name in container.names()), None)
    if name is None:
        raise Problem("another kind", kind=_kind(container))
    return container, container.stream(name)


def has_macros(container: Compound) -> bool:
    return bool({"_VBA_PROJECT_CUR", "_VBA_PROJECT"} & container.names())


def marks(stream: bytes, sheet_number: int | None = None) -> Marks:
    found, sheets = Marks(), []
    for kind, body in _records(stream, 0):
        if kind == _PASSWORD:
            raise Problem("password")
        if kind == _EPOCH_1904:
            found.epoch_1904 = body[:2] == b"\1\0"
        elif kind == _SHEET and len(body) >= 4:
            sheets.append(struct.unpack_from("<I", body)[0])
    if sheet_number is not None and sheet_number < len(sheets):
        found.errors = dict(_errors(stream, sheets[sheet_number]))
    return found


def _kind(container):
    names = container.names()
    if "WordDocument" in names:
        return "doc"
    return "ppt" if "PowerPoint Document" in names else ""


def _records(stream, at):
    """Up to the end of the part that begins there."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _END:
            return
        at += 4 + length


def _errors(stream, start):
    for kind, body in _records(stream, start):
        if kind == _ERROR and len(body) >= 8 and body[7] == 1:
            row, column = struct.unpack_from("<HH", body)
            yield (row, column), _ERRORS.get(body[6], "#N/A")
        elif kind == _FORMULA and len(body) >= 14 and _is_failed(body):
            row, column = struct.unpack_from("<HH", body)
            yield (row, column), _ERRORS.get(body[8], "#N/A")


def _is_failed(formula):
    has_no_number = struct.unpack_from("<H", formula, 12)[0] == _NO_NUMBER
    return has_no_number and formula[6] == _RESULT_IS_ERROR
