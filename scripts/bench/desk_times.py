"""How long the desk takes to answer, asked in this process: the whole request, with its page."""

import time
from dataclasses import asdict, dataclass
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARM_UP = 2


@dataclass(frozen=True)
class Times:
    p50: float
    p95: float
    # Of this process alone, however busy the machine is.
    cpu: float


@dataclass(frozen=True)
class Answer:
    name: str
    queries: int
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
        queries = len(statements(ask))
        taken = [[milliseconds(call) for call in calls] for _ in range(self.times)]
        return Answer(name, queries, *(times_of(column) for column in zip(*taken, strict=True)))


def times_of(pairs):
    wall, cpu = zip(*pairs, strict=True)
    return Times(median(wall), percentile(sorted(wall), 95), median(cpu))


def statements(ask):
    with CaptureQueriesContext(connection) as queries:
        ask()
    # Now: the next request empties Django's log.
    return [query["sql"] for query in queries.captured_queries]


def percentile(taken, share):
    return taken[min(len(taken) - 1, round(len(taken) * share / 100))]


def milliseconds(call):
    """(by the clock, of this process)"""
    start, cpu = time.perf_counter(), time.process_time()
    call()
    return (time.perf_counter() - start) * 1000, (time.process_time() - cpu) * 1000


def page(client, address):
    """Asks for it, and refuses anything but a page."""

    def ask():
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code} instead of a page.")

    return ask
