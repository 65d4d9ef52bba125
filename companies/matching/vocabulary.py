"""What words in names mean: places, kinds of bodies, trades, known short names. No database here.

The words stand in data/name_words.toml, data/name_places.toml and data/known_names.toml. Nothing is
read before a name is.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from .. import legal_forms, names

_DATA = Path(__file__).parent.parent / "data"
# Shorter words have neighbours that are words themselves.
_SHORTEST_MISTYPED = 8


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
        if len(words) == 1 and names.script_of(words[0]) != "Latn"
    }


@cache
def longest() -> tuple[int, int]:
    """(words in a phrase, characters in a Chinese word) at most."""
    return max(map(len, meanings())), max(map(len, han_words()))


def key(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase without those that only join others."""
    words = names.words(phrase)
    return tuple(word for word in words if word not in joining()) or tuple(words)


@cache
def meaning_of_mistyped(word: str) -> Meaning | None:
    """What a long word with one letter wrong must have been."""
    if len(word) < _SHORTEST_MISTYPED or not word.isalpha():
        return None
    for known in _long_words():
        if abs(len(known) - len(word)) <= 1 and OSA.distance(known, word, score_cutoff=1) == 1:
            return meanings()[(known,)]
    return None


@cache
def within() -> dict[str, str]:
    """{place: the next larger place it lies in}."""
    data = _read("name_places")
    rows = {**data["regions"], **data["cities"]}
    return {place: larger for place, (larger, *_spellings) in rows.items()}


@cache
def known() -> dict[str, str]:
    """{key of a generally known name without its legal form: whose it is}."""
    found = {}
    for first, *others in _read("known_names")["known"]:
        for name in (first, *others):
            found[names.name_key(legal_forms.split(name)[0])] = first
            found[names.name_key(name)] = first
    return found


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
    single = (words[0] for words in meanings() if len(words) == 1)
    return sorted(word for word in single if len(word) >= _SHORTEST_MISTYPED and word.isascii())


@cache
def _read(name):
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))
