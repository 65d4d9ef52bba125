"""Only one process at a time does what takes long. Whoever dies at it stands in nobody's way."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def alone(task: str, waits: bool = False) -> Iterator[bool]:
    """False where another one is at it; one that `waits` gets True, sooner or later."""
    lock = _in_postgresql if connection.vendor == "postgresql" else _in_a_file
    with lock(task, waits) as is_alone:
        yield is_alone


@contextmanager
def _in_postgresql(task, waits):
    """The lock is the connection's, and goes with it."""
    key = zlib.crc32(task.encode())
    function = "pg_advisory_lock" if waits else "pg_try_advisory_lock"
    answer = _ask(function, key)
    is_alone = waits or answer
    try:
        yield is_alone
    finally:
        if is_alone:
            _ask("pg_advisory_unlock", key)


def _ask(function, key):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [key])
        return cursor.fetchone()[0]


@contextmanager
def _in_a_file(task, waits):
    """Beside the database, which all processes share that could be at it."""
    with open(f"{connection.settings_dict['NAME']}.{task}.lock", "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True
