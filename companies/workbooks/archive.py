"""XLSX and ODS are zip archives. What one unpacks to is counted before anything reads it: what its
directory says of the sizes may be a lie."""

import io
import zipfile
import zlib
from contextlib import suppress

from .limits import MOST_PARTS, MOST_UNPACKED
from .problems import Problem

_AT_ONCE = 2**18
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
_BROKEN += (ValueError, OverflowError)
# Programs write none; with them a few bytes can stand for gigabytes.
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
# Across two portions no declaration may hide.
_OVERLAP = max(map(len, _DECLARATIONS)) - 1


def opened(data: bytes) -> zipfile.ZipFile:
    """Raises `Problem` for an archive that is broken, encrypted or too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as broken:
        raise Problem("broken") from broken
    _check(archive)
    return archive


def unchecked(data: bytes, name: str) -> bytes:
    """The beginning of a part, where another one of the archive is broken; nothing where this one
    is too."""
    with suppress(*_BROKEN, KeyError), zipfile.ZipFile(io.BytesIO(data)).open(name) as file:
        found = file.read(_AT_ONCE)
        return b"" if any(word in found for word in _DECLARATIONS) else found
    return b""


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """What the part holds; nothing where there is no such part."""
    known = {info.filename.casefold(): info for info in archive.infolist()}
    info = known.get(name.casefold())
    return archive.read(info) if info else b""


def _check(archive):
    if len(archive.infolist()) > MOST_PARTS:
        raise Problem("too many parts", most=MOST_PARTS)
    unpacked = 0
    for info in archive.infolist():
        if info.flag_bits & _ENCRYPTED:
            raise Problem("password")
        try:
            with archive.open(info) as file:
                unpacked += _size(file, info.filename, MOST_UNPACKED - unpacked)
        except _BROKEN as broken:
            raise Problem("broken", part=info.filename) from broken


def _size(file, name, left):
    size, before = 0, b""
    is_xml = name.casefold().endswith((".xml", ".rels"))
    while portion := file.read(_AT_ONCE):
        size += len(portion)
        if size > left:
            raise Problem("bomb", most=MOST_UNPACKED // 2**20)
        if is_xml and any(word in before + portion for word in _DECLARATIONS):
            raise Problem("entities", part=name)
        before = portion[-_OVERLAP:]
    return size
