"""Whose name is it, of those that are generally known? No database here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .. import names
from . import places, vocabulary
from .name_parts import Parts, read_parts
from .tables import read

_SHORTEST_IN_WORDS = 12
_SHORTEST_WITHOUT_TOWN = 30


def known_of(parts: Parts) -> str | None:
    """Whose name it is, of those that are generally known."""
    known = vocabulary.known()
    whose = known.get(parts.key) or known.get(parts.plain) or _table().by_words.get(parts.plain)
    if not whose and parts.is_chinese:
        # 芬兰航空公司, 济南二机床集团: of no form that the law knows.
        whose = known.get(parts.key.removesuffix("公司").removesuffix("集团"))
    if whose or parts.core or parts.is_chinese or not parts.places:
        return whose or _known_at_its_place(parts)
    return _table().by_parts.get(_signature(parts))


@dataclass(frozen=True)
class _Table:
    """`by_words`: without those that only join the others, “Luft- u. Raumfahrt”. `by_parts`: those
    without a word of their own, “University of Tübingen” is known as Universität Tübingen; what
    two of them would be called stands for neither."""

    by_words: dict[str, str]
    by_parts: dict[tuple, str]


@cache
def _table():
    """Read in one go: thousands of names are taken apart for it, a second's work."""
    by_words, without_town, by_parts = {}, {}, {}
    for whose, parts in _all_parts():
        if len(parts.plain) >= _SHORTEST_IN_WORDS:
            by_words[parts.plain] = whose
        if not parts.is_chinese:
            without_town.setdefault(_without_its_town(parts), set()).add(whose)
            if not parts.core and parts.places and not parts.branch:
                by_parts.setdefault(_signature(parts), set()).add(whose)
    return _Table({**_of_one(without_town), **by_words}, _of_one(by_parts))


def _all_parts() -> Iterator[tuple[str, Parts]]:
    """Of those of several words. One word, and a short Chinese name, is known as it is written."""
    for row in read("known_names")["known"]:
        for name in row:
            if len(name) >= _SHORTEST_IN_WORDS if names.is_chinese(name) else " " in name.strip():
                # Not through the memory of those that are asked for: it would be full of these.
                yield row[0], read_parts(name, is_right=True)


@cache
def _rows():
    return {row[0]: row for row in read("known_names")["known"]}


@cache
def _places_of(whose):
    """All that stand in its names."""
    return frozenset().union(*(read_parts(name).places for name in _rows()[whose]))


def _of_one(found):
    return {key: min(whose) for key, whose in found.items() if key and len(whose) == 1}


def _without_its_town(parts):
    """Sächsische Landesbibliothek - Staats- und Universitätsbibliothek: there is one."""
    if not parts.initials or parts.meant[-1] not in places.towns():
        return ""
    plain = "".join(parts.initials[:-1])
    return plain if len(plain) >= _SHORTEST_WITHOUT_TOWN else ""


def _known_at_its_place(parts):
    """SMWA Sachsen, HZDR Dresden: the short name, and where it is."""
    if len(parts.core) != 1 or parts.marks or not parts.places or parts.is_chinese:
        return None
    whose = vocabulary.known().get(parts.core[0])
    return whose if whose and parts.places <= _places_of(whose) else None


def _signature(parts):
    return parts.places, parts.meanings, parts.numbers
