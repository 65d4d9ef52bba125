"""Two profiles of organisations: what the names say, and what else does. No database here."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import product

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .. import identifiers
from ..names import is_chinese, name_key
from . import frequent, places
from .memory import REMEMBERED
from .name_likeness import BRANCH, Comparison, Verdict, compare_names, compare_wholes
from .name_parts import take_apart
from .profile import Likeness, Profile, same_phone
from .readings import Reading, readings
from .short_forms import short_forms

Scheme = identifiers.Scheme
_REGISTERS = dict(identifiers.CHOICES)

# What is equal beside the names is worth so much …
CITY, HOST, PHONE, MAIL = 0.05, 0.25, 0.18, 0.25
# … and what is not, costs so much.
OTHER_CITY, OTHER_COUNTRY, OTHER_NUMBER, OTHER_HOST, OTHER_PHONE = 0.25, 0.30, 0.50, 0.10, 0.08
# A club and its company are two, whatever they share.
MOST_FOR_OTHERS = 0.70
_LATIN_WORD = re.compile(r"[^\W\d_]{4}", re.ASCII)
_LONGEST_ACRONYM, _SHORTEST_TOWN = 4, 4
# 省实验中学 is that of the province that one is in.
_REGIONS_FOR_SHORT = ("省", "市")
# Of a name that is written in both ways, another telephone is one more of the house.
_UNSURE = (Verdict.MISTYPED, Verdict.SIMILAR, Verdict.PINYIN, Verdict.PLACELESS)


def own_hosts(profile: Profile) -> frozenset[str]:
    """Hosts of its own: of websites and of mails, without those that anybody may have."""
    hosts = set(profile.hosts) - frequent.free_hosts()
    return frozenset(hosts | {frequent.host_of_mail(mail) for mail in profile.mails} - {""})


def all_names(profile: Profile) -> tuple[Reading, ...]:
    """Of a name in two scripts, or with another in brackets, also its parts."""
    return _all_names((*profile.names, *profile.aliases), profile.former_names, profile.city)


@lru_cache(maxsize=REMEMBERED)
def _all_names(current, former, city):
    found = [reading for name in current for reading in readings(name)]
    found += _at_its_place(current, city)
    earlier = [reading for name in former for reading in readings(name)]
    return (*found, *(replace(reading, is_former=True) for reading in earlier))


def _at_its_place(current, city):
    """The tax office in Pirna is the Finanzamt Pirna, though its name does not say so."""
    place = places.town_in(city) if city else ""
    for name in current if place else ():
        if name[:1] in _REGIONS_FOR_SHORT and is_chinese(place):
            where = places.region_around(place) if name[0] == "省" else place
            yield Reading(f"{where}{name}")
        parts = take_apart(name)
        if not parts.core and not parts.places and parts.marks:
            yield Reading(f"{place}{name}" if parts.is_chinese else f"{name} {place}")


def compare_organisations(a: Profile, b: Profile) -> Likeness:
    reasons, against = [], []
    named, is_former = _best(a, b)
    equal, unequal = _identifiers(a, b) if a.identifiers and b.identifiers else ([], [])
    start = named.verdict.value
    if named.speaks_against and not equal:
        # Whatever else they share: neighbours in one building have one telephone exchange.
        if named.is_final or not _have_one_address(a, b):
            return Likeness(start, (), (named.reason,))
        start = Verdict.UNKNOWN.value
    score = start
    reasons += [_said(_("same {register}"), scheme) for scheme in equal]
    if named.speaks_against:
        against.append(named.reason)
    elif named.verdict is not Verdict.UNKNOWN:
        reasons.append(_("former name") if is_former else named.reason)
    if named.forms and not is_former:
        score -= named.forms
        against.append(_("other legal form"))
    score += _shared(a, b, reasons)
    score -= _unshared(a, b, named, reasons, against)
    if unequal:
        score -= OTHER_NUMBER
        against += [_said(_("other {register}"), scheme) for scheme in unequal]
    if equal:
        return _with_identifier(score, named, reasons, against)
    most = MOST_FOR_OTHERS if named.is_other_body and not is_former else 0.97
    return Likeness(_bounded(score, most), tuple(reasons), tuple(against))


def _have_one_address(a, b):
    """Names that nobody can compare, and one mailbox or a website that is theirs alone. Its name is
    that of one of them, or one is told in another language."""
    hosts = own_hosts(a) & own_hosts(b)
    mails = {mail for mail in set(a.mails) & set(b.mails) if frequent.host_of_mail(mail)}
    are_in_two_scripts = any(is_chinese(x) != is_chinese(y) for x in a.names for y in b.names)
    if mails and (same_phone(a, b) or set(a.hosts) & set(b.hosts)):
        return are_in_two_scripts or _is_called_like(hosts, a, b)
    if not hosts:
        return False
    if are_in_two_scripts:
        return True
    labels = {_label(host).replace("-", "") for host in hosts}
    labels |= {host.split(".")[0] for host in hosts if host.count(".") > 1}
    labels |= {_label(host).partition("-")[0] for host in hosts}
    return any(take_apart(name).plain in labels for name in (*a.names, *b.names))


def _is_called_like(hosts, a, b):
    """tz-rossendorf.de is the house of NanoFilm Rossendorf and of BioAssay Rossendorf: it is called
    like neither."""
    labels = {_label(host).replace("-", "") for host in hosts}
    mine, theirs = ([take_apart(name) for name in one.names] for one in (a, b))
    if any(labels & short_forms(parts) for parts in (*mine, *theirs)):
        return True
    mine, theirs = ({word for parts in some for word in parts.core} for some in (mine, theirs))
    own = [word for word in mine ^ theirs if len(word) > 3]
    return any(word in label for label in labels for word in own)


def _with_identifier(score, named, reasons, against):
    """A number is given once. A subsidiary that is taxed with its group shares the group's."""
    if not against:
        return Likeness(1.0, tuple(reasons))
    score = 0.9 if named.is_equal or named.verdict is Verdict.UNKNOWN else 0.8
    return Likeness(score, tuple(reasons), tuple(against))


def _best(a, b):
    """(the comparison that says most, does it rest on a former name)."""
    best, is_former, which = None, False, ("", "")
    for one, other in product(all_names(a) + _at_home(a, b), all_names(b) + _at_home(b, a)):
        if one.note and other.note and one.note != other.note:
            continue
        found = compare_names(one.text, other.text)
        if found is BRANCH and (_is_there(one.text, b) or _is_there(other.text, a)):
            found = compare_wholes(one.text, other.text)
        if best is None or found.verdict.value > best.verdict.value:
            best, is_former = found, one.is_former or other.is_former
            which = one.text, other.text
    if best and best.is_equal and not is_former and _are_told_apart(a, b, *which):
        best = Comparison(Verdict.SIMILAR, best.reason)
    return best or Comparison(Verdict.UNKNOWN, ""), is_former


def _at_home(profile, other):
    """The Clara-Zeiß-Gymnasium Hohenlauter without its town, which the other has as its own."""
    town = name_key(other.city)
    if profile.city or len(town) < _SHORTEST_TOWN or places.town_in(other.city):
        return ()
    found = []
    for name in profile.names:
        left = [word for word in name.split() if name_key(word) != town]
        if 0 < len(left) < len(name.split()):
            found.append(Reading(" ".join(left)))
    return tuple(found)


def _is_there(text, other):
    """Who writes of Siltronic in Freiberg means its works there."""
    branch = take_apart(text).branch
    if not branch or not branch.where or not other.city:
        return False
    return places.are_one(places.places_of(branch.where), places.places_of(other.city))


def _is_only_chinese(text):
    return is_chinese(text) and not _LATIN_WORD.search(text)


def _are_told_apart(a, b, one, other):
    """Both have a name that tells more, and it is another: of 宏泰 and 鸿泰 both are Hongtai, and
    two may be SBS for short."""
    if _is_only_chinese(one) and _is_only_chinese(other):
        return False
    tells_more = [_is_only_chinese]
    if max(len(name_key(one)), len(name_key(other))) <= _LONGEST_ACRONYM:
        tells_more.append(lambda text: len(name_key(text)) > _LONGEST_ACRONYM)
    for tells in tells_more:
        mine, theirs = (
            [reading.text for reading in all_names(profile) if tells(reading.text)]
            for profile in (a, b)
        )
        if mine and theirs:
            return not any(compare_names(*pair).is_equal for pair in product(mine, theirs))
    return False


def _identifiers(a, b):
    """(schemes that are equal, schemes that are not)."""
    mine, theirs = _numbers(a), _numbers(b)
    shared = mine.keys() & theirs.keys()
    equal = [scheme for scheme in shared if mine[scheme] & theirs[scheme]]
    if Scheme.VAT in equal and Scheme.YTUNNUS in equal:
        equal.remove(Scheme.YTUNNUS)
    unequal = [scheme for scheme in shared if not mine[scheme] & theirs[scheme]]
    if any(scheme in equal for scheme in (Scheme.USCC, "code")):
        unequal = [scheme for scheme in unequal if scheme not in ("code", Scheme.OLD_CHINESE)]
    return [s for s in equal if s != "code" or Scheme.USCC not in equal], unequal


def _said(sentence, scheme):
    return format_lazy(sentence, register=_REGISTERS.get(scheme, _REGISTERS[Scheme.OLD_CHINESE]))


def _numbers(profile):
    found = {}
    for scheme, number in profile.identifiers:
        if number:
            found.setdefault(str(scheme), set()).add(number)
            code = organisation_code(scheme, number)
            if code:
                found.setdefault("code", set()).add(code)
            if scheme == Scheme.VAT and finnish_number(number):
                found.setdefault(str(Scheme.YTUNNUS), set()).add(finnish_number(number))
    return found


def finnish_number(vat: str) -> str:
    """FI12345671 is the Y-tunnus 1234567-1 with its country; "" of any other."""
    return f"{vat[2:9]}-{vat[9:]}" if vat.startswith("FI") and len(vat) == 10 else ""


def organisation_code(scheme: str, number: str) -> str:
    """The nine characters that a Chinese organisation kept when the long number came."""
    number = number.replace("-", "")
    if scheme == Scheme.USCC and len(number) == 18:
        return number[8:17]
    return number if scheme == Scheme.OLD_CHINESE and len(number) == 9 else ""


def _shared(a, b, reasons):
    plus = 0
    if set(a.mails) & set(b.mails):
        plus += MAIL
        reasons.append(_("same e-mail address"))
    elif own_hosts(a) & own_hosts(b):
        plus += HOST
        reasons.append(_("same website or mail domain"))
    if same_phone(a, b):
        plus += PHONE
        reasons.append(_("same telephone number"))
    return plus


def _unshared(a, b, named, reasons, against):
    minus = 0
    mine, theirs = _places(a), _places(b)
    if mine and theirs:
        if places.are_one(mine, theirs):
            minus -= CITY
            reasons.append(_("same city"))
        elif not places.go_together(mine, theirs):
            minus += OTHER_CITY
            against.append(_("other city"))
    here, there = _country(a), _country(b)
    if here and there and here != there and not (mine and theirs and not (a.country and b.country)):
        minus += OTHER_COUNTRY
        against.append(_("other country"))
    if named.verdict in _UNSURE and a.phones and b.phones and not same_phone(a, b):
        minus += OTHER_PHONE
        against.append(_("other telephone number"))
    return minus + _other_hosts(a, b, named, against)


def _country(profile):
    """Kunshan is in China, though nobody says so."""
    return profile.country or places.country_of(profile.city)


def _other_hosts(a, b, named, against):
    mine, theirs = ({_label(host) for host in own_hosts(one)} for one in (a, b))
    if not mine or not theirs or mine & theirs:
        return 0
    against.append(_("other website"))
    # Tortechnik and Tontechnik: what looks like a slip are two then.
    return 2 * OTHER_HOST if named.verdict is Verdict.MISTYPED else OTHER_HOST


def _label(host):
    """“jier” of jier.com.cn: whoever has .de may also have .com."""
    labels = host.split(".")
    return max(labels[:-1] or labels, key=len)


def _places(profile):
    """Where it is; if nobody says, the town in its name."""
    if profile.city:
        return places.places_of(profile.city)
    named = [take_apart(name) for name in (*profile.names, *profile.aliases)]
    found = {place for parts in named for place in (*parts.places, parts.seat)}
    return places.towns() & found


def _bounded(score, most):
    return round(max(0.0, min(score, most)), 3)
