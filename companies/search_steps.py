"""The single steps of a search: each asks one index for keys, and fetches no record."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import OuterRef, Subquery

from . import names, phones, websites
from .models import ContactPoint, SearchKey

OWNERS = ("organisation", "person")
MOST_WORDS = 6
# Of so many keys at one step the hits are chosen; whoever has typed two letters types on.
MOST_AT_A_STEP = 200
# Words that begin more keys than this are equally bad to start from.
_FREQUENT = 1000
# 中国重汽 is short for more; more characters than this are no short form.
_LONGEST_SHORT_FORM = 8
_SHORTEST_PART_OF_MAIL = 3
# Of a hit no more is read: to make records of two hundred keys takes longer than to find them.
_READ = ("organisation_id", "person_id", "kind", "shown", "tier")

_Tier = SearchKey.Tier
_Kind = SearchKey.Kind
# Of two reasons that are equally likely the one that says more to the reader.
_KINDS = [_Kind.NAME, _Kind.FORMER, _Kind.PINYIN, _Kind.CITY]
_KINDS += [kind for kind in _Kind if kind not in _KINDS]


class Likelihood(IntEnum):
    """How the text was found: the lower, the likelier it is what was meant."""

    WHOLE = 0
    WHOLE_FORMER = 1
    BEGINNING = 2
    INSIDE = 3
    FORMER = 4
    INSIDE_FORMER = 5
    WORDS = 6
    PLACE = 7
    PART_OF_MAIL = 8
    CHARACTERS = 9
    MISSPELT = 10


_BY_TIER = {
    _Tier.BEGINNING: Likelihood.BEGINNING,
    _Tier.INSIDE: Likelihood.INSIDE,
    _Tier.FORMER: Likelihood.FORMER,
    _Tier.INSIDE_FORMER: Likelihood.INSIDE_FORMER,
    _Tier.PLACE: Likelihood.PLACE,
}
_BY_TIER_OF_WHOLE = {
    _Tier.BEGINNING: Likelihood.WHOLE,
    _Tier.FORMER: Likelihood.WHOLE_FORMER,
}


@dataclass(frozen=True)
class Found:
    """A key that was hit. `owner` is (“organisation” or “person”, its key)."""

    owner: tuple[str, int]
    kind: str
    shown: str
    score: Likelihood
    meant: str = ""

    @property
    def rank(self):
        return self.score, _KINDS.index(self.kind)


class Findings(dict):
    """{owner: the likeliest reason why it was found}."""

    def add(self, more: Iterable[Found]) -> None:
        for one in more:
            if one.owner not in self or one.rank < self[one.owner].rank:
                self[one.owner] = one


def steps(text: str, only: str | None) -> Iterator[Callable[[], list[Found]]]:
    """From the likeliest to the least likely, each to be called."""
    key, words = whole_key(text), names.words(text)[:MOST_WORDS]
    if not key:
        return
    yield lambda: whole(key, only)
    for tier in (_Tier.BEGINNING, _Tier.INSIDE, _Tier.FORMER, _Tier.INSIDE_FORMER):
        yield lambda tier=tier: beginning(key, only, tier)
    if len(words) > 1:
        yield lambda: by_words(words, only, Likelihood.WORDS)
    yield lambda: beginning(key, only, _Tier.PLACE)
    if len(text) >= _SHORTEST_PART_OF_MAIL and " " not in text:
        yield lambda: by_part_of_mail(text, only)


def whole_key(text: str) -> str:
    """What the whole text is as a key: of a number its digits, of a link its host."""
    digits = phones.digits(text)
    if digits:
        return digits[: names.LONGEST_KEY]
    if "://" in text or text.casefold().startswith("www."):
        text = websites.host_of(text) or text
    return names.name_key(text)[: names.LONGEST_KEY]


def whole(key: str, only: str | None) -> list[Found]:
    rows = _keys(only).filter(tier__in=list(_BY_TIER_OF_WHOLE), key=key[: names.LONGEST_KEY])
    return [_found(row, _BY_TIER_OF_WHOLE[row.tier]) for row in rows[:MOST_AT_A_STEP]]


def beginning(key: str, only: str | None, tier=_Tier.BEGINNING) -> list[Found]:
    rows = _keys(only).filter(tier=tier, key__begins=key[: names.LONGEST_KEY])
    return [_found(row, _BY_TIER[tier]) for row in rows[:MOST_AT_A_STEP]]


def working_at(organisation: int, text: str) -> list[Found]:
    """Those of the organisation of whom a name, a number or an address begins with the text."""
    rows = _keys("person").filter(
        person__employments__organisation=organisation,
        person__employments__is_current=True,
        key__begins=whole_key(text),
    )
    return [_found(row, Likelihood.BEGINNING) for row in rows[:MOST_AT_A_STEP]]


def by_words(words: Iterable[str], only: str | None, score: Likelihood) -> list[Found]:
    """Each word begins a key of the same record. The rarest leads to it, and is the reason."""
    words = dict.fromkeys(word[: names.LONGEST_KEY] for word in words)
    counts = {word: _how_many(word, only) for word in words}
    if not all(counts.values()):
        return []
    rarest, *others = sorted(words, key=lambda word: _frequency(word, counts[word]))
    found = []
    for owner in [only] if only else OWNERS:
        rows = _keys(owner).filter(tier__in=list(_Tier), key__begins=rarest)
        for number, word in enumerate(others):
            of_the_same = SearchKey.objects.filter(**{owner: OuterRef(owner)}, key__begins=word)
            # Asked whether it exists, PostgreSQL would first fetch the word's keys of everybody.
            one = {f"other_{number}": Subquery(of_the_same.values("pk")[:1])}
            rows = rows.alias(**one).filter(**{f"other_{number}__isnull": False})
        found += [_found(row, score) for row in rows[:MOST_AT_A_STEP]]
    return found


def _frequency(word, count):
    """To sort by. Of two that are frequent the longer one is the rarer, more often than not."""
    return count, -len(word) if count >= _FREQUENT else 0


def by_characters(text: str, only: str | None) -> list[Found]:
    """济二 for 济南二机床: each character is somewhere in the name."""
    key = names.name_key(text)
    if names.script_of(key) == "Latn" or not 1 < len(key) <= _LONGEST_SHORT_FORM:
        return []
    return by_words(key, only, Likelihood.CHARACTERS)


def by_part_of_mail(text: str, only: str | None) -> list[Found]:
    points = ContactPoint.objects.filter(
        kind=ContactPoint.Kind.EMAIL, normalised__contains=text.lower()
    )
    if only:
        points = points.filter(**{f"{only}__isnull": False})
    kind, score = _Kind.EMAIL, Likelihood.PART_OF_MAIL
    return [Found(_owner(point), kind, point.raw, score) for point in points[:MOST_AT_A_STEP]]


def _how_many(word, only):
    """At most _FREQUENT: beyond that it does not matter."""
    return _keys(only).filter(tier__in=list(_Tier), key__begins=word)[:_FREQUENT].count()


def _keys(only):
    keys = SearchKey.objects.values_list(*_READ, named=True)
    return keys.filter(**{f"{only}__isnull": False}) if only else keys


def _found(row, score):
    return Found(_owner(row), row.kind, row.shown, score)


def _owner(row):
    owner = "organisation" if row.organisation_id else "person"
    return owner, getattr(row, f"{owner}_id")
