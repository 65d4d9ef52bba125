"""Whose name is it, of those that are generally known? No database here."""

from functools import cache

from . import places, vocabulary
from .name_parts import Parts, take_apart
from .tables import read

_SHORTEST_IN_WORDS = 12
_SHORTEST_WITHOUT_TOWN = 30


def known_of(parts: Parts) -> str | None:
    """Whose name it is, of those that are generally known."""
    known = vocabulary.known()
    whose = known.get(parts.key) or known.get(parts.plain) or _known_by_words().get(parts.plain)
    if whose or parts.core or parts.is_chinese or not parts.places:
        return whose or _known_at_its_place(parts)
    return _known_by_parts().get(_signature(parts))


@cache
def _known_by_words():
    """Without those that only join the others: Luft- u. Raumfahrt."""
    rows = read("known_names")["known"]
    found = {take_apart(name).plain: row[0] for row in rows for name in row}
    return {
        **_known_without_their_town(),
        **{plain: whose for plain, whose in found.items() if len(plain) >= _SHORTEST_IN_WORDS},
    }


def _known_without_their_town():
    """Sächsische Landesbibliothek - Staats- und Universitätsbibliothek: there is one."""
    found = {}
    for row in read("known_names")["known"]:
        for parts in map(take_apart, row):
            if parts.initials and parts.meant[-1] in places.towns() and not parts.is_chinese:
                plain = "".join(parts.initials[:-1])
                if len(plain) >= _SHORTEST_WITHOUT_TOWN:
                    found.setdefault(plain, set()).add(row[0])
    return {plain: min(whose) for plain, whose in found.items() if len(whose) == 1}


@cache
def _known_places():
    """{whose: all places that stand in its names}."""
    found = {}
    for row in read("known_names")["known"]:
        found[row[0]] = {place for name in row for place in take_apart(name).places}
    return found


def _known_at_its_place(parts):
    """SMWA Sachsen, HZDR Dresden: the short name, and where it is."""
    if len(parts.core) != 1 or parts.marks or not parts.places or parts.is_chinese:
        return None
    whose = vocabulary.known().get(parts.core[0])
    return whose if whose and parts.places <= _known_places()[whose] else None


@cache
def _known_by_parts():
    """Those without a word of their own: “University of Tübingen” is known as Universität
    Tübingen. What two of them would be called stands for neither."""
    found = {}
    for row in read("known_names")["known"]:
        for parts in map(take_apart, row):
            if not parts.core and parts.places and not parts.is_chinese and not parts.branch:
                found.setdefault(_signature(parts), set()).add(row[0])
    return {signature: min(whose) for signature, whose in found.items() if len(whose) == 1}


def _signature(parts):
    return parts.places, parts.meanings, parts.numbers
