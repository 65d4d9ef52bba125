"""The contact desk among 100,000 organisations, on the database that DATABASE_URL names, or on
SQLite: `make bench-desk`. Exits with 1 on a miss."""

import os
import sys

from . import desk_duplicates, desk_import
from .desk_clock import Clock
from .desk_store import LARGE, SMALL, Database
from .figures import Figure, table

PARTS = ("lists", "search", "saving", "duplicates", "import")
QUERIES, FASTER, TIMES_SQL = 30, 5, 5
# The p95 of an answer, by the beginning of its name; all others are lists.
MOST = {"search": 300, "hits": None, "type-ahead": 150, "saving": 150}
LIST = 300
TIMES = 20


def figures(small, large, parts, clock):
    few = small.run("desk_measure", "1", *parts)
    counts = {row["name"]: row["queries"] for row in few if not row["is_empty"]}
    for row in large.run("desk_measure", str(TIMES), *parts):
        kind = next((kind for kind in MOST if row["name"].startswith(kind)), "")
        most = MOST[kind] if kind else LIST
        note = f"{clock.note(row['ours'])}, {row['queries']} queries"
        yield Figure(row["name"], clock.p95(row["ours"]), "ms", most, note)
        if kind == "hits":
            yield _of_hits(row, clock, TIMES_SQL if large.is_postgresql else None)
        elif not kind:
            yield from _of_list(row, counts, clock)


def _of_hits(row, clock, most):
    """Without the page around them, which is the same for any search."""
    ours, sql = clock.p50(row["ours"]), clock.p50(row["other"])
    return Figure("  against their bare SQL", ours / sql, "×", most, f"{sql:.1f} ms")


def _of_list(row, counts, clock):
    yield Figure("  queries", row["queries"], "", QUERIES)
    if row["name"] in counts:
        yield Figure("  queries more than among 1,000", row["queries"] - counts[row["name"]], "", 0)
    if row["other"]:
        times = clock.p50(row["other"]) / clock.p50(row["ours"])
        note = f"its {clock.note(row['other'])}"
        yield Figure("  faster than the stock list", times, "×", least=FASTER, note=note)


def main(parts):
    asked = [part for part in parts if part not in ("duplicates", "import")]
    results = [_desk(asked)] if asked else []
    if "duplicates" in parts:
        title = f"{LARGE:,} organisations compared with their like"
        results.append(_show(title, desk_duplicates.figures()))
    if "import" in parts:
        results.append(_show(f"import of {desk_import.MANY:,} rows", desk_import.figures()))
    return 0 if all(results) else 1


def _desk(parts):
    small, large = Database(SMALL), Database(LARGE)
    for database in (small, large):
        database.build()
    print(f"{large.kind}: asking the desk of {LARGE:,} organisations …", flush=True)
    clock = Clock.now()
    title = f"{large.kind}, {LARGE:,} organisations, p95 of whole requests {clock}"
    return _show(title, figures(small, large, parts, clock))


def _show(title, some):
    found = list(some)
    busy = f"load {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores"
    print(f"{title}, {busy}")
    print(table(found))
    return all(one.is_met for one in found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or PARTS))
