"""What a file is by its first bytes; its name is only believed."""

from ..workbooks.compound import SIGNATURE as COMPOUND
from .problems import of_kind

ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
# A magic number is only looked for at the very start.
_OTHERS = {
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"BM": "picture",
    b"RIFF": "picture",
    b"II*\x00": "picture",
    b"MM\x00*": "picture",
    b"%PDF": "pdf",
    b"{\\rtf": "doc",
    b"\x09\x00\x04\x00": "old xls",
    b"\x09\x02\x06\x00": "old xls",
    b"\x09\x04\x06\x00": "old xls",
    b"BEGIN:VCARD": "vcard",
    b"Rar!": "",
    b"7z\xbc\xaf": "",
    b"\x1f\x8b": "",
    b"\x7fELF": "",
    b"MZ\x90\x00": "",
    b"SQLite format 3": "",
    _EMPTY_ZIP: "",
}
# "BM" and "RIFF" may also begin a table; a picture has NULs soon.
_ALSO_WORDS = (b"BM", b"RIFF")
_BEGINNING = 512


def is_workbook(data: bytes) -> bool:
    return data.startswith((ZIP, COMPOUND))


def refuse_others(data: bytes) -> None:
    for magic, kind in _OTHERS.items():
        if data.startswith(magic) and not _is_text(magic, data):
            raise of_kind(kind)
    beginning = data[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")):
        raise of_kind("html")
    if beginning.startswith(b"<?xml"):
        raise of_kind("xml")


def _is_text(magic, data):
    return magic in _ALSO_WORDS and b"\0" not in data[:_BEGINNING]
