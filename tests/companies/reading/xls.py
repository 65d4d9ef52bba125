"""Workbooks of Excel 97, written record by record."""

import struct

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
# So large that no stream is kept among the small ones.
_SMALLEST = 4096


def xls(rows, *, epoch_1904=False, name="Adressen", extra=b"", streams=()) -> bytes:
    """`rows` are rows of text, numbers, None, or (“error”, code)."""
    return compound({"Workbook": workbook(rows, epoch_1904, name, extra), **dict(streams)})


def workbook(rows, epoch_1904=False, name="Adressen", extra=b""):
    bound = _record(0x85, struct.pack("<IBBBB", 0, 0, 0, len(name), 1) + name.encode("utf-16-le"))
    head = _record(0x809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 6)) + extra
    head += _record(0x22, struct.pack("<H", epoch_1904)) + _record(0x42, struct.pack("<H", 1200))
    at = len(head) + len(bound) + 4
    bound = bound[:4] + struct.pack("<I", at) + bound[8:]
    return head + bound + _record(0x0A, b"") + _sheet(rows)


def compound(streams: dict[str, bytes]) -> bytes:
    """A container with one sector of table, and these streams."""
    sectors, table = [b""], [_TABLE]
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), start=1):
        padded = data.ljust(_SMALLEST, b"\0")
        first = len(sectors)
        parts = [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
        sectors += [part.ljust(_SECTOR, b"\0") for part in parts]
        table += [*range(first + 1, first + len(parts)), _END]
        following = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, first, len(padded), right=following))
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    first_directory = len(sectors)
    count = len(directory) // _SECTOR
    table += [*range(first_directory + 1, first_directory + count), _END]
    sectors += [directory[at : at + _SECTOR] for at in range(0, len(directory), _SECTOR)]
    sectors[0] = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")[:_SECTOR]
    return _header(first_directory) + b"".join(sectors)


def _header(first_directory):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIII", 0, 1, first_directory, 0, _SMALLEST)
    head += struct.pack("<IIII", _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name, kind, first, size, child=_FREE, right=_FREE):
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    head += struct.pack("<III", _FREE, right, child) + bytes(36)
    return head + struct.pack("<III", first, size, 0)


def _sheet(rows):
    cells = b"".join(
        _cell(value, row, column)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    )
    head = _record(0x809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 6))
    width = max(map(len, rows), default=0)
    head += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    return head + cells + _record(0x0A, b"")


def _cell(value, row, column):
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, tuple):
        return _record(0x205, place + struct.pack("<BB", value[1], 1))
    if isinstance(value, str):
        text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x204, place + text)
    return _record(0x203, place + struct.pack("<d", value))


def _record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body
