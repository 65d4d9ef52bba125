"""What words in names mean: places, kinds of bodies, trades, known short names. No database here.

The words stand in data/name_words.toml, data/name_places.toml and data/known_names.toml. Nothing is
read before a name is.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .. import legal_forms, names
from .memory import REMEMBERED
from .tables import read
from .written_out import written_out

# Shorter words have neighbours that are words themselves.
_SHORTEST_MISTYPED = 8
_LONG_ENOUGH_FOR_TWO = 14
# Of single words more are remembered than of names: they come again, and are small.
WORDS = 12_000
_SHORTEST_TOWN = 7
_SHORTEST_ADJECTIVE = 5
_ADJECTIVE = re.compile(r"(isch|lich|ig|ell|al)(?:e[nmrs]?)$")
_SHORTEST_COUNTED = 4
_SHORTEST_GENITIVE = 6
_SAYS_NO_MORE = frozenset(("industry", "technology", "equipment"))
# What a company does with it: Sägenfabrik, Kabelwerk.
_OF_COMPANIES = (
    "gesellschaft", "fabrik", "fabriken", "werke", "werk", "betrieb", "betriebe", "werkstatt",
    "werkstatten",
)  # fmt: skip
_SHORTEST_MADE = 4


@dataclass(frozen=True)
class Meaning:
    """`sort` is “place”, “kind”, “qualifier”, “trade”, “group”, “own” or “empty”."""

    sort: str
    id: str


@cache
def meanings() -> dict[tuple[str, ...], Meaning]:
    """{the folded words of a phrase: what they mean}."""
    found = {}
    for sort, id_, spellings in _entries():
        for spelling in spellings:
            found.setdefault(key(written_out(spelling)), Meaning(sort, id_))
    for words, meaning in list(found.items()):
        for others in _one_and_many(words, meaning):
            found.setdefault(others, meaning)
    return {words: meaning for words, meaning in found.items() if words}


def _one_and_many(words, meaning):
    """Valve and valves; of a German word nobody asks for the other. “Univ. of Technology” is
    written out in German."""
    if "university" in words and len(words) > 1:
        yield tuple("universitat" if word == "university" else word for word in words)
    last = words[-1] if words and meaning.sort != "place" else ""
    if len(last) >= _SHORTEST_COUNTED and last.isascii() and last.isalpha():
        yield (*words[:-1], last.removesuffix("s"))
        yield (*words[:-1], f"{last}s")


@cache
def in_pinyin() -> dict[str, Meaning]:
    """{the key of a Chinese word in pinyin: what it means}, of two syllables and more, where no
    other is read so: “Shandong Shifan Daxue” is the Normal University."""
    found = {}
    for word, meaning in han_words().items():
        if len(word) > 1 and names.is_chinese(word):
            for spelling in names.pinyin_keys(names.pinyin(word)):
                found.setdefault(spelling, set()).add(meaning)
    return {key: min(some, key=lambda one: one.id) for key, some in found.items() if len(some) == 1}


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
    alike = read("name_words")["chinese"]["alike"]
    return {written_out(word): written_out(words[0]) for words in alike for word in words}


@cache
def longest() -> tuple[int, int]:
    """(words in a phrase, characters in a Chinese word) at most."""
    return max(map(len, meanings())), max(map(len, han_words()))


def key(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase without those that only join others."""
    words = names.words(phrase)
    return tuple(word for word in words if word not in joining()) or tuple(words)


@lru_cache(maxsize=WORDS)
def spelt_right(word: str) -> str:
    """The known word that a long one with an error in it must have been; else the word itself."""
    if _SHORTEST_TOWN - 1 <= len(word) < _SHORTEST_MISTYPED:
        return _town_meant(word)
    if len(word) < _SHORTEST_MISTYPED or not word.isalpha() or word in _long_words():
        return word
    if is_pinyin(word):
        return word
    most = 2 if len(word) >= _LONG_ENOUGH_FOR_TWO else 1
    near = process.extractOne(
        word, _perhaps_meant(word, most), scorer=OSA.distance, score_cutoff=most
    )
    return near[0] if near else _company_meant(word)


def _company_meant(word):
    """Sensorfabrik for Sensorfabirk, and Federnfabrik for Fedemfabrik."""
    for end in _OF_COMPANIES:
        stem, tail = word[: -len(end)], word[-len(end) :]
        if tail == end and stem in _misread():
            return _misread()[stem] + end
        if tail != end and sorted(tail) == sorted(end) and trade_of_company(stem + end):
            return stem + end
    return word


@cache
def _misread():
    """{fedem: federn}: what a scanner makes of a known word, where that is none."""
    known = {words[0] for words in meanings() if len(words) == 1 and "rn" in words[0]}
    read = {word.replace("rn", "m"): word for word in known if len(word) >= _SHORTEST_MADE}
    return {wrong: right for wrong, right in read.items() if (wrong,) not in meanings()}


def _town_meant(word):
    """Dresden for Dresdn, Dreseden: a letter is missing, doubled or swapped, none is another."""
    if (word,) in meanings() or is_pinyin(word) or not word.isalpha():
        return word
    towns = {
        town
        for left in _without_a_letter(word)
        for town in _towns_by_what_is_left().get(left, ())
        if len(town) != len(word) or sorted(town) == sorted(word)
    }
    return min(towns) if len(towns) == 1 else word


@cache
def _towns_by_what_is_left():
    found = {}
    for words, meaning in meanings().items():
        town = words[0] if meaning.sort == "place" and len(words) == 1 else ""
        is_long_enough = len(town) >= _SHORTEST_TOWN and town.isascii() and meaning.id in within()
        if is_long_enough and not is_pinyin(town):
            for left in _without_a_letter(town):
                found.setdefault(left, set()).add(town)
    return found


def _perhaps_meant(word, most):
    """Words with one error share what is left of them without one letter."""
    if most > 1:
        return _words_as_long(len(word))
    some = _by_what_is_left()
    return sorted({one for left in _without_a_letter(word) for one in some.get(left, ())})


def _without_a_letter(word):
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@cache
def _by_what_is_left():
    found = {}
    for word in _long_words():
        for left in _without_a_letter(word):
            found.setdefault(left, []).append(word)
    return found


@cache
def within() -> dict[str, str]:
    """{place: the next larger place it lies in}."""
    data = read("name_places")
    rows = {**data["regions"], **data["cities"]}
    return {place: larger for place, (larger, *_spellings) in rows.items()}


@cache
def _spellings():
    data = read("name_places")
    rows = {**data["regions"], **data["cities"]}
    return {place: spellings for place, (_larger, *spellings) in rows.items()}


def spelling_of(place: str) -> str:
    """Of a place in China in Chinese, of others in Latin letters."""
    spellings = _spellings()[place]
    larger = place
    while larger in within():
        larger = within()[larger]
    in_chinese = [one for one in spellings if names.is_chinese(one)]
    others = [one for one in spellings if not names.is_chinese(one)]
    return next(iter(in_chinese + others if larger == "CN" else others + in_chinese))


@cache
def all_places() -> frozenset[str]:
    return countries() | within().keys()


@cache
def countries() -> frozenset[str]:
    return frozenset(read("name_places")["countries"])


@cache
def known() -> dict[str, str]:
    """{key of a generally known name without its legal form: whose it is}."""
    found = {}
    for first, *others in read("known_names")["known"]:
        for name in map(written_out, (first, *others)):
            found[names.name_key(legal_forms.split(name)[0])] = first
            found[names.name_key(name)] = first
    return found


@lru_cache(maxsize=REMEMBERED)
def smallest(places: frozenset[str]) -> frozenset[str]:
    """Without regions and towns around another of them: 山东省淄博市 is 淄博."""
    around = set()
    for place in places:
        while (place := within().get(place)) in within():
            around.add(place)
    return places - around


@lru_cache(maxsize=WORDS)
def place_of_adjective(word: str) -> Meaning | None:
    """Karlsruhe for Karlsruher, Ulm for Ulmer, Esslingen for Esslinger."""
    stem = stem_of_adjective(word)
    if len(word) < _SHORTEST_ADJECTIVE or not stem:
        return None
    for town in (stem, word[:-1], f"{stem}en"):
        meaning = meanings().get((town,))
        if meaning and meaning.sort == "place" and meaning.id in within():
            return meaning
    return None


def stem_of_adjective(word: str) -> str:
    """Of a key: Pirnaer has lost its e there."""
    if word.endswith("er"):
        return word[:-2]
    return word[:-1] if word.endswith(("ar", "or", "ur")) else ""


def finnish_stems(word: str) -> tuple[str, ...]:
    """What a Finnish genitive may be of: Vantaa of Vantaan, Järvi of Järven, Häme of Hämeen."""
    if len(word) < _SHORTEST_GENITIVE or not word.endswith("n"):
        return ()
    stems = [word[:-1]]
    if word.endswith("en"):
        stems += [word[:-2], f"{word[:-2]}i"]
    return tuple(stems)


@lru_cache(maxsize=WORDS)
def trade_of_company(word: str) -> Meaning | None:
    """A Messegesellschaft is in the trade of a Messe, a Betreibergesellschaft in none."""
    stem = next((word[: -len(end)] for end in _OF_COMPANIES if word.endswith(end)), "")
    if len(stem) < _SHORTEST_MADE:
        return None
    meaning = meanings().get((stem,)) or meanings().get((stem.removesuffix("s"),))
    return meaning if meaning and meaning.sort in ("trade", "kind") else None


@lru_cache(maxsize=WORDS)
def uninflected(word: str) -> str:
    """Ostsächsischen is Ostsächsisch."""
    return _ADJECTIVE.sub(r"\1", word) if len(word) >= _SHORTEST_ADJECTIVE else word


@lru_cache(maxsize=REMEMBERED)
def is_one_word(first: str, second: str = "") -> bool:
    """Two words that are a known one, and not a known phrase."""
    return (first + second,) in meanings() and (first, second) not in meanings() and bool(second)


def identity(key: str) -> str:
    """One key for 联想 and “lenovo”; any other key as it is."""
    return names.name_key(known().get(key, key))


def what_is_made(meanings: frozenset[str]) -> frozenset[str]:
    """Without the making: 铸造厂 is a foundry, “manufacturing” stands in translations only, and the
    pump industry makes pumps; Klebetechnik is bonding to some, and bonding technology to others."""
    made = meanings - {"factory", "production", "products"}
    return made - _SAYS_NO_MORE or made


def in_english(meanings: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Many a 学院 calls itself a university there, or an institute."""
    if "college" not in meanings:
        return (meanings,)
    return tuple(meanings - {"college"} | {kind} for kind in ("university", "institute"))


@cache
def translated() -> dict[str, frozenset[str]]:
    """{金龙: {"goldendragon", …}}: names of firms that are words, and are told in others."""
    rows = read("name_words")["chinese"]["translated"]
    return {row[0]: frozenset(map(names.name_key, row[1:])) for row in rows}


@cache
def branch_words() -> dict[str, list[str]]:
    return read("name_words")["branch"]


@cache
def syllables() -> frozenset[str]:
    """Of pinyin, as keys: yue is yu there."""
    return frozenset(map(names.name_key, read("name_words")["syllables"].split()))


@lru_cache(maxsize=WORDS)
def is_pinyin(text: str) -> bool:
    """Can be read as syllables: of “inspur” nobody can say what it is in Chinese."""
    reach = {0}
    for end in range(1, len(text) + 1):
        starts = reach.intersection(range(max(0, end - 6), end))
        if any(text[start:end] in syllables() for start in starts):
            reach.add(end)
    return len(text) in reach and len(text) > 1


def _entries():
    places, words = read("name_places"), read("name_words")
    for code, spellings in places["countries"].items():
        yield "place", code, spellings
    for part in ("regions", "cities"):
        for place, (_larger, *spellings) in places[part].items():
            yield "place", place, spellings
    yield "group", "group", words["group"]
    yield "empty", "empty", words["empty"]
    for id_, spellings in words["own"].items():
        yield "own", id_.replace("_", ""), spellings
    for sort in ("kind", "qualifier", "trade"):
        for id_, spellings in words[f"{sort}s"].items():
            yield sort, id_, spellings


@cache
def joining() -> frozenset[str]:
    return frozenset(names.name_key(word) for word in read("name_words")["joining"])


@cache
def _long_words():
    all_words = {word for words in meanings() for word in words}
    return frozenset(word for word in all_words if len(word) >= _SHORTEST_MISTYPED)


@cache
def _words_as_long(length):
    """Give or take two letters: no others can be this near."""
    return [word for word in sorted(_long_words()) if abs(len(word) - length) <= 2]
