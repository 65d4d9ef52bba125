"""A name as it was meant: without tone marks and the slips of a scanner, and apart from what people
note beside it. No database here."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from .. import legal_forms, names
from .tables import read

_TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹčřšžćśź\u0300\u0301\u0304\u030c]", re.IGNORECASE)
_TWICE_ENCODED = re.compile("[ÃÂÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_MEMBER = re.compile(
    r"\s+[-–|,]\s*(?:an?\s+(?:member|company|division)|ein(?:e)?\s+(?:Unternehmen|Tochter|Marke)|member)"
    r"\s+(?:of|der|des|von)\b.*$",
    re.IGNORECASE,
)
# “und Umgebung”: how far a club reaches.
_SURROUNDINGS = re.compile(r"\s+(?:u\.\s?U\.|u(?:nd|\.)\s+Umg(?:ebung|\.))", re.IGNORECASE)
_SLIPS = [
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"\b([LNln])v(?=[a-z]*\b)", r"\1ü"),
        (r"\bG(?:rnb(?:H|I-I|ll|II|B)|mb(?:I-I|ll|II|B))\b", "GmbH"),
        (r"(?<=[^\W\d_])0(?=[^\W\d_])", "o"),
        (r"(?<=[a-zäöüß])1(?=[a-zäöüß])", "l"),
        (r"(?<=[A-ZÄÖÜ])1(?=[A-ZÄÖÜ]{2})", "I"),
        # No word begins so: lnstitut, lKTS.
        (r"\bl(?=[bcdfghjkmnpqrstwxzA-Z])", "I"),
        (r"(?<=..)(?:有[^限]公司|有限[^公责]司|有限公[^司])$", "有限公司"),
    )
]
# Most names have none of it: they are looked at once.
_MAY_HAVE_SLIPPED = re.compile("|".join(pattern.pattern for pattern, _right in _SLIPS))
_MAY_BE_NOTED = re.compile(
    r"[,;|/(（，]|\s[-–—]|z\.\s?H|\szu\s|\sattn|(?<=[^\x00-\x7f])\s", re.IGNORECASE
)
_PARTS = re.compile(r"\s+[-–—/|]+\s+|\s*[,;|]\s*")
# Needs no comma before it.
_TO_WHOM = re.compile(r"(?<=\w|\.)\s+(?:z\.\s?Hd?n?\.|zu\s+Händen|c/o\s|attn\b)", re.IGNORECASE)
_POST_CODE = r"^(?:[a-z]{1,2}-)?\d{4,6}\b|^\?"
_CHINESE_STREET = r"(?:路|街|大道|胡同)\S*号?|\d+号|\d+室"


def as_meant(text: str) -> str:
    """Jì'nán is Ji'nan, Lvyuan is Lüyuan, R0ßberg GrnbH is Roßberg GmbH."""
    if not text.isascii() and _TONED.search(text):
        text = _without_tones(text)
    if " " in text:
        text = _SURROUNDINGS.sub("", _MEMBER.sub("", text))
    if not _MAY_HAVE_SLIPPED.search(text):
        return text
    for pattern, instead in _SLIPS:
        text = pattern.sub(instead, text)
    return text


def normalised(text: str) -> str:
    """As Unicode would have it, with single spaces. MÃ¼ller, where UTF-8 was read as Windows-1252,
    is Müller: that has to come first, the quarter of it would be taken apart."""
    if _TWICE_ENCODED.search(text):
        with suppress(UnicodeError):
            text = text.encode("cp1252").decode()
    return " ".join(unicodedata.normalize("NFKC", text).split())


def without_notes(text: str) -> Iterator[tuple[str, str]]:
    """(the name, what was noted beside it), where something was."""
    if not _MAY_BE_NOTED.search(text):
        return
    if names.is_chinese(text):
        yield from _chinese(text)
        return
    parts = [part for part in _PARTS.split(_TO_WHOM.sub(r", \g<0>", text)) if part]
    if len(parts) < 2:
        return
    noted = [part for part in parts if _note().search(part)]
    rest = [part for part in parts if part not in noted]
    if not noted or not rest:
        return
    with_form = [part for part in rest if legal_forms.split(part)[1]]
    for name in with_form if len(rest) > 1 and len(with_form) == 1 else rest[:1]:
        if len(names.name_key(name)) > 2:
            yield name, names.name_key(" ".join(noted))


def _chinese(text):
    found = _behind_a_body().match(text)
    if found and not _part().search(found[2]) and _chinese_note().search(found[2]):
        yield found[1], names.name_key(found[2])


@cache
def _note():
    return re.compile(
        rf"^(?:{_any('beginnings')})(?!\w)|(?:{_any('streets')})\s*\d|{_POST_CODE}", re.IGNORECASE
    )


@cache
def _chinese_note():
    ends, beginnings = _any("chinese_ends"), _any("chinese_beginnings")
    return re.compile(rf"(?:{ends})$|^(?:{beginnings})|{_CHINESE_STREET}")


@cache
def _behind_a_body():
    return re.compile(rf"^(.+?(?:{_any('chinese_bodies')}))[\s,，(（]+(.+?)[)）]?$")


@cache
def _part():
    return re.compile(_any("chinese_parts"))


def _any(which):
    words = sorted(read("name_notes")[which].split(), key=len, reverse=True)
    return "|".join(map(re.escape, words))


def _without_tones(text):
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES))
