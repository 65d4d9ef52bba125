"""How long the desk takes to answer, asked in this process: the whole request, with its page.

By the clock, and by the CPU: what else the machine does adds to the one and not to the other.
"""

import time
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARM_UP = 2
NO_ROWS = "no rows"


@dataclass(frozen=True)
class Times:
    p50: float
    p95: float
    # Of this process and of the server's that works for it, however busy the machine is.
    cpu50: float
    cpu95: float


@dataclass(frozen=True)
class Answer:
    name: str
    queries: int
    # Of a list: without rows it asks less, and says nothing of one that has some.
    is_empty: bool
    ours: Times
    # What it is compared with: Django's stock list, or the bare SQL of the hits.
    other: Times | None = None

    def as_row(self):
        return asdict(self)


def client_of(username):
    from django.contrib.auth import get_user_model

    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    return client


@dataclass(frozen=True)
class Watch:
    times: int

    def measure(self, name, ask, other=None):
        """`ask` and `other` are called without arguments, and in turns: a machine that is busy is
        busy for both. The first calls, which fill caches, do not count."""
        calls = [ask, other] if other else [ask]
        for _ in range(WARM_UP):
            for call in calls:
                call()
        queries, is_empty = len(statements(ask)), ask() == NO_ROWS
        taken = [[milliseconds(call) for call in calls] for _ in range(self.times)]
        return Answer(
            name, queries, is_empty, *(times_of(column) for column in zip(*taken, strict=True))
        )


def times_of(pairs):
    wall, cpu = (sorted(column) for column in zip(*pairs, strict=True))
    return Times(median(wall), percentile(wall, 95), median(cpu), percentile(cpu, 95))


def statements(ask):
    with CaptureQueriesContext(connection) as queries:
        ask()
    # Now: the next request empties Django's log.
    return [query["sql"] for query in queries.captured_queries]


def percentile(taken, share):
    """The least of them that so many percent do not exceed."""
    return taken[ceil(len(taken) * share / 100) - 1]


def milliseconds(call):
    """(by the clock, by the CPU)"""
    start, cpu = time.perf_counter(), cpu_seconds()
    call()
    return (time.perf_counter() - start) * 1000, (cpu_seconds() - cpu) * 1000


def cpu_seconds():
    """What PostgreSQL leaves to its parallel workers is not in it: it is the stock lists, which
    count all rows, that have any."""
    if connection.vendor != "postgresql":
        return time.process_time()
    connection.ensure_connection()
    server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() + int(server.read_text().split()[0]) / 1e9


def page(client, address):
    """Asks for it, and refuses anything but a page."""

    def ask():
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code} instead of a page.")
        return NO_ROWS if b"desk-nothing" in answer.content else ""

    return ask
