"""The test database is migrated and filled once, kept between runs, and copied for every worker.

There are two stages, because a migration takes longest and changes least: the tables, and the
tables with the content. A stage is named after everything that decides what is in it.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "var" / "test-cache"
TABLES = ["requirements.lock", "jadepark/settings/*.py", "*/migrations/*.py", "*/*/migrations/*.py"]
# The desk has no part in the content; its tables are among the migrations.
CONTENT = [
    "jadepark/**/*.py",
    "timeline/**/*.py",
    "jadepark/*/content/**/*",
    "tests/ready_pictures.py",
]
# These show the content and have no part in loading it.
SHOWING = {
    "context.py",
    "feeds.py",
    "head.py",
    "middleware.py",
    "sitemaps.py",
    "urls.py",
    "views.py",
}
KEPT_SECONDS = 60 * 60
MIGRATE = ("manage.py", "migrate", "--verbosity=0")
LOAD = ("manage.py", "load_history", "--without-renditions")
DRAW = ("-m", "tests.ready_pictures")


def fingerprint(patterns):
    digest = hashlib.sha256()
    for file in sorted({file for pattern in patterns for file in ROOT.glob(pattern)}):
        if file.is_file() and file.name not in SHOWING and "templatetags" not in file.parts:
            digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


@contextlib.contextmanager
def only_one():
    """Workers wait here for the one that builds."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(store, folder, *arguments):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "jadepark.settings.test",
        "DATABASE_URL": store.url(folder),
        "DATA_DIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(
            f"The test database could not be built: `python {' '.join(arguments)}` failed. "
            f"Mend what it says:\n{done.stderr}"
        )


def template(store):
    """The folder of the finished template, with its pictures; built if nobody has done so."""
    tables = CACHE / f"{store.kind}-tables-{fingerprint(TABLES)}"
    content = CACHE / f"{store.kind}-content-{fingerprint(TABLES + CONTENT)}"
    with only_one():
        if not store.exists(content):
            forget_old(store)
            if not store.exists(tables):
                build(store, tables, [], MIGRATE)
            build(store, content, [tables], LOAD, DRAW)
        for folder in filter(Path.exists, (tables, content)):
            os.utime(folder)
    return content


def build(store, folder, sources, *commands):
    """Under another name until it is finished: a build that was broken off leaves no template."""
    unfinished = folder.with_name(f"{folder.name}-unfinished")
    for remains in (unfinished, folder):
        store.remove(remains)
    unfinished.mkdir(parents=True)
    store.create(unfinished, *sources)
    for command in commands:
        run(store, unfinished, *command)
    store.rename(unfinished, folder)


def forget_old(store):
    for folder in CACHE.glob(f"{store.kind}-*-*"):
        if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
            store.remove(folder)


class SQLite:
    """A database is a file in its folder."""

    kind = "sqlite"

    def file(self, folder):
        return folder / "db.sqlite3"

    def url(self, folder):
        return f"sqlite:///{self.file(folder)}"

    def database(self, folder):
        return str(self.file(folder))

    def exists(self, folder):
        return self.file(folder).exists()

    def create(self, folder, *sources):
        self.drop(folder)
        for source in sources:
            shutil.copy(self.file(source), self.file(folder))

    def drop(self, folder):
        for file in folder.glob("db.sqlite3*"):
            file.unlink()

    def rename(self, folder, new):
        folder.rename(new)

    def remove(self, folder):
        shutil.rmtree(folder, ignore_errors=True)


class PostgreSQL:
    """A database is called after its folder, which holds the pictures only."""

    kind = "postgresql"

    def __init__(self, server):
        self.server = server

    def url(self, folder):
        return urlsplit(self.server)._replace(path=f"/{self.database(folder)}").geturl()

    def database(self, folder):
        return f"jadepark_{folder.name}".replace("-", "_")

    def exists(self, folder):
        return bool(
            self.ask("SELECT 1 FROM pg_database WHERE datname = %s", [self.database(folder)])
        )

    def create(self, folder, *sources):
        self.drop(folder)
        template = self.database(sources[0]) if sources else "template0"
        self.ask(f'CREATE DATABASE "{self.database(folder)}" TEMPLATE "{template}"')

    def drop(self, folder):
        self.ask(f'DROP DATABASE IF EXISTS "{self.database(folder)}" WITH (FORCE)')

    def rename(self, folder, new):
        self.ask(f'ALTER DATABASE "{self.database(folder)}" RENAME TO "{self.database(new)}"')
        folder.rename(new)

    def remove(self, folder):
        self.drop(folder)
        shutil.rmtree(folder, ignore_errors=True)

    def ask(self, question, values=()):
        # Imported late: on SQLite no driver is needed.
        import psycopg2

        connection = psycopg2.connect(self.server)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(question, values)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()


def store():
    server = os.environ.get("DATABASE_URL", "")
    return PostgreSQL(server) if server.startswith("postgres") else SQLite()


if __name__ == "__main__":
    template(store())
