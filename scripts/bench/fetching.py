"""Plain requests, without a browser."""

import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlsplit

# The production settings lead http to https; the proxy's header says that it was https.
HEADERS = {"X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"}


def fetch(url):
    """The body of an answer. Raises OSError, with the status, when it is not 200."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}", headers=HEADERS)
        response = connection.getresponse()
        if response.status != 200:
            raise OSError(f"{url} answered {response.status}; look into the server's log.")
        return response.read()
    finally:
        connection.close()


def milliseconds(url, times=15):
    """The median time of an answer."""
    return median(_timed(url) for _ in range(times))


def _timed(url):
    start = time.perf_counter()
    fetch(url)
    return (time.perf_counter() - start) * 1000


def per_second(url, connections=8, requests=120):
    start = time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        list(pool.map(fetch, [url] * requests))
    return requests / (time.perf_counter() - start)
