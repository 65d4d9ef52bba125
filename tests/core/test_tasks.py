"""A long job in a thread of the web process."""

import logging
import runpy
import threading

import pytest
from django_tasks import task

from jadepark.core.tasks import ThreadBackend

done = threading.Event()
WHOM = "Anna Weber, 0351 99 88 77"


@task(backend="desk")
def finish():
    done.set()


@task(backend="desk")
def break_off():
    raise ValueError(WHOM)


@pytest.fixture
def threads():
    return ThreadBackend("desk", {})


def wait_for(name):
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(timeout=10)


def test_the_request_does_not_wait_for_the_job(threads):
    done.clear()

    result = threads.enqueue(finish, [], {})

    assert result.status == "READY"
    assert done.wait(timeout=10)


def test_the_log_says_where_a_job_broke_off_and_nothing_of_whom(threads, caplog):
    with caplog.at_level(logging.ERROR):
        threads.enqueue(break_off, [], {})
        wait_for("break_off")

    assert "break_off broke off with ValueError" in caplog.text
    assert "test_tasks.py" in caplog.text
    assert "Weber" not in caplog.text


def test_with_a_worker_the_database_holds_the_job(monkeypatch):
    production = "jadepark/settings/production.py"
    monkeypatch.setenv("DESK_WORKER", "true")

    backend = runpy.run_path(production)["TASKS"]["desk"]["BACKEND"]

    assert backend == "django_tasks_db.DatabaseBackend"
