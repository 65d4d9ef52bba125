"""European names in Chinese characters: 托马斯·穆勒 is Thomas Müller. No database here."""

from functools import cache, lru_cache

from .. import names
from .memory import REMEMBERED
from .tables import read

# Of each half there are several: 默勒 may be Möller, and 穆勒 too.
_MOST = 16


@lru_cache(maxsize=REMEMBERED)
def latin_of(chinese: str) -> frozenset[tuple[str, tuple[str, ...]]]:
    """Every (family, given) that it may be, as keys; the given name stands first, as in Europe, or
    last, as in China. A surname alone has no given name; of others nothing is known."""
    given, surnames = _table("given"), _table("surnames")
    found = [(family, ()) for family in surnames.get(chinese, ())]
    for at in range(2, len(chinese) - 1):
        head, tail = chinese[:at], chinese[at:]
        for first, last in ((head, tail), (tail, head)):
            found += [
                (family, (name,))
                for family in surnames.get(last, ())
                for name in given.get(first, ())
            ]
    return frozenset(sorted(found)[:_MOST])


def is_given(key: str) -> bool:
    """Whoever is called so is not called otherwise by mistake."""
    return key in _given_names()


@cache
def _given_names():
    return frozenset(name for some in _table("given").values() for name in some)


@cache
def _table(which):
    found = {}
    for row in read("heard_names")[which].splitlines():
        chinese, _is, latin = row.partition(" = ")
        for one in chinese.split():
            found.setdefault(one, set()).update(map(names.name_key, latin.split()))
    return {chinese: tuple(sorted(latin)) for chinese, latin in found.items()}
