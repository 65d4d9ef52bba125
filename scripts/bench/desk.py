"""The contact desk among 100,000 organisations, on the database that DATABASE_URL names, or on
SQLite: `make bench-desk`. Exits with 1 on a miss."""

import os
import sys

from .desk_store import LARGE, SMALL, Database
from .figures import Figure, table

PARTS = ("lists", "search", "saving")
QUERIES, FASTER, TIMES_SQL = 30, 5, 5
# Bare SQL of less than a millisecond says nothing about the search around it.
LEAST_SQL = 1.0
LIST, SEARCH, TYPE_AHEAD, SAVING = 300, 300, 150, 150


def figures(small, large, parts):
    counts = {row["name"]: row["queries"] for row in small.run("desk_measure", *parts)}
    for row in large.run("desk_measure", *parts):
        yield from _figures(row, counts)


def _figures(row, counts):
    name = row["name"]
    note = f"p50 {row['p50']:.0f} ms, CPU {row['cpu']:.0f} ms, {row['queries']} queries"
    most = {"search": SEARCH, "type-ahead": TYPE_AHEAD, "saving": SAVING}
    kind = next((kind for kind in most if name.startswith(kind)), "")
    yield Figure(name, row["p95"], "ms", most.get(kind, LIST), note)
    if kind:
        if row["other"] >= LEAST_SQL:
            yield Figure("  against its bare SQL", row["p50"] / row["other"], "×", TIMES_SQL)
        return
    yield Figure("  queries", row["queries"], "", QUERIES)
    if name in counts:
        yield Figure("  more queries than among 1,000", row["queries"] - counts[name], "", 0)
    if row["other"]:
        times = row["other"] / row["p50"]
        note = f"its p50 {row['other']:.0f} ms"
        yield Figure("  faster than the stock list", times, "×", least=FASTER, note=note)


def main(parts):
    small, large = Database(SMALL), Database(LARGE)
    for database in (small, large):
        database.build()
    print(f"{large.kind}: asking the desk of {LARGE:,} organisations …", flush=True)
    found = list(figures(small, large, parts))
    busy = f"load {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores"
    print(f"{large.kind}, {LARGE:,} organisations, p95 of whole requests, {busy}")
    print(table(found))
    return 0 if all(one.is_met for one in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or PARTS))
