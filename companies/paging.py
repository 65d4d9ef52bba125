"""One page of a list, and the marks by which the pages before and after it are found."""

import re
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from .keyset import Key, ordering, stretches

_MARK = re.compile(r"([1-9]\d{0,17})\.([0-9a-f]{12})")
MOST_COUNTED = 10_000
REMEMBERED_SECONDS = 600


@dataclass(frozen=True)
class Page:
    rows: list
    # Marks for `before` and `after`; empty where the list ends.
    before: str = ""
    after: str = ""
    # A sentence where the list is not what the address asked for.
    notice: str = ""


@dataclass(frozen=True)
class Turn:
    """Which page is asked for: after or before a marked row, the last one, or else the first."""

    after: str = ""
    before: str = ""
    is_last: bool = False

    @property
    def mark(self):
        return self.after or self.before

    @property
    def is_backward(self):
        return bool(self.before) or self.is_last


def read(queryset: QuerySet, everything: QuerySet, keys: list[Key], size: int, turn: Turn) -> Page:
    """`everything` are the rows that one may stand on, also where the filter leaves them out."""
    place, notice = _find(everything, keys, turn.mark)
    if turn.mark and place is None:
        turn = Turn()
    rows = _beyond(queryset, keys, place, size + 1, turn.is_backward)
    if turn.mark and len(rows) < size and turn.is_backward:
        # A first page is full: what has come in before the mark meanwhile moves nothing off it.
        return _first(queryset, keys, size, notice)
    if turn.after and not rows:
        return read(queryset, everything, keys, size, Turn(is_last=True))
    return _page(rows, keys, size, turn, notice)


def count(queryset: QuerySet) -> int:
    """Exactly up to 10,000; one more stands for all beyond."""
    return queryset.order_by()[: MOST_COUNTED + 1].count()


def count_of(name: str, queryset: QuerySet) -> int:
    """The same. That there are too many to count is remembered for a while, under `name`: nothing
    about a long list takes longer than to find that out, and no list gets short at once."""
    # What a list is narrowed to may be long, and is nobody's business.
    key = "desk-too-many-" + salted_hmac("companies.paging.count", name).hexdigest()
    found = cache.get(key) or count(queryset)
    if found > MOST_COUNTED:
        cache.add(key, found, REMEMBERED_SECONDS)
    return found


def mark(row, keys: list[Key]) -> str:
    """The row's number, and a seal of the values it stood by: neither says what they were."""
    return f"{row.pk}.{_seal(tuple(getattr(row, key.field) for key in keys))}"


def _page(rows, keys, size, turn, notice):
    there_is_more = len(rows) > size
    rows = rows[:size]
    if turn.is_backward:
        rows.reverse()
    if not rows:
        return Page([], notice=notice)
    before = there_is_more if turn.is_backward else bool(turn.after)
    after = bool(turn.before) if turn.is_backward else there_is_more
    return Page(
        rows,
        before=mark(rows[0], keys) if before else "",
        after=mark(rows[-1], keys) if after else "",
        notice=notice,
    )


def _first(queryset, keys, size, notice):
    return _page(_beyond(queryset, keys, None, size + 1, False), keys, size, Turn(), notice)


def _beyond(queryset, keys, place, wanted, is_backward):
    rows = []
    for stretch in stretches(keys, place, is_backward):
        found = queryset.filter(**stretch).order_by(*ordering(keys, is_backward))
        rows += found[: wanted - len(rows)]
        if len(rows) == wanted:
            break
    return rows


def _find(everything, keys, text):
    """(place, sentence where it is not as it was)."""
    if not text:
        return None, ""
    match = _MARK.fullmatch(text)
    place = match and (
        everything.filter(pk=match[1]).values_list(*(key.field for key in keys)).first()
    )
    if not place:
        return None, _(
            "The row at which this page began is no longer there. This is the beginning of the "
            "list."
        )
    if not constant_time_compare(match[2], _seal(place)):
        return place, _(
            "The row at which this page began has changed its place. The list goes on from where "
            "it is now."
        )
    return place, ""


def _seal(place):
    return salted_hmac("companies.paging", repr(tuple(place))).hexdigest()[:12]
