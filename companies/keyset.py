"""Paging by place: a page begins after a row, not after so many rows. No database here.

An OFFSET counts all that it leaves out, and so the last page of a long list costs the most. Here
the rows beyond a place are told as a few stretches. Each of them is one run of an index on the
list's order, forwards or backwards, in SQLite and PostgreSQL alike; nothing is sorted or skipped.

Rows whose leading value is not known stand last whichever way a list runs, as their own stretch:
the two databases do not agree where a NULL belongs.
"""

from dataclasses import dataclass

ALWAYS_KNOWN = object()


@dataclass(frozen=True)
class Key:
    field: str
    is_descending: bool = False
    # What is stored where nothing is known: None or "". Only a leading key may lack its value.
    unknown: object = ALWAYS_KNOWN

    def runs_down(self, is_backward: bool) -> bool:
        return self.is_descending != is_backward

    @property
    def may_lack(self) -> bool:
        return self.unknown is not ALWAYS_KNOWN

    @property
    def lacking(self) -> dict:
        return self.equal(self.unknown)

    @property
    def known(self) -> dict:
        if self.unknown is None:
            return {f"{self.field}__isnull": False}
        return {f"{self.field}__gt": self.unknown}

    def equal(self, value) -> dict:
        return {f"{self.field}__isnull": True} if value is None else {self.field: value}


def ordering(keys: list[Key], is_backward: bool = False) -> list[str]:
    return [f"-{key.field}" if key.runs_down(is_backward) else key.field for key in keys]


def turned(keys: list[Key]) -> list[Key]:
    """The same list the other way round, what is unknown still at its end."""
    return [Key(key.field, not key.is_descending, key.unknown) for key in keys]


def stretches(keys: list[Key], place: tuple | None = None, is_backward: bool = False) -> list[dict]:
    """The rows beyond `place`, nearest first, or all from one end: conditions as Django has them.

    `place` holds a row's values of all keys, the last of which tells any two rows apart.
    """
    if place is None:
        return _from_the_end(keys[0], is_backward)
    found = []
    for depth in reversed(range(len(keys))):
        same = {}
        for key, value in zip(keys[:depth], place, strict=False):
            same |= key.equal(value)
        found += [same | beyond for beyond in _beyond(keys[depth], place[depth], is_backward)]
    return found


def _from_the_end(key, is_backward):
    if not key.may_lack:
        return [{}]
    return [key.lacking, key.known] if is_backward else [key.known, key.lacking]


def _beyond(key, value, is_backward):
    if key.may_lack and value == key.unknown:
        return [key.known] if is_backward else []
    if key.runs_down(is_backward):
        lower = {f"{key.field}__lt": value}
        # "" is less than any text, a NULL than nothing.
        found = [key.known | lower if key.unknown == "" else lower]
    else:
        found = [{f"{key.field}__gt": value}]
    if key.may_lack and not is_backward:
        found.append(key.lacking)
    return found
