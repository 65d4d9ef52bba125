"""Is one word the other with a typing error, or a word of its own? No database here.

Müller and Möller, Hengtong and Hengdong, 华兴 and 华星 differ by one sign and are two names each:
an error is supposed only where it leaves no other name, or where the word is long.
"""

import re
from enum import IntEnum
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from .. import names
from . import frequent
from .memory import REMEMBERED
from .tables import read
from .vocabulary import han_words, is_pinyin

_SHORTEST = 6
_SHORTEST_PINYIN = 5
_LONG, _VERY_LONG = 8, 12
_LONGEST_WORD = 6
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[ae][iy]", "ei"), (r"th", "t"), (r"ph", "f"), (r"ck", "k"), (r"tz", "z"), (r"dt", "t"),
        (r"ie", "i"), (r"y", "i"), (r"c(?!h)", "k"), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


class Error(IntEnum):
    """NONE: two different words; LIKELY: needs something else that is equal; SURE: a slip."""

    NONE = 0
    LIKELY = 1
    SURE = 2


@lru_cache(maxsize=REMEMBERED)
def latin(one: str, other: str) -> Error:
    """Of two keys. A digit is never mistyped: it is another number."""
    if any(c.isdigit() for c in one + other):
        return Error.NONE
    if as_scanned(one) == as_scanned(other):
        return Error.SURE
    shorter = min(len(one), len(other))
    most = 2 if shorter >= _VERY_LONG else 1
    if OSA.distance(one, other, score_cutoff=most) > most:
        return Error.LIKELY if shorter >= 4 and sound(one) == sound(other) else Error.NONE
    if shorter < 4 or _are_two_names(one, other):
        return Error.LIKELY if shorter >= 4 else Error.NONE
    if shorter < _SHORTEST or (one[0] != other[0] and shorter < _VERY_LONG):
        return Error.LIKELY if one[0] == other[0] else Error.NONE
    # A letter for another makes a name of its own, as long as the word is short.
    is_swapped = len(one) == len(other) and sorted(one) != sorted(other)
    return Error.LIKELY if is_swapped and shorter < _LONG else Error.SURE


@lru_cache(maxsize=REMEMBERED)
def chinese(one: str, other: str, own: str, other_own: str) -> Error:
    """A character that is read alike was chosen wrongly from the list; one that looks alike was
    read wrongly from a card, which shows where a known word is broken by it: 山东师范大字. `own` is
    what of the name is its own: there, a character more or less is a name of its own unless it is
    long."""
    if len(one) != len(other):
        return Error.NONE
    wrong = [at for at, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    if len(wrong) == 2 and min(len(own), len(other_own)) > 2:
        # 特锐德电气, 特瑞德电器: a whole name that is read alike.
        are_alike = all(are_read_alike(one[at], other[at]) for at in wrong)
        return Error.SURE if are_alike and len(one) >= _SHORTEST else Error.NONE
    if len(wrong) != 1:
        return Error.NONE
    at = wrong[0]
    if not are_read_alike(one[at], other[at]):
        if other[at] not in _look_alike().get(one[at], ()):
            return Error.NONE
        is_broken = _is_in_a_word(one, at) != _is_in_a_word(other, at)
        return Error.SURE if is_broken and len(one) >= _SHORTEST else Error.LIKELY
    is_own = one[at] in own and other[at] in other_own
    return Error.LIKELY if is_own and min(len(own), len(other_own)) < 3 else Error.SURE


def _is_in_a_word(text, at):
    known = han_words()
    return any(
        text[start:end] in known
        for start in range(max(0, at - _LONGEST_WORD + 1), at + 1)
        for end in range(max(at + 1, start + 2), min(len(text), start + _LONGEST_WORD) + 1)
    )


@cache
def _look_alike():
    found = {}
    for group in read("name_abbreviations")["look_alike"]["signs"].split():
        for sign in group:
            found.setdefault(sign, set()).update(group)
    return found


def are_read_alike(one: str, other: str) -> bool:
    """Also for those who do not tell s from sh: input methods offer them both."""
    return bool(_heard(one) & _heard(other))


def _heard(character):
    keys = pinyin_keys(character) - {""}
    return {re.sub("ng$", "n", re.sub("^([szc])h", r"\1", key)) for key in keys}


@lru_cache(maxsize=REMEMBERED)
def pinyin_keys(characters: str) -> frozenset[str]:
    return frozenset(names.pinyin_keys(names.pinyin(characters)))


@lru_cache(maxsize=REMEMBERED)
def pinyin_meant(word: str) -> frozenset[str]:
    """Guangwei for Guangwie: what becomes pinyin when two letters change places or one is taken
    away. Of what can be read as it is, nothing."""
    if len(word) < _SHORTEST_PINYIN or not word.isascii() or is_pinyin(word):
        return frozenset()
    places = range(1, len(word))
    swapped = (word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] for at in places)
    shorter = (word[:at] + word[at + 1 :] for at in places)
    return frozenset(filter(is_pinyin, (*swapped, *shorter)))


@lru_cache(maxsize=REMEMBERED)
def as_scanned(word: str) -> str:
    """What scanners take for each other is one sign here: Schrnidt, Schmidt."""
    return word.replace("rn", "m").replace("vv", "w").replace("cl", "d")


@lru_cache(maxsize=REMEMBERED)
def sound(word: str) -> str:
    """Alike for Meier and Mayer, Thorsten and Torsten."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def _are_two_names(one, other):
    if is_pinyin(one) and is_pinyin(other):
        return True
    return frequent.is_german_surname(one) and frequent.is_german_surname(other)
