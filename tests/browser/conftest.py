"""Browsers look at a copy of the site of their own, with a sample of every kind of page."""

import subprocess
import sys

import pytest

from tests.browser.axe import SCRIPT, Axe
from tests.browser.own_site import served
from tests.browser.signing_in import SignedIn
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
    with served(browsed_copy) as address:
        yield address


@pytest.fixture(scope="session")
def axe():
    if not SCRIPT.exists():
        pytest.skip("axe-core is missing. Install Node with npm, then: make test")
    return Axe()


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def kept_cookies():
    return {}


@pytest.fixture
def signed_in(new_page, kept_cookies):
    return SignedIn(new_page, kept_cookies)
