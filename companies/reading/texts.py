"""Bytes to text. Nothing is guessed: UTF-8 proves itself, a byte-order mark is believed, and what
else the bytes may say is shown side by side for a person to choose."""

import codecs
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import mixed
from .problems import Unreadable

LABELS = {
    "utf-8": "Unicode (UTF-8)",
    "gb18030": _("Chinese (GB18030, also GBK and GB2312)"),
    "cp1252": _("Western European (Windows-1252)"),
    "utf-16-le": "Unicode (UTF-16)",
    "utf-16-be": _("Unicode (UTF-16, bytes swapped)"),
}
# By their bytes or their mark, so that nobody has to choose.
PROVEN = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
MOST_SHOWN = 5
_LONGEST_SHOWN = 200
_LOOKED_AT = 200_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# Where there is no other end of a line at all.
_OTHER_ENDS = re.compile("[\x85\u2028\u2029]")
# Their bytes do not show where a line ends.
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_AT_ONCE, _FIRST = 2**16, 200_000
# The longer marks first: one begins with another.
_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
# In a table, one of so many characters at least is a separator, a digit or the end of a line.
_COMMON = re.compile(r"[\t\r\n -~]")
_LEAST_COMMON = 40
_WESTERN = frozenset("äöüÄÖÜßéèêëàâáåæøçñíìîóòôúùûÉÈÅØÆÇÑ€–—„“”‚‘’…°²³§´©®·«»½")


@dataclass(frozen=True)
class Reading:
    """One of several that are possible. `sample`: numbers and texts of rows that tell which."""

    encoding: str
    label: str | Promise
    sample: tuple[tuple[int, str], ...] = ()


def readings(data: bytes) -> tuple[Reading, ...]:
    """The likeliest first. One alone may be wrong too, if it is none of `PROVEN`: the characters of
    Taiwan's Big5 pass for GB18030.

    Raises `Unreadable` where there is none, or where one file has two."""
    found = _certain(data) or _possible(data)
    return _side_by_side({encoding: lines(data, encoding) for encoding in found})


def decode(data: bytes, encoding: str) -> str:
    """Raises `Unreadable`, with the row, where the bytes are no text in this encoding."""
    try:
        return data.removeprefix(_mark_of(encoding)).decode(encoding)
    except LookupError:
        raise Unreadable(
            format_lazy(
                _("There is no encoding “{encoding}”. Choose one of those offered."),
                encoding=encoding,
            )
        ) from None
    except UnicodeDecodeError as wrong:
        row = data.count(b"\n", 0, wrong.start) + 1
        raise Unreadable(
            format_lazy(
                _(
                    "Row {row} cannot be read as {encoding}. Choose another encoding, or save the "
                    "file as “CSV UTF-8”."
                ),
                row=row,
                encoding=LABELS.get(encoding, encoding),
            )
        ) from None


def lines(data: bytes, encoding: str) -> Iterator[str]:
    """What `decode` gives, line by line with their ends, without the whole of it in memory."""
    if encoding in _WIDE or not (b"\n" in data or b"\r" in data):
        yield from _split(decode(data, encoding))
        return
    raw = io.BytesIO(data)
    raw.seek(len(_mark_of(encoding)) if data.startswith(_mark_of(encoding)) else 0)
    try:
        # Not translated, and none of the other ends that `splitlines` knows.
        yield from io.TextIOWrapper(raw, encoding, newline="")
    except (LookupError, UnicodeDecodeError):
        decode(data, encoding)
        raise


def first_lines(data: bytes, encoding: str) -> list[str]:
    """Enough of them to see how they are divided. Raises what `lines` does."""
    try:
        file = io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline="")
    except LookupError:
        return list(_split(decode(data, encoding)))
    return list(_split(file.read(_FIRST).removeprefix("\ufeff")))


def _split(text):
    """Not by `splitlines`, for which a row also ends at U+2028 and the like."""
    if "\n" not in text and "\r" not in text:
        text = _OTHER_ENDS.sub("\n", text)
    return (line[0] for line in _LINE.finditer(text))


def _mark_of(encoding):
    return next((mark for mark, named in _MARKS if named == encoding), b"")


def _certain(data):
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    if b"\0" in data:
        wide = [encoding for encoding in ("utf-16-le", "utf-16-be") if _is_wide(data, encoding)]
        if wide:
            return wide
    return ["utf-8"] if _decodes(data, "utf-8") else []


def _possible(data):
    mixed.refuse(data)
    found = [encoding for encoding in ("gb18030", "cp1252") if _is_text(data, encoding)]
    if not found:
        raise Unreadable(
            _(
                "The file is neither UTF-8, nor GB18030, nor Windows-1252, nor UTF-16. "
                "Open the table in Excel or LibreOffice, and save it as “CSV UTF-8”."
            )
        )
    return sorted(found, key=lambda encoding: -_likeliness(data, encoding))


def _decodes(data, encoding):
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(data), _AT_ONCE):
            decoder.decode(data[start : start + _AT_ONCE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_text(data, encoding):
    """It decodes, and into characters that there are."""
    if not _decodes(data, encoding):
        return False
    unknown = {"Cn", "Co", "Cc"}
    return not any(
        unicodedata.category(c) in unknown for c in set(data.decode(encoding)) - set("\t\r\n\f\v")
    )


def _is_wide(data, encoding):
    """UTF-16 without a mark: separators and ends of lines show as pairs of bytes with a NUL."""
    if len(data) % 2 or not _is_text(data, encoding):
        return False
    text = data.decode(encoding)[:_LOOKED_AT]
    return len(_COMMON.findall(text)) * _LEAST_COMMON >= len(text)


def _likeliness(data, encoding):
    """The share of the characters beyond ASCII that are common ones."""
    beyond = [c for c in data.decode(encoding) if ord(c) > 127][:_LOOKED_AT]
    if encoding == "cp1252":
        common = sum(c in _WESTERN for c in beyond)
    else:
        common = sum(_is_common_chinese(c) for c in beyond)
    return common / max(len(beyond), 1)


def _is_common_chinese(character):
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    # The first level of GB2312: the 3,755 characters that are used most, and its signs.
    return code[0] <= 0xD7


def _side_by_side(texts):
    """The first rows that differ, in each of the readings."""
    rows = enumerate(zip(*texts.values(), strict=False), start=1)
    telling = (row for row in rows if len(set(row[1])) > 1 or not row[1][0].isascii())
    shown = list(islice(telling, MOST_SHOWN))
    return tuple(
        _reading(encoding, tuple((number, _shown(row[at])) for number, row in shown))
        for at, encoding in enumerate(texts)
    )


def _shown(line):
    return line.rstrip("\r\n")[:_LONGEST_SHOWN]


def _reading(encoding, sample=()):
    return Reading(encoding, LABELS.get(encoding, encoding), sample)
