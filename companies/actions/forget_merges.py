"""What was written over by a merge is kept as long as the merge can be undone, and no longer.

That it happened, when, by whom, and how many rows moved, stays known; so does the name that a
person gave up, under which somebody may still look for them.
"""

import datetime

from ..models import Merge


def forget_old(now: datetime.datetime) -> int:
    """How many merges were emptied."""
    done = 0
    for merge in Merge.objects.to_be_emptied(now).only("moved"):
        merge.moved = _what_stays(merge.moved)
        merge.save(update_fields=["moved"])
        done += 1
    return done


def _what_stays(moved):
    counts = {
        relation: len(log.get("moved", ())) + len(log.get("out", ()))
        for relation, log in moved["rows"].items()
    }
    names = {"name": moved["name"]} if "name" in moved else {}
    return {"counts": {relation: count for relation, count in counts.items() if count}} | names
