"""What so many share that it does not tell one from another. No database here."""

from functools import cache

from .. import names
from .tables import read


@cache
def free_hosts() -> frozenset[str]:
    return frozenset(read("shared_addresses")["free_hosts"].split())


def host_of_mail(mail: str) -> str:
    """ "" where the host is a provider that anybody may use."""
    host = mail.rpartition("@")[2]
    return "" if host in free_hosts() else host


def is_personal(mail: str) -> bool:
    """Not info@ and the like."""
    return mail.partition("@")[0] not in _shared_boxes()


def is_frequent_chinese(name: str) -> bool:
    """张伟, but not 张国栋."""
    return bool(name) and name[0] in _chinese_surnames() and len(name) <= 2


def is_frequent_latin(family: str, given: str) -> bool:
    """As keys. Also a name in pinyin with one syllable or two after a frequent surname."""
    if not given:
        return True
    if family in _keys("german_surnames") and given in _keys("german_given_names"):
        return True
    return family in _pinyin_surnames() and len(given) <= 5


def is_german_surname(key: str) -> bool:
    return key in _keys("german_surnames")


def is_german_given(key: str) -> bool:
    return key in _keys("german_given_names")


def is_called(one: str, other: str) -> bool:
    """Uli for Ulrich; but Uli and Utz are two. As keys."""
    return one in whole_given_names(other) or other in whole_given_names(one)


def whole_given_names(key: str) -> frozenset[str]:
    """Each name that it may be short for, itself included; of others nothing."""
    return _whole_given_names().get(key, frozenset())


@cache
def other_romanisations() -> dict[str, frozenset[str]]:
    """{surname: its keys in Hong Kong or Taiwan}: 陈 is Chan there."""
    found = {}
    for row in read("frequent_names")["other_romanisations"].split():
        surname, _is, keys = row.partition("=")
        found[surname] = frozenset(keys.split(","))
    return found


@cache
def _whole_given_names():
    found = {}
    for row in read("frequent_names")["short_given_names"]:
        whole, *short = map(names.name_key, row)
        for name in (whole, *short):
            found.setdefault(name, set()).add(whole)
    return {name: frozenset(whole) for name, whole in found.items()}


@cache
def _chinese_surnames():
    return frozenset("".join(read("frequent_names")["chinese_surnames"].split()))


@cache
def _pinyin_surnames():
    return frozenset(names.name_key(names.person_pinyin(c, "")) for c in _chinese_surnames())


@cache
def _keys(name):
    return frozenset(map(names.name_key, read("frequent_names")[name].split()))


@cache
def _shared_boxes():
    return frozenset(read("shared_addresses")["shared_boxes"].split())
