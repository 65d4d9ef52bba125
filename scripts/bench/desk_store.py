"""Where the filled databases are kept, so that a second run starts quickly.

Each is named after what decides what is in it, and is built once; later migrations are made up
for when it is asked. On PostgreSQL they live in a cluster that scripts/bench-desk.sh keeps in
var/bench.
"""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

from tests.database import ROOT, PostgreSQL, fingerprint

FOLDER = ROOT / "var" / "bench"
SMALL, LARGE = 1_000, 100_000
DECIDES = [
    "companies/samples/*",
    "companies/actions/index.py",
    "companies/names.py",
    "companies/search_keys.py",
    "scripts/bench/desk_fill.py",
]


class Database:
    kept_as, filler, decides = "desk", "desk_fill", DECIDES

    def __init__(self, organisations):
        self.organisations = organisations
        self.name = f"{self.kept_as}_{fingerprint(self.decides)}_{organisations}"
        self.server = os.environ.get("DATABASE_URL", "")
        self.is_postgresql = self.server.startswith("postgres")
        self.kind = "PostgreSQL" if self.is_postgresql else "SQLite"

    def build(self):
        """Under another name until it is finished."""
        (FOLDER / "data" / "static").mkdir(parents=True, exist_ok=True)
        if self.exists():
            return
        print(f"{self.kind}: filling {self.organisations:,} organisations …", flush=True)
        self.create()
        list(self.run(self.filler, str(self.organisations), name=self.unfinished))
        self.finish()

    @property
    def unfinished(self):
        return f"{self.name}_unfinished"

    def exists(self):
        if self.is_postgresql:
            question = "SELECT 1 FROM pg_database WHERE datname = %s"
            return bool(self._ask(question, [self.name]))
        return self._file(self.name).exists()

    def create(self):
        if self.is_postgresql:
            self._ask(f'DROP DATABASE IF EXISTS "{self.unfinished}"')
            self._ask(f'CREATE DATABASE "{self.unfinished}"')
            return
        for file in FOLDER.glob(f"{self.unfinished}.sqlite3*"):
            file.unlink()

    def finish(self):
        if self.is_postgresql:
            self._ask(f'ALTER DATABASE "{self.unfinished}" RENAME TO "{self.name}"')
        else:
            self._file(self.unfinished).rename(self._file(self.name))

    def run(self, module, *arguments, name=""):
        """What a module of this folder prints about the database, line by line as JSON."""
        with subprocess.Popen(
            [sys.executable, "-m", f"scripts.bench.{module}", *arguments],
            cwd=ROOT,
            env=self._environment(name or self.name),
            stdout=subprocess.PIPE,
            text=True,
        ) as running:
            for line in running.stdout:
                yield json.loads(line)
        if running.returncode:
            raise RuntimeError(f"{module} failed on {self.kind}; its error stands above.")

    def _environment(self, name):
        url = f"sqlite:///{self._file(name)}"
        if self.is_postgresql:
            url = urlsplit(self.server)._replace(path=f"/{name}").geturl()
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "scripts.bench.desk_settings",
            "DATA_DIR": str(FOLDER / "data"),
            "DATABASE_URL": url,
        }

    def _file(self, name):
        return FOLDER / f"{name}.sqlite3"

    def _ask(self, question, values=()):
        return PostgreSQL(self.server).ask(question, values)


class Likenesses(Database):
    """For the search for duplicates: as many names, and few of them twice."""

    kept_as, filler = "likenesses", "desk_fill_duplicates"
    decides = [
        "companies/migrations/*.py",
        "companies/matching/*.py",
        "companies/data/*.toml",
        "scripts/bench/desk_fill_duplicates.py",
    ]
