"""What words in names mean: places, kinds of bodies, trades, known short names. No database here.

The words stand in data/name_words.toml, data/name_places.toml and data/known_names.toml. Nothing is
read before a name is.
"""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .. import legal_forms, names

_DATA = Path(__file__).parent.parent / "data"
# Shorter words have neighbours that are words themselves.
_SHORTEST_MISTYPED = 8
_LONG_ENOUGH_FOR_TWO = 14


@dataclass(frozen=True)
class Meaning:
    """`sort` is “place”, “kind”, “qualifier”, “trade”, “group” or “empty”."""

    sort: str
    id: str


@cache
def meanings() -> dict[tuple[str, ...], Meaning]:
    """{the folded words of a phrase: what they mean}."""
    found = {}
    for sort, id_, spellings in _entries():
        for spelling in spellings:
            found.setdefault(key(spelling), Meaning(sort, id_))
    return {words: meaning for words, meaning in found.items() if words}


@cache
def han_words() -> dict[str, Meaning]:
    return {
        words[0]: meaning
        for words, meaning in meanings().items()
        if len(words) == 1 and names.is_chinese(words[0])
    }


@cache
def chinese_canonical() -> dict[str, str]:
    """{a word: the one of those alike that stands for it}."""
    alike = _read("name_words")["chinese"]["alike"]
    return {word: words[0] for words in alike for word in words}


@cache
def longest() -> tuple[int, int]:
    """(words in a phrase, characters in a Chinese word) at most."""
    return max(map(len, meanings())), max(map(len, han_words()))


def key(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase without those that only join others."""
    words = names.words(phrase)
    return tuple(word for word in words if word not in joining()) or tuple(words)


@lru_cache(maxsize=4_000)
def spelt_right(word: str) -> str:
    """The known word that a long one with an error in it must have been; else the word itself."""
    if len(word) < _SHORTEST_MISTYPED or not word.isalpha() or word in _long_words():
        return word
    most = 2 if len(word) >= _LONG_ENOUGH_FOR_TWO else 1
    near = process.extractOne(
        word, _words_as_long(len(word), most), scorer=OSA.distance, score_cutoff=most
    )
    return near[0] if near else word


@cache
def within() -> dict[str, str]:
    """{place: the next larger place it lies in}."""
    data = _read("name_places")
    rows = {**data["regions"], **data["cities"]}
    return {place: larger for place, (larger, *_spellings) in rows.items()}


@cache
def countries() -> frozenset[str]:
    return frozenset(_read("name_places")["countries"])


@cache
def known() -> dict[str, str]:
    """{key of a generally known name without its legal form: whose it is}."""
    found = {}
    for first, *others in _read("known_names")["known"]:
        for name in (first, *others):
            found[names.name_key(legal_forms.split(name)[0])] = first
            found[names.name_key(name)] = first
    return found


def identity(key: str) -> str:
    """One key for 联想 and “lenovo”; any other key as it is."""
    return names.name_key(known().get(key, key))


def what_is_made(meanings: frozenset[str]) -> frozenset[str]:
    """Without the making: 铸造厂 is a foundry, and “manufacturing” stands in translations only."""
    return meanings - {"factory", "production"}


@cache
def branch_words() -> dict[str, list[str]]:
    return _read("name_words")["branch"]


@cache
def syllables() -> frozenset[str]:
    """Of pinyin, as keys: yue is yu there."""
    return frozenset(map(names.name_key, _read("name_words")["syllables"].split()))


def _entries():
    places, words = _read("name_places"), _read("name_words")
    for code, spellings in places["countries"].items():
        yield "place", code, spellings
    for part in ("regions", "cities"):
        for place, (_larger, *spellings) in places[part].items():
            yield "place", place, spellings
    yield "group", "group", words["group"]
    yield "empty", "empty", words["empty"]
    for sort in ("kind", "qualifier", "trade"):
        for id_, spellings in words[f"{sort}s"].items():
            yield sort, id_, spellings


@cache
def joining():
    return frozenset(names.name_key(word) for word in _read("name_words")["joining"])


@cache
def _long_words():
    all_words = {word for words in meanings() for word in words}
    return frozenset(word for word in all_words if len(word) >= _SHORTEST_MISTYPED)


@cache
def _words_as_long(length, most):
    """Give or take so many letters: no others can be this near."""
    return [word for word in sorted(_long_words()) if abs(len(word) - length) <= most]


@cache
def _read(name):
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))
