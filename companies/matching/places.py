"""Where something is: 济南, Tsinan and “山东省济南市历下区” are one place. No database here."""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from .. import names
from . import vocabulary
from .memory import REMEMBERED

_HAN_RUN = re.compile(rf"[{names.HAN}]+")
# Frankfurt/O. and Frankfurt a. M.; a town on a river is another one.
_RIVERS = {"o": "oder", "m": "main"}
_RIVER = re.compile(r"\s*(?:/|a\.\s*d\.|a\.)\s*\b([om])(?:der|ain)?\b\.?\s*$", re.IGNORECASE)
# Rie5a, as a scanner reads it.
_SCANNED = re.compile(r"(?<=[a-z])5(?=[a-z])")
_SHORTEST_MISTYPED = 6
_SHORTEST_BEGINNING = 5


@lru_cache(maxsize=REMEMBERED)
def places_of(city: str) -> frozenset[str]:
    """Known places by their names in the vocabulary, others by their key. Both spellings of
    “Jinan 济南” are looked at."""
    chinese = "".join(_HAN_RUN.findall(city))
    latin = _SCANNED.sub("s", _HAN_RUN.sub(" ", city))
    latin = _RIVER.sub(lambda found: f" {_RIVERS[found[1].casefold()]}", latin)
    latin = re.sub(r"\d+", " ", re.split(r"[,/;]", latin.strip(" ,/;"))[0])
    return frozenset(filter(None, [_of_chinese(chinese), _of_latin(latin)]))


@lru_cache(maxsize=REMEMBERED)
def town_in(city: str) -> str:
    """The known town as its country writes it: 济南 for Jinan, Dresden for 德累斯顿."""
    known = sorted(towns() & places_of(city))
    return vocabulary.spelling_of(known[0]) if known else ""


def region_around(town: str) -> str:
    """山东 for 济南; "" where nobody knows."""
    for place in places_of(town):
        larger = vocabulary.within().get(place)
        if larger in vocabulary.within():
            return vocabulary.spelling_of(larger)
    return ""


@lru_cache(maxsize=REMEMBERED)
def country_of(city: str) -> str:
    """ "" where the place is unknown."""
    for place in places_of(city) & vocabulary.within().keys():
        while place in vocabulary.within():
            place = vocabulary.within()[place]
        return place
    return ""


@cache
def towns() -> frozenset[str]:
    """Known ones that are no whole regions."""
    return frozenset(
        place
        for place, larger in vocabulary.within().items()
        if larger not in vocabulary.countries()
    )


def go_together(one: frozenset[str], other: frozenset[str]) -> bool:
    """Nothing is known of one of them, or one of each is or lies in one of the other."""
    if not one or not other:
        return True
    return any(_is_or_lies_in(a, b) or _is_or_lies_in(b, a) for a in one for b in other)


def are_one(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a == b or _is_spelt_alike(a, b) for a in one for b in other)


def _is_or_lies_in(place, larger):
    while place:
        if place == larger or _is_spelt_alike(place, larger):
            return True
        place = vocabulary.within().get(place)
    return False


def _is_spelt_alike(one, other):
    known = vocabulary.within()
    if one in known and other in known:
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _SHORTEST_BEGINNING and longer.startswith(shorter):
        return True
    return len(shorter) >= _SHORTEST_MISTYPED and OSA.distance(one, other, score_cutoff=1) <= 1


def _of_chinese(text):
    text = names.simplified(text)
    found = [
        (len(text) - text.rfind(word), meaning.id)
        for word, meaning in vocabulary.han_words().items()
        if meaning.sort == "place" and len(word) > 1 and word in text
    ]
    known = vocabulary.within()
    cities = [(at, place) for at, place in found if place in known and known[place] in known]
    if cities or found:
        return min(cities or found)[1]
    text = re.sub("[市县区]$", "", text)
    return names.name_key(names.pinyin(text))


def _of_latin(text):
    words = names.words(text)
    for count in range(len(words), 0, -1):
        meaning = vocabulary.meanings().get(tuple(words[:count]))
        if meaning and meaning.sort == "place":
            return meaning.id
    words = [word for word in words if word not in ("city", "shi", "stadt", "ot")]
    return "".join(words)
