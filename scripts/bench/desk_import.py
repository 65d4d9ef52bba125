"""What the import takes, in a database of its own that is empty at first."""

import os
import subprocess
import sys

from tests.database import ROOT

from .desk_store import FOLDER, Database
from .figures import Figure

MANY = int(os.environ.get("IMPORT_ROWS", "100000"))
DRY_RUN, ALL_ROWS, MEMORY, TIMES, LIST = 3, 600, 100, 5, 300


class Empty(Database):
    def __init__(self):
        super().__init__(0)
        self.name = "import_bench"

    @property
    def unfinished(self):
        return self.name

    def build(self):
        """Anew each time: what is measured fills it."""
        (FOLDER / "data" / "static").mkdir(parents=True, exist_ok=True)
        self.create()
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
        subprocess.run(migrate, cwd=ROOT, env=self._environment(self.name), check=True)


def figures():
    stock = _rows_of("import_stock_measure", str(MANY))
    found = _rows_of("import_measure", str(MANY), str(FOLDER))
    steps = [found[name] for name in ("stage", "check", "commit")]
    seconds = sum(step["value"] for step in steps)
    yield _seconds("import: dry run of 260 rows", found["dry run"], DRY_RUN)
    for step in steps:
        yield _seconds(f"  {step['name']} {MANY:,} rows", step)
    most = ALL_ROWS if Empty().is_postgresql else None
    yield Figure(f"import: all of {MANY:,} rows", seconds, "s", most)
    yield _seconds("  all compared with their like afterwards", found["duplicates"])
    yield Figure("  memory growth", found["memory"]["value"], "MB", MEMORY)
    ours = MANY / seconds
    yield Figure("  rows per second", ours, "")
    yield _against("with the desk's keys and history", ours, stock["stock with keys"], TIMES)
    yield _against("dry run and import, nothing found again", ours, stock["stock with dry run"])
    yield _against("import alone, nothing found again", ours, stock["stock"])
    for name, row in found.items():
        if name.startswith("beside"):
            yield _beside(name, row)


def _rows_of(module, *arguments):
    """Each in a process and a database of its own, so that neither warms up the other."""
    database = Empty()
    database.build()
    return {row["name"]: row for row in database.run(module, *arguments)}


def _beside(name, row):
    note = f"asked {row['count']} times"
    return Figure(
        f"{name.replace('beside', 'while rows come in,')}", row["value"], "ms", LIST, note
    )


def _seconds(name, row, most=None):
    return Figure(name, row["value"], "s", most, f"CPU {row['cpu']:.1f} s")


def _against(what, ours, row, least=None):
    rate = row["count"] / row["value"]
    note = f"it: {rate:.0f} rows/s, CPU {row['cpu'] / row['count'] * 1000:.1f} ms a row"
    return Figure(f"  against django-import-export, {what}", ours / rate, "×", None, note, least)
