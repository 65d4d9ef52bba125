"""Plain requests, without a browser."""

import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlsplit

# The production settings lead http to https; the proxy's header says that it was https.
HEADERS = {"X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"}


# Who brings a cookie is shown nothing that was kept.
AFRESH = HEADERS | {"Cookie": "afresh=1"}


def fetch(url, headers=HEADERS):
    """The body of an answer. Raises OSError, with the status, when it is not 200."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}", headers=headers)
        response = connection.getresponse()
        if response.status != 200:
            raise OSError(f"{url} answered {response.status}; look into the server's log.")
        return response.read()
    finally:
        connection.close()


def milliseconds(url, headers=HEADERS, times=15):
    """The median time of an answer."""
    return median(_timed(url, headers) for _ in range(times))


def _timed(url, headers):
    start = time.perf_counter()
    fetch(url, headers)
    return (time.perf_counter() - start) * 1000


def per_second(url, headers=HEADERS, connections=8, requests=160):
    start = time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        list(pool.map(lambda _: fetch(url, headers), range(requests)))
    return requests / (time.perf_counter() - start)
