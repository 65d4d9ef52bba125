"""A file whose rows are in two encodings: put together from two, or edited with a second program.

Whichever was chosen, some rows would come out wrong and nobody would see it. Each field with a
byte beyond ASCII is looked at by itself. Short ones may pass for several, and those decide
nothing: 眉 in GB18030 is ü in UTF-8.
"""

import re
from collections import defaultdict

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .problems import Unreadable
from .separated import SEPARATORS

UTF_8, CHINESE, WESTERN = "UTF-8", "GB18030", "Windows-1252"
MOST_NAMED = 10
_FIELDS = re.compile("[" + re.escape("".join(SEPARATORS)) + '"\r]')
_BEYOND = re.compile(r"[\x80-\xff]+")
_LETTERS = "äöüßÄÖÜéèêëàâáåæøçñíïóôú"
_SIGNS = "„“”‚‘’–—…€§°²³"
# Müller, Straße, Öffnung: with three plain letters at least, for 時間 in GB18030 is “•rég” in 1252.
_WESTERN_WORD = re.compile(
    rf"[A-Za-z]{{2}}[{_LETTERS}]{{1,2}}[a-z]|[A-Za-z][{_LETTERS}]{{1,2}}[a-z]{{2}}"
    r"|(?<!\w)[ÄÖÜ][a-z]{3}"
)
_ONLY_WESTERN = re.compile(rf"[\x00-\x7f{_LETTERS}{_SIGNS}]*")
_HANZI = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]{2}")
_FEWEST_BYTES = 4


def refuse(data: bytes) -> None:
    """For a file that is not UTF-8 as a whole."""
    rows = defaultdict(set)
    for number, line in enumerate(data.split(b"\n"), start=1):
        for kind in {_kind(field) for field in _fields(line)} - {None}:
            rows[kind].add(number)
    if UTF_8 in rows:
        raise _unreadable([rows[UTF_8], set(_not_utf_8(data))])
    if len(rows) > 1:
        raise _unreadable(rows.values())


def _fields(line):
    if line.isascii():
        return []
    return [field for field in _FIELDS.split(line.decode("latin-1")) if not field.isascii()]


def _kind(field):
    """None for a field that may be in more than one encoding."""
    data = field.encode("latin-1")
    if _is_utf_8(data):
        return UTF_8
    runs = _BEYOND.findall(field)
    if all(len(run) <= 2 for run in runs) and _is_western(data):
        return WESTERN
    if any(len(run) >= _FEWEST_BYTES for run in runs) and _is_chinese(data):
        return CHINESE
    return None


def _is_utf_8(data):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(_HANZI.search(text) or _WESTERN_WORD.search(text))


def _is_western(data):
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return bool(_ONLY_WESTERN.fullmatch(text) and _WESTERN_WORD.search(text))


def _is_chinese(data):
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return bool(_HANZI.search(text))


def _not_utf_8(data):
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield number


def _unreadable(parts):
    """Names the rows of the smaller part."""
    few = sorted(min(parts, key=len))
    named = ", ".join(map(str, few[:MOST_NAMED])) + (" …" if len(few) > MOST_NAMED else "")
    return Unreadable(
        format_lazy(
            _(
                "The file mixes two encodings. These rows are in another one than the rest: "
                "{rows}. Save the table as “CSV UTF-8” from where it reads right, or upload "
                "these rows as a file of their own."
            ),
            rows=named,
        )
    )
