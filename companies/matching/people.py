"""Two profiles of people: a name alone says little where thousands share it. No database here."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import product

from django.utils.translation import gettext_lazy as _

from .. import names
from . import frequent, heard, places, vocabulary
from .known_names import known_of
from .memory import REMEMBERED
from .name_likeness import Verdict, compare_names
from .name_parts import take_apart
from .person_likeness import (
    OTHER,
    SIMILAR,
    TAKEN_NAME,
    UNIQUE,
    Named,
    are_homophones,
    are_slips,
    compare_person_names,
)
from .person_names import as_once_called, name_of, pinyin_keys
from .profile import Likeness, Profile, same_phone
from .readings import readings
from .short_forms import short_forms
from .tones import contradict

MAIL, PHONE, WECHAT, EMPLOYER, CITY = 0.35, 0.30, 0.40, 0.25, 0.03
OTHER_EMPLOYER, OTHER_MAIL, OTHER_PHONE, OTHER_CITY, OTHER_COUNTRY = 0.22, 0.12, 0.08, 0.10, 0.10
NAMED_IN_MAIL = 0.15
MOST_FOR_OTHERS = 0.60
# Nobody is merged unseen: people have no identifier.
MOST = 0.97

# sachsen.de is everybody's, lausitzer-filter.de is somebody's.
_SHORTEST_LABEL = 10
# Of China and of Germany, with the country's prefix and without it.
_MOBILE = re.compile(r"(?:\+86\s?)?1[3-9][\d\s-]{9,11}$|(?:\+49\s?|0)1[5-7][\d\s/-]{8,11}$")


def compare_people(a: Profile, b: Profile) -> Likeness:
    """By the names they have; by one that they had, if that says more."""
    best = _compare(a, b)
    for one, other in [*product(as_once_called(a), [b]), *product([a], as_once_called(b))]:
        found = _compare(one, other)
        if found.score > best.score:
            best = replace(found, reasons=(_("former name"), *found.reasons))
    return best


def _compare(a, b):
    named = compare_person_names(name_of(a), name_of(b))
    if any(map(_contradict, product(a.names, b.names))):
        named = OTHER
    if named.is_other and _is_of_one_mailbox_or_mobile(a, b):
        named = Named(SIMILAR, _("similar name"))
    elif named.is_other and _may_be_written_so(a, b):
        named = Named(TAKEN_NAME)
    reasons, against = ([], [named.reason]) if named.is_other else ([named.reason], [])
    plus = _shared(a, b, reasons)
    has_proof = plus >= EMPLOYER or named.score >= UNIQUE
    score = named.score + plus - _unshared(a, b, against, has_proof)
    score = min(score, MOST_FOR_OTHERS if named.is_other else MOST)
    return Likeness(round(max(0.0, score), 3), tuple(filter(None, reasons)), tuple(against))


def _contradict(pair):
    """Lü Min is not 鲁敏."""
    latin, chinese = sorted(pair, key=names.is_chinese)
    return not names.is_chinese(latin) and names.is_chinese(chinese) and contradict(latin, chinese)


def _is_of_one_mailbox_or_mobile(a, b):
    """What somebody's own mailbox or mobile receives is theirs, even where the name has two slips,
    or is only the mailbox's: zhangyl."""
    boxes = {m.partition("@")[0] for m in set(a.mails) & set(b.mails) if frequent.is_personal(m)}
    if not boxes and not (same_phone(a, b) and _has_mobile(a) and _has_mobile(b)):
        return False
    mine, theirs = name_of(a), name_of(b)
    if any((names.name_key(box), ()) in one.latin for box in boxes for one in (mine, theirs)):
        return True
    if mine.chinese and theirs.chinese:
        return are_homophones(mine.chinese, theirs.chinese)
    if _given(mine) & _given(theirs):
        # Who married keeps the first name.
        return True
    return any(
        are_slips(one, other)
        for one, other in product((*mine.latin, *mine.halves), (*theirs.latin, *theirs.halves))
    )


def _given(name):
    """European first names."""
    found = {words[0] for _family, words in name.latin if words}
    return {word for word in found if heard.is_given(word)}


def _has_mobile(profile):
    return any(_MOBILE.match(phone) for phone in profile.phones)


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
    keys = pinyin_keys(family, given) | pinyin_keys(given, family)
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
    return any(_is_label_of(label, firm) for firm in b.employers for label in labels)


@lru_cache(maxsize=REMEMBERED)
def _is_label_of(label, firm):
    parts = take_apart(firm)
    if label in (parts.key, parts.plain) or label in short_forms(parts):
        return True
    if len(label) >= _SHORTEST_LABEL and parts.key.startswith(label):
        return True
    whose = vocabulary.known().get(label)
    return bool(whose) and whose == known_of(parts)


@lru_cache(maxsize=REMEMBERED)
def _employer(one, other):
    """As organisations are: “EFW Elbe Flugzeugwerke” is the Elbe Flugzeugwerke GmbH. Whoever works
    at one of their offices works there."""
    found = [compare_names(one, other)]
    found += [compare_names(x, y) for x, y in product(*map(_houses, (one, other))) if x and y]
    found += [compare_names(x.text, y.text) for x in readings(one) for y in readings(other)]
    return max(found, key=lambda comparison: comparison.verdict.value)


def _houses(firm):
    """(as it is written, what stands before its department: Stadt Pirna, Hauptamt)."""
    house, comma, _department = firm.partition(",")
    return (firm, house if comma and " " in house.strip() else "")


def _are_other_employers(a, b):
    """Not where nobody can say: 豪迈 and Himile are unknown to most, and of two scripts, one may
    have told the trade otherwise."""
    return all(
        _employer(one, other).verdict is Verdict.DIFFERENT
        if names.is_chinese(one) != names.is_chinese(other)
        else _employer(one, other).speaks_against
        for one, other in product(a.employers, b.employers)
    )


def _hosts(profile):
    return {frequent.host_of_mail(mail) for mail in profile.mails} - {""}
