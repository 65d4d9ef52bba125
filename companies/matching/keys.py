"""The keys that alike profiles share: only pairs with a common key are compared. No database here.

A key that very many records have leads nowhere, and whoever looks it up may leave it out: each
likeness has another key to be found by.
"""

import re
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz

from .. import legal_forms, names
from ..identifiers import Scheme
from . import frequent, heard, mistyped, vocabulary
from .known_names import known_of
from .memory import REMEMBERED
from .mistyped import pinyin_keys
from .name_likeness import told_in_latin
from .name_parts import Parts, take_apart
from .organisations import all_names, finnish_number, organisation_code, own_hosts
from .person_names import (
    Name,
    as_heard,
    as_once_called,
    initials_of,
    keys_of_chinese,
    name_of,
    romanised_keys,
    without_a_given_name,
)
from .profile import Profile, phone_key
from .short_forms import short_forms

LONGEST_KEY = 60
_SHORTEST_HALVED = 6
# A longer form than HTW or 济钢 is a name.
_LONGEST_SHORT = 6
SHORT_FORM, MISTYPED, AROUND_A_TOWN = "s", "t", "u"
WEAK_SORTS = (SHORT_FORM, MISTYPED, AROUND_A_TOWN)
# Of 100: a name with two errors in it has more.
_LEAST_ALIKE, _LEAST_ALIKE_CHINESE = 84, 75
_ABBREVIATES = re.compile(r"[^\W\d_]{3}\.")
_HOLDS_ANOTHER = re.compile(r"[(（\[/|\"„“«,;–]|\s-\s|(?<=[^\x00-\x7f])\s")
_ACRONYM = re.compile(r"(?<![^\W_])(?=\S*[A-ZÄÖÜ]\S*[A-ZÄÖÜ])[^\W\d_][^\W_&-]{1,8}(?![^\W_])")
_FORMS = frozenset(("GmbH", "gGmbH", "AG", "KG", "OHG", "UG", "SE", "GbR", "KGaA"))


def keys_of(profile: Profile) -> frozenset[str]:
    """Each begins with its sort: n a name, t one that may be mistyped, u one whose last word may be
    a town, s a short form, i a number, p a telephone, m a mail, h a host, w WeChat."""
    found = {f"p:{key}" for key in map(phone_key, profile.phones) if key}
    found |= {f"m:{mail}" for mail in profile.mails}
    if profile.is_person:
        found |= {f"w:{account.casefold()}" for account in profile.wechat}
        found |= _of_person(profile)
    else:
        found |= {f"h:{host}" for host in own_hosts(profile)}
        found |= set(_of_numbers(profile))
        for reading in all_names(profile):
            found |= _of_name(reading.text)
    return frozenset(key[:LONGEST_KEY] for key in found)


def are_weak(sorts: str) -> bool:
    """Of keys that two share, “st” for instance: none of them says much by itself."""
    return set(sorts) <= set(WEAK_SORTS)


def worth_comparing(a: Profile, b: Profile, sorts: str) -> bool:
    """Two that share keys of these sorts, “st” for instance: not for short forms alone, where
    neither might be short, nor for parts of names alone, where no error makes one of the other and
    neither names the other's town. Looks at the letters only, much quicker than to compare."""
    if a.is_person or not are_weak(sorts):
        return True
    if AROUND_A_TOWN in sorts and (_names_the_town(a, b) or _names_the_town(b, a)):
        return True
    mine, theirs = ((*one.names, *one.aliases, *one.former_names) for one in (a, b))
    if SHORT_FORM in sorts and any(map(may_be_short, (*mine, *theirs))):
        return True
    return MISTYPED in sorts and any(
        map(_may_be_mistyped, *zip(*product(mine, theirs), strict=True))
    )


@lru_cache(maxsize=REMEMBERED)
def may_be_short(name: str) -> bool:
    """Of what it calls short, not all need be."""
    bare = legal_forms.split(name)[0]
    if _HOLDS_ANOTHER.search(bare):
        return True
    if names.is_chinese(bare):
        return len(bare) <= _LONGEST_SHORT
    is_called = any(word not in _FORMS for word in _ACRONYM.findall(bare))
    return is_called or len(names.name_key(bare)) <= _LONGEST_SHORT


def _names_the_town(profile, other):
    town = names.name_key(other.city)
    return bool(town) and not profile.city and any(town in names.name_key(n) for n in profile.names)


def _may_be_mistyped(one, other):
    mine, theirs = _in_words(one), _in_words(other)
    if not mine or not theirs:
        return True
    least = _LEAST_ALIKE if mine.isascii() else _LEAST_ALIKE_CHINESE
    return fuzz.token_sort_ratio(mine, theirs, score_cutoff=least) > 0


@lru_cache(maxsize=REMEMBERED)
def _in_words(name):
    """ "" where the letters do not tell what it says."""
    bare = legal_forms.split(name)[0]
    if _HOLDS_ANOTHER.search(bare) or _ABBREVIATES.search(bare):
        return ""
    return " ".join(names.words(bare))


def _of_numbers(profile):
    for scheme, number in profile.identifiers:
        if number:
            yield f"i:{scheme}:{number}"
            code = organisation_code(scheme, number)
            if code:
                yield f"i:code:{code}"
            if scheme == Scheme.VAT and finnish_number(number):
                yield f"i:{Scheme.YTUNNUS}:{finnish_number(number)}"


@lru_cache(maxsize=REMEMBERED)
def _of_name(name: str) -> frozenset[str]:
    parts = take_apart(name)
    found = {parts.key, parts.plain, *_meant(parts)}
    known = known_of(parts)
    if known:
        found.add(names.name_key(known))
    if parts.is_chinese:
        found |= pinyin_keys(parts.key) | pinyin_keys(parts.plain)
    else:
        found |= mistyped.pinyin_meant(parts.plain)
    forms = short_forms(parts)
    found |= {form for form in forms if len(form) > _LONGEST_SHORT}
    short = {f"s:{form}" for form in (parts.plain, *forms) if len(form) <= _LONGEST_SHORT}
    told = _told(parts, parts.meanings)
    halves = {f"t:{half}+{told}" for half in _halves(parts)} | set(_chinese_halves(parts))
    around = {f"u:{key}" for key in _around_a_town(parts, told)}
    return frozenset({f"n:{key}" for key in found if key} | short | halves | around)


def _meant(parts: Parts):
    """The same for a name and its translation; without its place too, which is often left out."""
    cores = _spoken(parts)
    told = {_told(parts, parts.meanings)}
    if parts.is_chinese:
        told |= {_told(parts, said) for said in vocabulary.in_english(parts.meanings)}
    for one in told:
        yield from (f"{core}+{one}" for core in cores)
        yield from (f"{core}+{one}" for core in sorted(mistyped.pinyin_meant(parts.joined_core)))
        if not cores:
            yield f"+{'+'.join(sorted(parts.places))}+{one}"
    yield from (core for core in cores if len(core) > 3)


def _around_a_town(parts: Parts, told: str):
    """Clara-Zeiß-Gymnasium Hohenlauter, where the town stands in no list; and what may lack it."""
    if not parts.is_chinese and parts.core and len(parts.joined_core) >= _SHORTEST_HALVED:
        yield f"{parts.joined_core}+{told}"
        if len(parts.core) > 1:
            yield f"{''.join(parts.core[:-1])}+{told}"


def _told(parts: Parts, meanings: frozenset[str]) -> str:
    """Kind, trade and number: where one of them differs, no error makes two names one."""
    made = vocabulary.what_is_made(meanings)
    return f"{'+'.join(sorted(made))}+{''.join(sorted(parts.numbers))}"


def _spoken(parts: Parts) -> list[str]:
    """Every spelling of it: 绿源 is luyuan, lvyuan and lyuyuan; Latin words in any order."""
    core = parts.joined_core
    if names.is_chinese(core):
        spellings = [*names.pinyin_keys(names.pinyin(core)), *sorted(told_in_latin(core))]
    else:
        spellings = [core, "".join(sorted(parts.core)), "".join(sorted(parts.stems))]
        if parts.marks and core:
            rest = core.removesuffix(parts.core[-1])
            spellings += [f"{rest}{stem}" for stem in vocabulary.finnish_stems(parts.core[-1])]
    known = [vocabulary.identity(core)] if core in vocabulary.known() else []
    return [key for key in dict.fromkeys([*known, *spellings]) if key]


def _halves(parts: Parts):
    """One of them is whole, whichever letter is wrong, missing or too many."""
    text = "" if parts.is_chinese else parts.joined_core
    if len(text) < _SHORTEST_HALVED:
        return
    for length in {len(text) // 2, (len(text) - 1) // 2, (len(text) + 1) // 2}:
        yield f"{text[:length]}-"
        yield f"-{text[-length:]}"


def _chinese_halves(parts: Parts):
    """What is mistyped is spoken alike, mostly; what is misread breaks a word, and what the name
    means with it. So many signs, and one half of them."""
    text = parts.key if parts.is_chinese else ""
    if len(text) >= _SHORTEST_HALVED:
        half = len(text) // 2
        yield f"t:{text[:half]}-{len(text)}"
        yield f"t:{text[half:]}-{len(text)}"


def _of_person(profile: Profile) -> set[str]:
    once = [name_of(one) for one in as_once_called(profile)]
    return set().union(*map(_of_name_of_person, [name_of(profile), *once]))


def _of_name_of_person(name: Name) -> set[str]:
    found = set()
    if name.chinese:
        spelled = keys_of_chinese(name) | romanised_keys(name) | initials_of(name.chinese)
        found |= {f"n:{key}" for key in (name.chinese, *spelled)}
    for family, words in (*name.latin, *sorted(heard.latin_of(name.chinese))):
        given = "".join(words)
        whole = (f"{family}{given}", f"{given}{family}", f"{as_heard(family)}{given}")
        found |= {f"n:{key}" for key in whole}
        # Both the beginning of one name and all of the other, as it sounds.
        found |= {f"t:{mistyped.sound(family)}-{given[:1]}", f"t:{given}-{family[:2]}"}
        for whole in frequent.whole_given_names(words[0]) if words else ():
            found.add(f"n:{family}{whole}{''.join(words[1:])}")
    found |= {f"n:{key}" for key in without_a_given_name(name)}
    for half, words in name.halves:
        given = "".join(words)
        found |= {f"n:{half}{given}", f"n:{given}{half}"}
    return found
