"""Browsers look at a copy of the site of their own, with a sample of every kind of page."""

import subprocess
import sys

import pytest

from tests.conftest import Copy
from tests.database import ROOT
from tests.every_page import LANGUAGES


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browsed_copy(tmp_path_factory, worker_id):
    copy = Copy(tmp_path_factory.mktemp(f"browsed-{worker_id}-"))
    subprocess.run(
        [sys.executable, "-m", "tests.browser.fill"],
        cwd=ROOT,
        env=copy.environment(),
        check=True,
    )
    yield copy
    copy.store.drop(copy.folder)


@pytest.fixture(scope="session")
def site_url(browsed_copy):
    server = subprocess.Popen(
        [sys.executable, "tests/live_site.py"],
        cwd=ROOT,
        env=browsed_copy.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    port = server.stdout.readline().strip()
    yield f"http://localhost:{port}"
    server.stdin.close()
    server.wait(timeout=10)


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param
