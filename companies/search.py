"""Finds organisations and people by whatever somebody has of them, the likeliest first.

A text is tried as a whole before its words are, and as it was typed before an error is supposed.
Each step asks one index for the beginning of a key, and no further step is taken once there are
enough hits: what costs is the length of the answer, not the size of the desk.
"""

from dataclasses import replace

from . import names, spelling
from .duplicates import KINDS, matches, profiles_of, said_to_be_different
from .duplicates import alike as alike_of
from .listed import listed
from .matching import Profile
from .models import SearchKey
from .search_hits import Hit, hits, records_of
from .search_steps import (
    MOST_AT_A_STEP,
    MOST_WORDS,
    OWNERS,
    Findings,
    Likelihood,
    beginning,
    by_characters,
    steps,
    whole,
    whole_key,
    working_at,
)

__all__ = ["Hit", "alike", "find", "find_person", "like"]

LONGEST_QUERY = 200
MOST_ALIKE = 5
# Whoever finds so few, and none of exactly this name, may have mistyped it.
_FEW = 3


def find(text: str, *, only: str | None = None, limit: int = 20) -> list[Hit]:
    """`only` is “organisation” or “person”. Any text will do: what cannot be found is not."""
    text = clean(text)
    found = _as_typed(text, only, limit)
    if len(found) < _FEW and not any(one.score == Likelihood.WHOLE for one in found.values()):
        found.add(_as_meant(text, only, limit).values())
    return hits(found, limit)


def find_person(text: str, organisation: int, *, limit: int = 20) -> list[Hit]:
    """Whoever works at the organisation stands before all others."""
    text, found = clean(text), Findings()
    if whole_key(text):
        found.add(working_at(organisation, text))
    there = hits(found, limit)
    keys = {hit.record.pk for hit in there}
    others = find(text, only="person", limit=limit)
    return [*there, *(hit for hit in others if hit.record.pk not in keys)][:limit]


def alike(name: str, country: str = "", city: str = "", *, only: str | None = None) -> list[Hit]:
    """Whom a new record of this name may already be: those that the matching suggests, each with
    its reasons; then by name with or without its legal form, by sound, by beginning, or by a typing
    error, those of the same place first."""
    name = clean(name)
    found = {(hit.of, hit.record.pk): hit for hit in _matching(name, country, city, only)}
    for hit in _named_alike(name, country, city, only):
        found.setdefault((hit.of, hit.record.pk), hit)
    return list(found.values())[:MOST_ALIKE]


def like(record) -> list[Hit]:
    """Whom a record may be as well, by all that is known of it, each with the reasons in words;
    then by name alone. Neither the record itself nor who was told apart from it."""
    profile = profiles_of([record]).get(record.pk)
    some = matches(profile, MOST_ALIKE, record.pk) if profile else []
    noun = record._meta.model_name
    found = _explained({(noun, one.record.pk): one.likeness for one in some})
    other = said_to_be_different(KINDS[noun], [record.pk])[record.pk] | {record.pk}
    other |= {one.record.pk for one in some}
    place = getattr(record, "country", ""), getattr(record, "city", "")
    for name in filter(None, (record.latin_name, record.chinese_name)):
        for hit in _named_alike(name, *place, noun):
            if hit.record.pk not in other:
                other.add(hit.record.pk)
                found.append(hit)
    return found


def _matching(name, country, city, only) -> list[Hit]:
    found = {}
    for noun in [only] if only else OWNERS:
        profile = Profile(names=(name,), country=country, city=city, kind=noun)
        for pk, likeness in alike_of(KINDS[noun], [profile])[0].items():
            found[noun, pk] = likeness
    best = sorted(found, key=lambda owner: (-found[owner].score, owner))[:MOST_ALIKE]
    return _explained({owner: found[owner] for owner in best})


def _explained(found) -> list[Hit]:
    """Of {owner: how alike}, in that order."""
    records = records_of(found)
    return [
        Hit(
            records[owner],
            SearchKey.Kind.NAME,
            records[owner].name,
            Likelihood.WHOLE,
            why=listed(likeness.reasons),
        )
        for owner, likeness in found.items()
    ]


def _named_alike(name, country, city, only) -> list[Hit]:
    bare = names.legal_form_of(name)[0]
    key = names.name_key(bare)
    found = Findings()
    for one in {names.name_key(name), key, *names.pinyin_keys(names.pinyin(bare))} - {""}:
        found.add(whole(one, only))
    if len(key) >= spelling.SHORTEST_WORD:
        found.add(beginning(key, only))
    if not found:
        found.add(_as_meant(bare, only, MOST_ALIKE).values())
    nearest = hits(found, MOST_AT_A_STEP)
    nearest.sort(key=lambda hit: (hit.score, -_shared(hit.record, country, names.name_key(city))))
    return nearest[:MOST_ALIKE]


def clean(text: str) -> str:
    """One line of a sensible length that any database takes."""
    return " ".join(text.replace("\x00", " ").split())[:LONGEST_QUERY].strip()


def _as_typed(text, only, limit) -> Findings:
    found = Findings()
    for step in steps(text, only):
        found.add(step())
        if len(found) >= limit:
            break
    return found


def _as_meant(text, only, limit) -> Findings:
    """By the words that were probably meant, and by a short form of a Chinese name."""
    found = Findings()
    for meant in _meant(text):
        for one in _as_typed(meant, only, limit).values():
            found.add([replace(one, score=Likelihood.MISSPELT, meant=meant)])
    found.add(by_characters(text, only))
    return found


def _meant(text) -> list[str]:
    """The text with each misspelt word put right; read as one word it may be a pinyin."""
    words = names.words(text)[:MOST_WORDS]
    as_one = "".join(words)[: names.LONGEST_KEY]
    right = [next(iter(spelling.meant_by(word)), word) for word in words]
    word_by_word = [" ".join(right)] if len(words) > 1 and right != words else []
    return [*word_by_word, *spelling.meant_by(as_one)]


def _shared(record, country, city):
    """How much of the place is the same; people have none of their own."""
    mine = [names.name_key(getattr(record, field, "")) for field in ("city", "city_chinese")]
    same_country = bool(country) and getattr(record, "country", "") == country
    return same_country + 2 * (bool(city) and city in mine)
