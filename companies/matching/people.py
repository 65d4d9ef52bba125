"""Two profiles of people: a name alone says little where thousands share it. No database here."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from django.utils.translation import gettext_lazy as _

from .. import names
from . import frequent, heard, mistyped, person_titles, places, romanisations
from .memory import REMEMBERED
from .name_likeness import compare_names
from .profile import Likeness, Profile, same_phone
from .readings import readings

# A name of its own; one that many have.
UNIQUE, RARE, FREQUENT = 0.92, 0.76, 0.55
PINYIN_RARE, PINYIN_FREQUENT = 0.66, 0.50
SIMILAR = 0.45
# Michael Chen may be 陈国栋: what tells is his own mail or account, not the telephone of a family.
TAKEN_NAME = 0.41
MAIL, PHONE, WECHAT, EMPLOYER, CITY = 0.35, 0.30, 0.40, 0.25, 0.03
OTHER_EMPLOYER, OTHER_MAIL, OTHER_PHONE, OTHER_CITY, OTHER_COUNTRY = 0.22, 0.12, 0.08, 0.10, 0.10
NAMED_IN_MAIL = 0.15
MOST_FOR_OTHERS = 0.60
# Nobody is merged unseen: people have no identifier.
MOST = 0.97

# “v. d. Heyde” is von der Heyde, and for many only Heyde.
_NOBLE = re.compile(
    r"\b(?:(?:freiherr|freifrau|graf|gräfin|baron|baronin)\s+)?(?:von|van|vom|v\.)\s+"
    r"(?:(?:und\s+zu|der|den|dem|zur|d\.)\s+)*",
    re.IGNORECASE,
)
_SHORTEST_HALF = 3
# sachsen.de is everybody's, lausitzer-filter.de is somebody's.
_SHORTEST_LABEL = 10
# Of China and of Germany, with the country's prefix and without it.
_MOBILE = re.compile(r"(?:\+86\s?)?1[3-9][\d\s-]{9,11}$|(?:\+49\s?|0)1[5-7][\d\s/-]{8,11}$")
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


def compare_people(a: Profile, b: Profile) -> Likeness:
    """By the names they have; by one that they had, if that says more."""
    best = _compare(a, b)
    for one, other in [*product(as_once_called(a), [b]), *product([a], as_once_called(b))]:
        found = _compare(one, other)
        if found.score > best.score:
            best = replace(found, reasons=(_("former name"), *found.reasons))
    return best


def as_once_called(profile):
    for name in profile.former_names:
        parts = dict.fromkeys(("family", "given", "family_chinese", "given_chinese"), "")
        yield replace(profile, names=(name,), aliases=(), former_names=(), **parts)


def _compare(a, b):
    reasons, against = [], []
    score, is_other = _names(name_of(a), name_of(b), reasons, against)
    if is_other and _is_of_one_mailbox_or_mobile(a, b):
        score, is_other, reasons, against = SIMILAR, False, [_("similar name")], []
    elif is_other and _may_be_written_so(a, b):
        score, is_other, against = TAKEN_NAME, False, []
    plus = _shared(a, b, reasons)
    has_proof = plus >= PHONE or score >= UNIQUE
    score += plus - _unshared(a, b, against, has_proof)
    if is_other:
        score = min(score, MOST_FOR_OTHERS)
    return Likeness(round(max(0.0, min(score, MOST)), 3), tuple(reasons), tuple(against))


def _is_of_one_mailbox_or_mobile(a, b):
    """What somebody's own mailbox or mobile receives is theirs, even where the name has two slips,
    or is only the mailbox's: zhangyl."""
    boxes = {m.partition("@")[0] for m in set(a.mails) & set(b.mails) if frequent.is_personal(m)}
    if not boxes and not (same_phone(a, b) and _has_mobile(a) and _has_mobile(b)):
        return False
    mine, theirs = name_of(a), name_of(b)
    if any(names.name_key(box) in _whole_names(one) for box in boxes for one in (mine, theirs)):
        return True
    if mine.chinese and theirs.chinese:
        return are_homophones(mine.chinese, theirs.chinese)
    return any(
        _are_slips(one, other)
        for one, other in product((*mine.latin, *mine.halves), (*theirs.latin, *theirs.halves))
    )


def _has_mobile(profile):
    return any(_MOBILE.match(phone) for phone in profile.phones)


def _are_slips(one, other):
    return all(
        x == y or _sound_alike(x, y) or _is_slip(x, y)
        for x, y in zip((one[0], "".join(one[1])), (other[0], "".join(other[1])), strict=True)
    )


def _may_be_written_so(a, b):
    """卡特琳·施密特 is how Katrin Schmidt is heard, and 陈志明 calls himself Chan Chi Ming in Hong
    Kong: nobody can compare these, but a mailbox of one person's own."""
    chinese, latin = sorted(map(name_of, (a, b)), key=lambda name: not name.chinese)
    if not chinese.chinese or latin.chinese or not latin.latin:
        return False
    if not any(frequent.is_personal(mail) for mail in set(a.mails) & set(b.mails)):
        return False
    if any("·" in text for profile in (a, b) for text in profile.names):
        return True
    surname = names.split_chinese_name(chinese.chinese)[0]
    return any(
        family in frequent.other_romanisations().get(surname, ()) for family, _given in latin.latin
    )


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
            chinese = chinese or names.name_key(one.chinese)
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


def name_of(profile: Profile) -> Name:
    return _read(
        (*profile.names, *profile.aliases),
        profile.family,
        profile.given,
        profile.family_chinese,
        profile.given_chinese,
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


def _names(a, b, reasons, against):
    """(where the score begins, are they other names)."""
    is_frequent = a.is_frequent or b.is_frequent
    if a.generation and b.generation and a.generation != b.generation:
        against.append(_("other name"))
        return 0.0, True
    if a.chinese and b.chinese:
        if a.chinese == b.chinese:
            reasons.append(_("same name"))
            return (FREQUENT if is_frequent else RARE), False
        if _is_surname_only(a.chinese, b.chinese):
            reasons.append(_("similar name"))
            return SIMILAR, False
        if heard.latin_of(a.chinese) & heard.latin_of(b.chinese):
            reasons.append(_("name transcribed"))
            return PINYIN_FREQUENT, False
        against.append(_("other name"))
        return SIMILAR if are_homophones(a.chinese, b.chinese) else 0.0, True
    if a.chinese or b.chinese:
        chinese, latin = (a, b) if a.chinese else (b, a)
        if keys_of_chinese(chinese) & _whole_names(latin):
            reasons.append(_("name in pinyin"))
            if _has_compound_surname(chinese):
                return RARE, False
            return (PINYIN_FREQUENT if is_frequent else PINYIN_RARE), False
        if romanised_keys(chinese) & set(map(as_heard, _whole_names(latin))):
            reasons.append(_("name in an older romanisation"))
            return PINYIN_FREQUENT, False
        if _has_its_initials(chinese, latin):
            reasons.append(_("initials of the name"))
            return PINYIN_FREQUENT, False
        if latin.latin and heard.latin_of(chinese.chinese):
            heard_name = replace(chinese, latin=tuple(sorted(heard.latin_of(chinese.chinese))))
            found = _latin_names(heard_name, latin, is_frequent, [], [])
            if not found[1]:
                reasons.append(_("name transcribed"))
                return found
        if keys_of_chinese(chinese) & _without_a_given_name(latin):
            reasons.append(_("name in pinyin"))
            return SIMILAR, False
        if not latin.latin or _is_surname_of(chinese, latin):
            return SIMILAR, False
        if _has_taken_a_name(chinese, latin):
            reasons.append(_("same surname, first name of another language"))
            return TAKEN_NAME, False
        if chinese.latin:
            return _latin_names(a, b, is_frequent, reasons, against)
        against.append(_("other name"))
        return 0.0, True
    return _latin_names(a, b, is_frequent, reasons, against)


def _latin_names(a, b, is_frequent, reasons, against):
    if not a.latin or not b.latin:
        return 0.0, True
    best = max(_latin_likeness(one, other) for one in a.latin for other in b.latin)
    if best < 2 and (set(a.halves) & set(b.latin) or set(b.halves) & set(a.latin)):
        best = 2
    if best == 0:
        against.append(_("other name"))
        return 0.0, True
    if best == 3:
        reasons.append(_("same name"))
        if a.is_unique and b.is_unique:
            return UNIQUE, False
        return (FREQUENT if is_frequent else RARE), False
    reasons.append(_("name written otherwise") if best == 2 else _("similar name"))
    return (SIMILAR + 0.05 * best), False


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


def _is_slip(one, other):
    """Not Martin and Martina, Xiaoming and Xiaomin: a letter more makes another name of most."""
    if mistyped.is_pinyin(one) and mistyped.is_pinyin(other):
        return False
    if mistyped.sound(one) == mistyped.sound(other):
        return True
    for are_known in (frequent.is_german_given, frequent.is_german_surname):
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


def _whole_names(name):
    both = [(family, "".join(given)) for family, given in name.latin]
    return {f"{family}{given}" for family, given in both} | {f"{g}{f}" for f, g in both}


def _without_a_given_name(name):
    """Anna Chen Xiaoyu took her first name for those who can't say the other."""
    found = set()
    for family, given in name.latin:
        for at in range(len(given)) if len(given) > 1 else ():
            rest = "".join(given[:at] + given[at + 1 :])
            found |= {f"{family}{rest}", f"{rest}{family}"}
    return found


def _is_surname_only(one, other):
    """刘女士 may be 刘芳: what else is known decides."""
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _is_surname_of(chinese, latin):
    """王 and Wang Wei; Frau Gao and 高美玲: what else is known decides."""
    surname = names.split_chinese_name(chinese.chinese)[0]
    return any(
        family in _pinyin_keys(surname, "") and (not given or surname == chinese.chinese)
        for family, given in latin.latin
    )


def _has_taken_a_name(chinese, latin):
    """Michael Chen and 陈国栋 have one surname, and Michael is no name in pinyin."""
    surname = names.split_chinese_name(chinese.chinese)[0]
    return any(
        family in _pinyin_keys(surname, "")
        and len(given) == 1
        and len(given[0]) > 2
        and not mistyped.is_pinyin(given[0])
        for family, given in latin.latin
    )


def _has_its_initials(chinese, latin):
    """Z. Q. Meng is 孟昭庆."""
    known = initials_of(chinese.chinese)
    return any(f"{family}{''.join(words)}" in known for family, words in latin.latin)


@lru_cache(maxsize=REMEMBERED)
def initials_of(chinese: str) -> frozenset[str]:
    """The surname and the first letters of two given syllables, or more."""
    surname, given = names.split_chinese_name(chinese)
    initials = "".join(syllable[0] for syllable in names.pinyin(given).split())
    return frozenset(f"{key}{initials}" for key in _pinyin_keys(surname, "") if len(initials) > 1)


def as_heard(key: str) -> str:
    """Tschang Kai-ming, where a German heard it."""
    return key.replace("tsch", "ch")


def romanised_keys(name):
    """Those of the surname first and last."""
    return romanisations.of_person(*names.split_chinese_name(name.chinese))


def keys_of_chinese(name):
    family, given = names.split_chinese_name(name.chinese)
    return _pinyin_keys(family, given)


@lru_cache(maxsize=REMEMBERED)
def _pinyin_keys(family, given):
    return frozenset(names.pinyin_keys(names.person_pinyin(family, given)))


def _has_compound_surname(name):
    """欧阳明华: four syllables that hardly anybody else has."""
    family, given = names.split_chinese_name(name.chinese)
    return len(family) == 2 and len(given) == 2


def are_homophones(one, other):
    return bool(
        _pinyin_keys(*names.split_chinese_name(one))
        & _pinyin_keys(*names.split_chinese_name(other))
    )


def _shared(a, b, reasons):
    plus = 0
    if {m for m in set(a.mails) & set(b.mails) if frequent.is_personal(m)}:
        plus += MAIL
        reasons.append(_("same e-mail address"))
    elif set(a.mails) & set(b.mails) or _hosts(a) & _hosts(b):
        plus += EMPLOYER
        reasons.append(_("same mail domain"))
    if same_phone(a, b):
        plus += PHONE
        reasons.append(_("same telephone number"))
    if {w.casefold() for w in a.wechat} & {w.casefold() for w in b.wechat}:
        plus += WECHAT
        reasons.append(_("same WeChat account"))
    if _is_named_in_mail(a, b) or _is_named_in_mail(b, a):
        plus += NAMED_IN_MAIL
        reasons.append(_("name in the e-mail address"))
    if _employers(a, b):
        plus += EMPLOYER if plus < EMPLOYER else 0.05
        reasons.append(_("same employer"))
    if places.are_one(places.places_of(a.city), places.places_of(b.city)):
        plus += CITY
        reasons.append(_("same city"))
    return plus


def _is_named_in_mail(a, b):
    """David Wang's is wang.jianguo@, and 王建国 is the other: where one name is Chinese only."""
    name = name_of(b)
    if not name.chinese or name_of(a).chinese:
        return False
    boxes = {"".join(filter(str.isalpha, mail.partition("@")[0])) for mail in a.mails}
    family, given = names.split_chinese_name(name.chinese)
    if len(given) < 2:
        return False
    keys = _pinyin_keys(family, given) | _pinyin_keys(given, family)
    return bool(boxes & keys)


def _unshared(a, b, against, has_proof):
    minus = 0
    if a.employers and b.employers and _are_other_employers(a, b):
        minus += 0.05 if has_proof else OTHER_EMPLOYER
        against.append(_("other employer"))
    mine, theirs = ({m for m in one.mails if frequent.is_personal(m)} for one in (a, b))
    if mine and theirs and not mine & theirs and not _are_both_theirs(a, b):
        minus += _cost_of_other_mail(mine, theirs)
        against.append(_("other e-mail address"))
    if a.phones and b.phones and not same_phone(a, b):
        minus += OTHER_PHONE
        against.append(_("other telephone number"))
    if (
        a.city
        and b.city
        and not places.go_together(places.places_of(a.city), places.places_of(b.city))
    ):
        minus += OTHER_CITY
        against.append(_("other city"))
    if a.country and b.country and a.country != b.country:
        minus += OTHER_COUNTRY
        against.append(_("other country"))
    return minus


def _are_both_theirs(a, b):
    """j.hempel@ and jacqueline.hempel@, of one house, are Jacqueline Hempel's both."""
    boxes = {m.rpartition("@")[::2] for one in (a, b) for m in one.mails if frequent.is_personal(m)}
    if len({host for _box, host in boxes}) > 1:
        return False
    spelled = [_boxes_of(one) for one in (name_of(a), name_of(b))]
    return any(all(names.name_key(box) in known for box, _host in boxes) for known in spelled)


def _boxes_of(name):
    """What the mailbox of somebody of that name is called."""
    found = set()
    for family, words in name.latin:
        for given in (
            "".join(words),
            "".join(word[0] for word in words),
            words[0] if words else "",
        ):
            found |= {f"{given}{family}", f"{family}{given}"}
            found |= {f"{given[:1]}{family}", f"{family}{given[:1]}"}
    return found


def _cost_of_other_mail(mine, theirs):
    """Two addresses at one house are two people: weber1@ and weber2@."""
    houses = {frequent.host_of_mail(m) for m in mine} & {frequent.host_of_mail(m) for m in theirs}
    return 2 * OTHER_MAIL if houses - {""} else OTHER_MAIL


def _employers(a, b):
    if _is_mail_of_employer(a, b) or _is_mail_of_employer(b, a):
        return True
    return any(_employer(one, other).is_equal for one in a.employers for other in b.employers)


def _is_mail_of_employer(a, b):
    """Rösler Pumpen's people have addresses at roesler-pumpen.de, and those of a longer name at one
    that begins like it."""
    labels = {names.name_key(host.rpartition(".")[0]) for host in _hosts(a)} - {""}
    firms = [names.name_key(names.legal_form_of(firm)[0]) for firm in b.employers]
    return any(
        firm == label or (len(label) >= _SHORTEST_LABEL and firm.startswith(label))
        for firm in firms
        for label in labels
    )


@lru_cache(maxsize=REMEMBERED)
def _employer(one, other):
    """As organisations are: “EFW Elbe Flugzeugwerke” is the Elbe Flugzeugwerke GmbH."""
    found = [compare_names(one, other)]
    found += [compare_names(x.text, y.text) for x in readings(one) for y in readings(other)]
    return max(found, key=lambda comparison: comparison.verdict.value)


def _are_other_employers(a, b):
    """Not where nobody can say: 豪迈 and Himile are unknown to most."""
    compared = [_employer(one, other) for one in a.employers for other in b.employers]
    return all(found.speaks_against for found in compared)


def _hosts(profile):
    return {frequent.host_of_mail(mail) for mail in profile.mails} - {""}
