"""“Are these two the same?” No database here.

Two profiles are compared part by part, and the answer comes with its reasons in words. Which pairs
are worth comparing, `keys` says: those that share one.
"""

from functools import cache
from threading import Thread

from .keys import LONGEST_KEY, WEAK_SORTS, are_weak, worth_comparing
from .keys import keys_of as keys
from .organisations import compare_organisations
from .people import compare_people
from .profile import CERTAIN, NOTHING, SUGGEST, Likeness, Profile

__all__ = [
    "CERTAIN",
    "LONGEST_KEY",
    "SUGGEST",
    "WEAK_SORTS",
    "Likeness",
    "Profile",
    "are_weak",
    "be_ready",
    "compare",
    "keys",
    "read_tables",
    "worth_comparing",
]


def compare(a: Profile, b: Profile) -> Likeness:
    if a.kind != b.kind:
        return NOTHING
    return compare_people(a, b) if a.is_person else compare_organisations(a, b)


@cache
def be_ready() -> None:
    """Reads the tables beside whatever else is done, once a process: the first who types a name
    would wait for it. Each worker of the server calls it when it starts."""
    Thread(target=read_tables, daemon=True).start()


def read_tables() -> None:
    """Two seconds' work, which is otherwise done when the first name is taken apart."""
    keys(Profile(names=("Jinan",)))
