"""What the desk does by itself: compares all records every night, and writes the index anew when
the rules changed by which it is written. Asked every hour; mostly nothing is to be done."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from .. import key_rules
from ..alone import alone
from ..models import Upkeep
from ..office_time import BERLIN
from . import find_duplicates, index

Task = Upkeep.Task
# Nobody is at the desk in Dresden, and in Jinan the day has just begun.
_NIGHT = datetime.time(2)


@dataclass(frozen=True)
class Done:
    """None where it was not due, or somebody else is at it."""

    # (organisations, people)
    indexed: tuple[int, int] | None = None
    # {“organisation” or “person”: open pairs}
    pairs: dict[str, int] | None = None


def carry_out(now: datetime.datetime) -> Done:
    with alone("upkeep") as is_alone:
        if not is_alone:
            return Done()
        # Words that stand in no name any more do no harm, and colleagues are at work.
        indexed = index.everything(forgets_words=False) if is_index_due() else None
        is_due = indexed or is_comparison_due(now)
        return Done(indexed, find_duplicates.everything() if is_due else None)


def is_index_due() -> bool:
    return Upkeep.objects.rules(Task.INDEX) != key_rules.fingerprint()


def is_comparison_due(now: datetime.datetime) -> bool:
    last = Upkeep.objects.at(Task.DUPLICATES)
    return last is None or last < last_night(now)


def last_night(now: datetime.datetime) -> datetime.datetime:
    """The latest two o'clock of a night in Dresden."""
    there = now.astimezone(ZoneInfo(BERLIN))
    night = datetime.datetime.combine(there.date(), _NIGHT, there.tzinfo)
    return night if night <= there else night - datetime.timedelta(days=1)
