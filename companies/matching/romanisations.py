"""Chinese names as they are spelled where pinyin is not usual, and were before it.

Taiwan and every older book write Wade–Giles: 张晓明 is Chang Hsiao-ming there. In Hong Kong names
are written as they are spoken: 黄国强 is Wong Kwok Keung. Both without their marks, as lists have
them; what comes out is ambiguous and never says as much as pinyin does. No database here.
"""

from functools import cache, lru_cache
from itertools import product

from .. import names
from . import frequent
from .memory import REMEMBERED
from .tables import read

_MOST = 8


@lru_cache(maxsize=REMEMBERED)
def of_person(family: str, given: str) -> frozenset[str]:
    """The keys of the whole name, the surname first; pinyin's own are not among them."""
    surnames = frequent.other_romanisations().get(family, frozenset())
    return frozenset({_older(family, given), *_spoken_in_hong_kong(surnames, given)})


@lru_cache(maxsize=REMEMBERED)
def of_word(characters: str) -> frozenset[str]:
    """新华 → {"hsinhua"}: of names of bodies, what stands before their trade."""
    return frozenset({_older("", characters), *_spoken_in_hong_kong({""}, characters)})


def _older(family, given):
    return names.name_key(names.wade_giles(family, given))


def _spoken_in_hong_kong(surnames, given):
    spoken = [_hong_kong().get(character, ()) for character in given]
    if not given or not all(spoken):
        return frozenset()
    every = list(product(sorted(surnames), *spoken))
    return frozenset("".join(parts) for parts in every[:_MOST])


@cache
def _hong_kong():
    rows = (row.partition("=") for row in read("frequent_names")["spoken_in_hong_kong"].split())
    return {
        character: keys.split(",") for characters, _is, keys in rows for character in characters
    }
