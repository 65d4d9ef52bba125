"""Every test starts with the real content of the site, and leaves it as it was."""

import gc
import os
import shutil
import signal
import subprocess
import sys

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests import database

pytest_plugins = ["tests.chromium", "tests.no_skips"]
OWN_COPY, BUILDING = pytest.StashKey(), pytest.StashKey()
set_hypothesis_home_dir(database.ROOT / "var" / "hypothesis")
# How long an example takes is the machine's affair; times are measured by benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser):
    parser.addoption(
        "--write-rights",
        choices=["new", "all"],
        help="write into tests/rights.txt how new addresses answer, or all of them anew",
    )


def pytest_configure(config):
    from django.core.management import call_command

    call_command("compile_catalogues", verbosity=0)


def pytest_sessionstart(session):
    """Many workers would wait for the one that builds the database: they find it being built."""
    config = session.config
    if config.getoption("numprocesses", None) and not config.option.collectonly:
        command = [sys.executable, "-m", "tests.database"]
        # Why it failed, the first worker says that builds it in its place.
        config.stash[BUILDING] = subprocess.Popen(
            command, cwd=database.ROOT, stderr=subprocess.DEVNULL, start_new_session=True
        )


def pytest_sessionfinish(session):
    building = session.config.stash.get(BUILDING, None)
    if building and building.poll() is None:
        # With what it has started: nobody would wait for that.
        os.killpg(building.pid, signal.SIGTERM)
        building.wait()


def pytest_collection_modifyitems(items):
    """What needs no database is tested first, while that is being built."""
    items.sort(key=needs_the_database)


def needs_the_database(item):
    asked = {"own_copy", "site_url"}.intersection(item.fixturenames)
    return bool(asked) or item.get_closest_marker("django_db") is not None


def pytest_collection_finish(session):
    """What was imported stays: to look through it for rubbish took a seventh of all time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


class Copy:
    """A worker's own database and pictures."""

    def __init__(self, folder):
        self.store = database.store()
        self.template = database.template(self.store)
        self.folder = folder
        self.refill()

    def refill(self):
        # A template that somebody copies may not be copied by another at the same time.
        with database.only_one():
            self.store.create(self.folder, self.template)
        if not (self.folder / "media").exists() and (self.template / "media").exists():
            shutil.copytree(self.template / "media", self.folder / "media")

    def environment(self):
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "jadepark.settings.test",
            "DATABASE_URL": self.store.url(self.folder),
            "DATA_DIR": str(self.folder),
        }


@pytest.fixture(scope="session")
def own_copy(pytestconfig, tmp_path_factory, worker_id):
    # The name is a database's name too, and two people may test on one server.
    copy = Copy(tmp_path_factory.mktemp(f"{worker_id}-{os.getpid()}-"))
    pytestconfig.stash[OWN_COPY] = copy
    yield copy
    copy.store.drop(copy.folder)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, own_copy):
    """In place of pytest-django's, which migrates an empty database for every worker."""
    from django.db import connection
    from django.test import override_settings

    connection.settings_dict["NAME"] = own_copy.store.database(own_copy.folder)
    with override_settings(MEDIA_ROOT=own_copy.folder / "media"):
        yield
    with django_db_blocker.unblock():
        connection.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """A test with real transactions leaves empty tables; the next one finds the content again."""
    result = yield
    if is_transactional(item):
        from django.db import connection

        connection.close()
        item.config.stash[OWN_COPY].refill()
    return result


def is_transactional(item):
    marker = item.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", []))
    return bool(fixtures) or (marker is not None and marker.kwargs.get("transaction", False))


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What a request leaves behind in the process: cached answers, and the language."""
    from django.core.cache import cache
    from django.utils import translation

    yield
    cache.clear()
    translation.deactivate()


@pytest.fixture(scope="session")
def site_url(own_copy):
    """The address of the site with its content, for browsers. Read only: nothing is rolled back."""
    server = subprocess.Popen(
        [sys.executable, "tests/live_site.py"],
        cwd=database.ROOT,
        env=own_copy.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    port = server.stdout.readline().strip()
    yield f"http://localhost:{port}"
    server.stdin.close()
    server.wait(timeout=10)
