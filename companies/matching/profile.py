"""What is compared, and what comes of it. No database here."""

from dataclasses import dataclass

from django.utils.functional import Promise

from .. import phones
from ..phones import Phone

Words = str | Promise

# From here on a pair is worth a look.
SUGGEST = 0.75
# From here on nobody need look: an identifier is equal, and nothing contradicts.
CERTAIN = 0.99


@dataclass(frozen=True)
class Profile:
    """Whatever is known of an organisation or a person; nothing of it need be.

    Phones are E.164 or, where nobody knows the country, as they are written; mails and hosts are
    normalised, identifiers (scheme, canonical). `city` may hold both spellings: “Jinan 济南”. A
    person's whole name may stand in `names` where nobody knows which part is the family's.
    """

    names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    phones: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    country: str = ""
    city: str = ""
    kind: str = "organisation"
    # Of a person.
    family: str = ""
    given: str = ""
    family_chinese: str = ""
    given_chinese: str = ""
    employers: tuple[str, ...] = ()
    wechat: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        return self.kind == "person"


@dataclass(frozen=True)
class Likeness:
    """How likely two profiles are one, from 0 to 1; what speaks for it, and what against."""

    score: float
    reasons: tuple[Words, ...] = ()
    against: tuple[Words, ...] = ()

    @property
    def is_suggested(self) -> bool:
        return self.score >= SUGGEST

    @property
    def is_certain(self) -> bool:
        return self.score >= CERTAIN


NOTHING = Likeness(0.0)
_SHORTEST_NATIONAL = 7


def same_phone(a: Profile, b: Profile) -> bool:
    """A number without its country is the end of the whole one: 0531 88123406, +8653188123406.
    Without it, 139-6909-8137 and 13969098137 转 203 are one."""
    if set(a.phones) & set(b.phones):
        return True
    return any(_are_one_number(one, other) for one in a.phones for other in b.phones)


def phone_key(phone: str) -> str:
    """What the notations of a number share; "" of a text without digits."""
    return _digits(phone)[-8:]


def _digits(phone):
    """Without what follows the number: 转 203, ext. 203."""
    return phone[1:] if phone.startswith("+") else next(iter(phones.keys(Phone(), phone)), "")


def _are_one_number(one, other):
    if one.startswith("+") and other.startswith("+"):
        return False
    shorter, longer = sorted((_digits(one).lstrip("0"), _digits(other).lstrip("0")), key=len)
    if len(shorter) < _SHORTEST_NATIONAL:
        return False
    has_country = any(phone.startswith(("+", "00")) for phone in (one, other))
    return longer.endswith(shorter) if has_country else longer == shorter
