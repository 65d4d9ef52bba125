"""The site as production starts it, and a server that only sends files."""

import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.database import ROOT

from .fetching import fetch

PORTS = {"site": 8171, "bare": 8172}
WARM_UP = 10
HISTORY = "/de/geschichte/"


@contextmanager
def production(site):
    """The address of gunicorn with two workers, warm: every page has been asked for before."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "jadepark.wsgi",
        "--workers",
        "2",
        "--threads",
        "4",
    ]
    with _served([*command, "--bind", f"127.0.0.1:{PORTS['site']}"], site.environment) as server:
        url = f"http://localhost:{PORTS['site']}"
        _wait(url + "/robots.txt", server)
        for _ in range(WARM_UP):
            fetch(url + HISTORY)
        yield url


class StaticCopy:
    """The history page and all that it asks for, saved by a browser and sent as files."""

    def __init__(self, folder, browser, url):
        self.folder, self.browser, self.url = folder, browser, url

    def __enter__(self):
        for url, body in self.browser.bodies(self.url + HISTORY).items():
            file = self.folder / urlsplit(url).path.lstrip("/")
            file = file / "index.html" if url.endswith("/") else file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        port = PORTS["bare"]
        command = [sys.executable, "-m", "scripts.bench.files", str(self.folder), str(port)]
        self.served = _served(command, None)
        server = self.served.__enter__()
        _wait(f"http://localhost:{port}{HISTORY}", server)
        return f"http://localhost:{port}"

    def __exit__(self, *problem):
        self.served.__exit__(*problem)


@contextmanager
def _served(command, environment):
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield server
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(url, server, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            return fetch(url)
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"Nothing answers at {url}. Is the port taken? Free it, then start again.")
