"""Are these two the name of one person? Where the score begins, and why. No database here."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from .. import names
from . import frequent, heard, mistyped
from .person_names import (
    Name,
    as_heard,
    initials_of,
    keys_of_chinese,
    pinyin_keys,
    romanised_keys,
    whole_names,
    without_a_given_name,
)
from .profile import Words

# A name that nobody else has; one of its own; one that many have.
UNIQUE, RARE, FREQUENT = 0.92, 0.76, 0.55
PINYIN_RARE, PINYIN_FREQUENT = 0.66, 0.50
SIMILAR = 0.45
# Michael Chen may be 陈国栋: what tells is his own mail or account, not the telephone of a family.
TAKEN_NAME = 0.41


@dataclass(frozen=True)
class Named:
    """`score` is where it begins; `reason` speaks for one person, or against it."""

    score: float
    reason: Words = ""
    is_other: bool = False


OTHER = Named(0.0, _("other name"), is_other=True)


def compare_person_names(a: Name, b: Name) -> Named:
    if a.generation and b.generation and a.generation != b.generation:
        return OTHER
    if a.chinese and b.chinese:
        return _both_chinese(a, b)
    if a.chinese or b.chinese:
        chinese, latin = (a, b) if a.chinese else (b, a)
        return _across_scripts(chinese, latin)
    return _both_latin(a, b)


def _both_chinese(a, b):
    if a.chinese == b.chinese:
        return Named(FREQUENT if a.is_frequent else RARE, _("same name"))
    if _is_surname_only(a.chinese, b.chinese):
        return Named(SIMILAR, _("similar name"))
    if heard.latin_of(a.chinese) & heard.latin_of(b.chinese):
        return Named(PINYIN_FREQUENT, _("name transcribed"))
    return replace(OTHER, score=SIMILAR) if are_homophones(a.chinese, b.chinese) else OTHER


def _across_scripts(chinese, latin):
    spelled = whole_names(latin)
    if keys_of_chinese(chinese) & spelled:
        return Named(_of_pinyin(chinese, latin), _("name in pinyin"))
    if romanised_keys(chinese) & set(map(as_heard, spelled)):
        return Named(PINYIN_FREQUENT, _("name in another romanisation"))
    if _has_its_initials(chinese, latin):
        return Named(PINYIN_FREQUENT, _("initials of the name"))
    if _has_its_first_initial(chinese, latin):
        return Named(SIMILAR, _("initials of the name"))
    european = replace(chinese, latin=tuple(sorted(heard.latin_of(chinese.chinese))))
    # 克里斯蒂娜 is Christina: that Christian is a slip of hers, nobody will say.
    as_it_is_heard = _both_latin(european, latin, least=2)
    if not as_it_is_heard.is_other:
        return replace(as_it_is_heard, reason=_("name transcribed"))
    if keys_of_chinese(chinese) & without_a_given_name(latin):
        return Named(PINYIN_FREQUENT, _("name in pinyin"))
    if not latin.latin or _is_surname_of(chinese, latin):
        return Named(SIMILAR)
    if _has_taken_a_name(chinese, latin):
        return Named(TAKEN_NAME, _("same surname, first name of another language"))
    return _both_latin(chinese, latin)


def _of_pinyin(chinese, latin):
    if _has_compound_surname(chinese):
        return RARE
    return PINYIN_FREQUENT if chinese.is_frequent or latin.is_frequent else PINYIN_RARE


def _both_latin(a, b, least=1):
    if not a.latin or not b.latin:
        return OTHER
    best = max(_latin_likeness(one, other) for one in a.latin for other in b.latin)
    if best < 2 and (set(a.halves) & set(b.latin) or set(b.halves) & set(a.latin)):
        best = 2
    if best < least:
        return OTHER
    if best < 3:
        reason = _("name written otherwise") if best == 2 else _("similar name")
        return Named(SIMILAR + 0.05 * best, reason)
    if a.is_unique and b.is_unique:
        return Named(UNIQUE, _("same name"))
    return Named(FREQUENT if a.is_frequent or b.is_frequent else RARE, _("same name"))


def _latin_likeness(one, other):
    """3 the same, 2 an initial or a second given name, 1 perhaps a typing error, 0 another."""
    (family, given), (family2, given2) = one, other
    if family == family2:
        return _given_likeness(given, given2)
    if "".join(given) == family2 and family == "".join(given2):
        return 3
    if not given or (given != given2 and not _sound_alike("".join(given), "".join(given2))):
        return 0
    # Whoever marries often keeps the old name beside the new one.
    shorter, longer = sorted((family, family2), key=len)
    is_part = len(shorter) > 4 and shorter in longer and len(longer) > len(shorter) + 3
    return 1 if is_part or _is_slip(family, family2) else 0


def _given_likeness(given, given2):
    if "".join(given) == "".join(given2):
        return 3
    if not given or not given2:
        return 2
    fewer, more = sorted((given, given2), key=len)
    if fewer == more[: len(fewer)] and all(len(word) == 1 for word in more[len(fewer) :]):
        return 3
    if _sound_alike("".join(given), "".join(given2)):
        return 3
    if fewer == more[: len(fewer)] or fewer == more[-len(fewer) :]:
        return 2
    if all(_may_be_one(x, y) for x, y in zip(fewer, more, strict=False)):
        return 2
    if _is_shortened(fewer[0], more[0]) or frequent.is_called("".join(given), "".join(given2)):
        return 2
    return 1 if _is_slip("".join(given), "".join(given2)) else 0


def are_slips(one, other):
    return all(
        x == y or _sound_alike(x, y) or _is_slip(x, y)
        for x, y in zip((one[0], "".join(one[1])), (other[0], "".join(other[1])), strict=True)
    )


def _is_slip(one, other):
    """Not Martin and Martina, Xiaoming and Xiaomin: a letter more makes another name of most."""
    if mistyped.is_pinyin(one) and mistyped.is_pinyin(other):
        return False
    if mistyped.sound(one) == mistyped.sound(other):
        return True
    for are_known in (heard.is_given, frequent.is_german_given, frequent.is_german_surname):
        if are_known(one) and are_known(other):
            return False
    if one.rstrip("ae") == other.rstrip("ae"):
        return False
    return mistyped.latin(one, other) is mistyped.Error.SURE


def _sound_alike(one, other):
    """Stefan and Stephan; Wei and Wai are two."""
    if mistyped.is_pinyin(one) and mistyped.is_pinyin(other):
        return False
    return len(one) > 3 and mistyped.sound(one) == mistyped.sound(other)


def _is_shortened(one, other):
    """Alex for Alexander, but not Martin for Martina."""
    shorter, longer = sorted((one, other), key=len)
    is_long_enough = len(shorter) >= 4 and len(longer) >= len(shorter) + 3
    return is_long_enough and longer.startswith(shorter) and frequent.is_german_given(longer)


def _may_be_one(word, other):
    """An initial, what it is called for short, or the name itself."""
    if word == other or (min(len(word), len(other)) == 1 and word[0] == other[0]):
        return True
    return frequent.is_called(word, other)


def _is_surname_only(one, other):
    """刘女士 may be 刘芳: what else is known decides."""
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _is_surname_of(chinese, latin):
    """王 and Wang Wei; Frau Gao and 高美玲: what else is known decides."""
    surname = names.split_chinese_name(chinese.chinese)[0]
    return any(
        family in pinyin_keys(surname, "") and (not given or surname == chinese.chinese)
        for family, given in latin.latin
    )


def _has_taken_a_name(chinese, latin):
    """Michael Chen and 陈国栋 have one surname, and Michael is no name in pinyin."""
    surname = names.split_chinese_name(chinese.chinese)[0]
    return any(
        family in pinyin_keys(surname, "")
        and len(given) == 1
        and len(given[0]) > 2
        and not mistyped.is_pinyin(given[0])
        for family, given in latin.latin
    )


def _has_its_first_initial(chinese, latin):
    """S. Chen may be 陈思远."""
    surname, given = names.split_chinese_name(chinese.chinese)
    initial = names.pinyin(given)[:1]
    return any(
        family in pinyin_keys(surname, "") and words == (initial,) for family, words in latin.latin
    )


def _has_its_initials(chinese, latin):
    """Z. Q. Meng is 孟昭庆."""
    known = initials_of(chinese.chinese)
    return any(f"{family}{''.join(words)}" in known for family, words in latin.latin)


def _has_compound_surname(name):
    """欧阳明华: four syllables that hardly anybody else has."""
    family, given = names.split_chinese_name(name.chinese)
    return len(family) == 2 and len(given) == 2


def are_homophones(one, other):
    return bool(
        pinyin_keys(*names.split_chinese_name(one)) & pinyin_keys(*names.split_chinese_name(other))
    )
