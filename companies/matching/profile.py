"""What is compared, and what comes of it. No database here."""

from dataclasses import dataclass

from django.utils.functional import Promise

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
    """A number without its country is the end of the whole one: 0531 88123406, +8653188123406."""
    if set(a.phones) & set(b.phones):
        return True
    return any(_is_end_of(one, other) for one in a.phones for other in b.phones)


def phone_key(phone: str) -> str:
    """What the two notations of a number share; "" of a text without digits."""
    return "".join(filter(str.isdigit, phone))[-8:]


def _is_end_of(one, other):
    if one.startswith("+") == other.startswith("+"):
        return False
    national, whole = (other, one) if one.startswith("+") else (one, other)
    digits = "".join(filter(str.isdigit, national)).lstrip("0")
    return len(digits) >= _SHORTEST_NATIONAL and whole.endswith(digits)
