"""A mapping is kept for the next file with the same headings. No database here."""

import hashlib
from collections.abc import Sequence

from ..names import name_key
from .mapping import Mapping


def key_of(headers: Sequence[str]) -> str:
    """The same for the same headings in any spelling and order."""
    keys = sorted(name_key(heading) for heading in headers)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()


def fit(kept: Mapping, headers: Sequence[str]) -> Mapping:
    """The kept plan of each heading, wherever its column stands in this file."""
    plans = {name_key(plan.heading): plan for plan in kept.columns.values()}
    found = Mapping(country=kept.country)
    for at, heading in enumerate(headers):
        if name_key(heading) in plans:
            found.columns[at] = plans[name_key(heading)]
    return found
