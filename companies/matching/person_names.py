"""A person's name taken apart, and every way to spell it. No database here."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .. import names
from . import frequent, mistyped, person_titles, romanisations
from .memory import REMEMBERED
from .profile import Profile

# “v. d. Heyde” is von der Heyde, and for many only Heyde.
_NOBLE = re.compile(
    r"\b(?:(?:freiherr|freifrau|graf|gräfin|baron|baronin)\s+)?(?:von|van|vom|v\.)\s+"
    r"(?:(?:und\s+zu|der|den|dem|zur|d\.)\s+)*",
    re.IGNORECASE,
)
_SHORTEST_HALF = 3
# 吕 in a passport, and as it is typed.
_SAME_SYLLABLE = {"lyu": "lu", "lv": "lu"}
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Name:
    """`latin` is every way to split the Latin name into (family, given); `chinese` is one run."""

    latin: tuple[tuple[str, tuple[str, ...]], ...]
    chinese: str
    is_frequent: bool
    # Nobody else is called Thea-Luise Wagenknecht-Obermüller.
    is_unique: bool = False
    # The same with a half of a double surname, or the surname before the marriage.
    halves: tuple[tuple[str, tuple[str, ...]], ...] = ()
    generation: str = ""


def name_of(profile: Profile) -> Name:
    return _read(
        (*profile.names, *profile.aliases),
        profile.family,
        profile.given,
        profile.family_chinese,
        profile.given_chinese,
    )


def as_once_called(profile):
    for name in profile.former_names:
        parts = dict.fromkeys(("family", "given", "family_chinese", "given_chinese"), "")
        yield replace(profile, names=(name,), aliases=(), former_names=(), **parts)


@lru_cache(maxsize=REMEMBERED)
def _read(texts, family, given, family_chinese, given_chinese):
    chinese = names.name_key(family_chinese + given_chinese)
    latin = [_split(family, given)] if family or given else []
    halves = list(_halves(family, given))
    generation = ""
    for text in texts:
        one = person_titles.bare(text)
        generation = generation or one.generation
        if one.chinese:
            # Of 张主任 and 张红梅 the longer says more.
            chinese = max(chinese, names.name_key(one.chinese), key=len)
        if one.latin and _LETTERS.search(one.latin):
            latin += _splits(one.latin)
            halves += [half for pair in _pairs(one.latin) for half in _halves(*pair)]
        if one.also:
            latin += _splits(one.also)
        if one.maiden:
            halves += [_split(one.maiden, given) for _family, given in _pairs(one.latin)]
    return Name(
        tuple(dict.fromkeys(latin)),
        chinese,
        _is_frequent(latin, chinese),
        any(half[1][1:] for half in halves),
        tuple(dict.fromkeys(halves)),
        generation,
    )


def _splits(text):
    return [_split(family, given) for family, given in _pairs(text)]


def _pairs(text):
    """“Weber, Anna” says which is which; “Anna Weber” and “Wang Wei” do not."""
    if "," in text:
        family, _comma, given = text.partition(",")
        return [(family, given)]
    words = text.split()
    if len(words) < 2:
        return [(text, "")]
    return [(words[-1], " ".join(words[:-1])), (words[0], " ".join(words[1:]))]


def _halves(family, given):
    """Zschoche-Lindner may be Zschoche, or Lindner, in another list."""
    parts = [
        part
        for part in re.split(r"\s*-\s*", _common(family))
        if len(part) >= _SHORTEST_HALF or mistyped.is_pinyin(part.lower())
    ]
    return [_split(part, given) for part in parts] if len(parts) == 2 and given else []


def _split(family, given):
    key = names.name_key(_common(family))
    return _SAME_SYLLABLE.get(key, key), tuple(names.words(_common(given)))


def _common(name):
    """Without “von”, which may also stand behind: Rabenau, Gunther von."""
    return _NOBLE.sub("", f"{name} ").strip() or name


def _is_frequent(latin, chinese):
    if chinese:
        return frequent.is_frequent_chinese(chinese)
    return any(frequent.is_frequent_latin(family, "".join(given)) for family, given in latin)


def whole_names(name):
    both = [(family, "".join(given)) for family, given in name.latin]
    return {f"{family}{given}" for family, given in both} | {f"{g}{f}" for f, g in both}


def keys_of_chinese(name):
    family, given = names.split_chinese_name(name.chinese)
    return pinyin_keys(family, given)


@lru_cache(maxsize=REMEMBERED)
def pinyin_keys(family: str, given: str) -> frozenset[str]:
    """Also with the surname as the word would be read: 单 is Shan, and Dan to many."""
    as_a_word = names.person_pinyin("", family) + names.person_pinyin("", given)
    read = (names.person_pinyin(family, given), as_a_word)
    return frozenset(key for text in read for key in names.pinyin_keys(text))


def romanised_keys(name):
    """Those of the surname first and last."""
    return romanisations.of_person(*names.split_chinese_name(name.chinese))


def as_heard(key: str) -> str:
    """Tschang Kai-ming, where a German heard it."""
    return key.replace("tsch", "ch")


@lru_cache(maxsize=REMEMBERED)
def initials_of(chinese: str) -> frozenset[str]:
    """The surname and the first letters of two given syllables, or more."""
    surname, given = names.split_chinese_name(chinese)
    initials = "".join(syllable[0] for syllable in names.pinyin(given).split())
    return frozenset(f"{key}{initials}" for key in pinyin_keys(surname, "") if len(initials) > 1)


def without_a_given_name(name: Name) -> set[str]:
    """Anna Chen Xiaoyu took her first name for those who can't say the other."""
    found = set()
    for family, given in name.latin:
        if not mistyped.is_pinyin(family):
            continue
        for at in range(len(given)) if len(given) > 1 else ():
            rest = "".join(given[:at] + given[at + 1 :])
            found |= {f"{family}{rest}", f"{rest}{family}"}
    return found
