"""A site of its own for a file of tests that writes: nobody else counts what it leaves behind.

Import both fixtures; they stand in for those of conftest.py, whose copy all other files share.
"""

import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.conftest import Copy
from tests.database import ROOT


@contextmanager
def served(copy):
    """The address of a server of this copy."""
    server = subprocess.Popen(
        [sys.executable, "tests/live_site.py"],
        cwd=ROOT,
        env=copy.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    port = server.stdout.readline().strip()
    yield f"http://localhost:{port}"
    server.stdin.close()
    server.wait(timeout=10)


@pytest.fixture(scope="module")
def browsed_copy(tmp_path_factory, worker_id):
    copy = Copy(tmp_path_factory.mktemp(f"own-{worker_id}-"))
    yield copy
    copy.store.drop(copy.folder)


@pytest.fixture(scope="module")
def site_url(browsed_copy):
    with served(browsed_copy) as address:
        yield address
