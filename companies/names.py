"""Names in Latin letters and Chinese characters: one key for all their spellings. No database here.

What is stored and what is asked for pass through the same `name_key`, so that 濟南 and 济南,
Müller and Mueller, ＫＭＵ and kmu are one. A key is always compared as the beginning of another.
"""

import re
import unicodedata
from functools import cache, lru_cache

from django.utils.translation import get_language

from jadepark.core import languages
from jadepark.core.search import fold, without_second_vowel

from . import legal_forms, pronunciation

# Names are asked for several times in a row, by thousands in an import; so many are remembered.
_REMEMBERED = 8192
# A name has as many suffixes as words or signs.
_REMEMBERED_SUFFIXES = 1024
LONGEST_KEY = 40
# Folding drops at most every second letter.
_LONGEST_UNFOLDED = 2 * LONGEST_KEY
LONGEST_NAME_KEY = 200

HAN = languages.HAN + "〇\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN}]")
_PIECE = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
# Letters with a stroke or a second letter inside; Unicode does not take them apart.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "a", "œ": "o"})


def is_chinese(text: str) -> bool:
    """A single sign makes a name Chinese."""
    return not text.isascii() and _HAN.search(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def script_of(text: str) -> str:
    """“Latn”, “Hans” or “Hant”. A Chinese name that is written alike in both ways (人民) is
    simplified. In a mixture the greater number decides."""
    if not is_chinese(text):
        return "Latn"
    traditional = _changed(text, "t2s")
    return "Hant" if traditional > _changed(text, "s2tw") else "Hans"


@lru_cache(maxsize=_REMEMBERED)
def name_key(text: str) -> str:
    """What equal names share: folded, simplified, letters and digits only, at most 200 of them.

    A text without any letter or digit, such as one of emoji alone, has the key "": no other name
    is equal to it, and nothing is found by it.
    """
    return _key("".join(_pieces(text)))[:LONGEST_NAME_KEY]


def words(text: str) -> list[str]:
    """The folded words; a run of Chinese characters is one word."""
    return [_key(piece) for piece in _pieces(text)]


def for_reader(latin: str, chinese: str) -> tuple[str, str]:
    """(the name for readers of the language spoken now, the one in the other script or "")."""
    if (get_language() or "").startswith("zh"):
        latin, chinese = chinese, latin
    if not latin or latin == chinese:
        return chinese, ""
    return latin, chinese


@lru_cache(maxsize=_REMEMBERED)
def legal_form_of(name: str) -> tuple[str, str]:
    """(name without its legal form, legal form in its usual spelling or "").

    A name that is nothing but a legal form is a name.
    """
    return legal_forms.split(name)


def suffixes(text: str) -> list[tuple[int, str]]:
    """(how many letters stand before it, key) for every place at which a search may start.

    That is the beginning, each Latin word and each Chinese character, none inside the legal form
    at the end. Each key runs to the end of the name, at most 40 characters. In pinyin each
    syllable is a word: give it to `pinyin_suffixes`, which knows all spellings of ü.
    """
    return list(_suffixes(text))


@lru_cache(maxsize=_REMEMBERED_SUFFIXES)
def _suffixes(text):
    joined, places = "".join(_pieces(text)), starts(text)
    return tuple(zip(places, _keys_from(joined, places), strict=True))


def starts(text: str) -> list[int]:
    """The places of `suffixes`."""
    pieces = _pieces(text)
    if not pieces:
        return []
    form = legal_forms.start(text)
    end = len("".join(_pieces(text[:form]) if form < len(text) else pieces))
    return [0, *(at for at in _starts(pieces) if 0 < at < end)]


def _keys_from(joined, starts):
    """The key of the letters from each of these places on: folded once, for all of them."""
    folded = joined.translate(_FOLDED)
    if len(folded) != len(joined):
        return [_key(joined[start : start + _LONGEST_UNFOLDED])[:LONGEST_KEY] for start in starts]
    rests = [folded[start : start + _LONGEST_UNFOLDED] for start in starts]
    return [without_second_vowel(rest)[:LONGEST_KEY] for rest in rests]


@lru_cache(maxsize=_REMEMBERED)
def pinyin(text: str) -> str:
    """The syllables of an organisation's Chinese name: “ji nan er ji chuang”; "" without any."""
    if not is_chinese(text):
        return ""
    text = _converter("t2s").convert(unicodedata.normalize("NFKC", text))
    syllables = []
    for piece in _PIECE.findall(text):
        syllables += pronunciation.read(piece) if _HAN.match(piece) else [piece.lower()]
    return " ".join(syllables)


@lru_cache(maxsize=_REMEMBERED)
def person_pinyin(family: str, given: str) -> str:
    """“Zeng Guofan” for 曾, 国藩. Parts in Latin letters stay as they are."""
    parts = [_in_latin(family, pronunciation.read_surname), _in_latin(given, pronunciation.read)]
    return " ".join(part for part in parts if part)


def wade_giles(family: str, given: str) -> str:
    """“chang hsiao ming” for 张, 晓明, without its marks: how pinyin's elder spells them."""
    syllables = pronunciation.read_surname(simplified(family)) if family else []
    return " ".join(map(pronunciation.older, syllables + pronunciation.read(simplified(given))))


def split_chinese_name(name: str) -> tuple[str, str]:
    """(family, given): 欧阳修 → 欧阳, 修; 卡尔·马克思 → 马克思, 卡尔. Never raises."""
    name = "".join(name.split())
    given, dot, family = re.sub("[•‧・]", "·", name).rpartition("·")
    if dot:
        return family, given
    family = name[:2] if simplified(name[:2]) in pronunciation.COMPOUND_SURNAMES else name[:1]
    return family, name.removeprefix(family)


def pinyin_keys(pinyin: str) -> list[str]:
    """The keys under which a pinyin is found: “Lü Bu” → lubu, lvbu, lyubu."""
    return list(dict.fromkeys(name_key(text) for text in pronunciation.spellings(pinyin)))


def pinyin_suffixes(pinyin: str) -> list[tuple[int, str]]:
    """As `suffixes`, from every syllable and in every spelling of ü."""
    found = {}
    for text in pronunciation.spellings(pinyin):
        for position, key in _suffixes(text):
            found.setdefault(key, position)
    return [(position, key) for key, position in found.items()]


def simplified(text: str) -> str:
    """Sign by sign (乾 is always 干), so that the beginning of a name begins its key."""
    return text.translate(_SIMPLIFIED) if is_chinese(text) else text


class _SignBySign(dict):
    """For `str.translate`: what a sign becomes is worked out once."""

    def __init__(self, change):
        super().__init__()
        self.change = change

    def __missing__(self, code):
        self[code] = changed = self.change(chr(code))
        return changed


def _simplified_sign(character):
    return _converter("t2s").convert(character) if _HAN.match(character) else character


def _folded_sign(character):
    return fold(simplified(character.casefold().translate(_STROKES)))


def _without_mark(character):
    return "" if unicodedata.category(character).startswith("M") else character


_SIMPLIFIED = _SignBySign(_simplified_sign)
_FOLDED = _SignBySign(_folded_sign)
_UNMARKED = _SignBySign(_without_mark)


@cache
def _converter(direction):
    from opencc import OpenCC  # 0.2 s

    return OpenCC(direction)


def _changed(text, direction):
    other = _converter(direction).convert(text)
    return sum(a != b for a, b in zip(text, other, strict=False))


def _pieces(text):
    """Words and Chinese runs, without the marks that NFKD takes off their letters."""
    if text.isascii():
        return _PIECE.findall(text)
    return _PIECE.findall(unicodedata.normalize("NFKD", text).translate(_UNMARKED))


def _key(text):
    return without_second_vowel(text.translate(_FOLDED))


def _starts(pieces):
    at = 0
    for piece in pieces:
        yield from range(at, at + len(piece)) if _HAN.match(piece) else [at]
        at += len(piece)


def _in_latin(part, read):
    if not is_chinese(part):
        return part.strip()
    return pronunciation.joined(read(simplified("".join(part.split()))))
