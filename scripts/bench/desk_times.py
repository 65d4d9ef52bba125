"""How long the desk takes to answer, asked in this process: the whole request, with its page."""

import time
from dataclasses import asdict, dataclass
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARM_UP, TIMES = 2, 20


@dataclass(frozen=True)
class Answer:
    name: str
    queries: int
    p50: float
    p95: float
    # Of this process alone, however busy the machine is.
    cpu: float
    # p50 of the same in Django's stock admin, or of the bare SQL; 0 where there is neither.
    other: float = 0

    def as_row(self):
        return asdict(self)


def client_of(username):
    from django.contrib.auth import get_user_model

    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    return client


def measure(name, ask, times=TIMES, other=0.0):
    """`ask` is called without arguments; the first calls, which fill caches, do not count."""
    for _ in range(WARM_UP):
        ask()
    queries = len(statements(ask))
    start = time.process_time()
    taken = sorted(milliseconds(ask) for _ in range(times))
    cpu = (time.process_time() - start) * 1000 / times
    return Answer(name, queries, median(taken), percentile(taken, 95), cpu, other)


def statements(ask):
    with CaptureQueriesContext(connection) as queries:
        ask()
    # Now: the next request empties Django's log.
    return [query["sql"] for query in queries.captured_queries]


def percentile(taken, share):
    return taken[min(len(taken) - 1, round(len(taken) * share / 100))]


def milliseconds(ask):
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def page(client, address):
    """Asks for it, and refuses anything but a page."""

    def ask():
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code} instead of a page.")

    return ask
