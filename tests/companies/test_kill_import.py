"""An import survives kill -9 at any moment."""

import json
import subprocess
import sys

import pytest

from tests import database

ROWS, KILLS = 600, 20


@pytest.mark.django_db(transaction=True)
def test_twenty_kills_leave_nothing_half_double_or_lost(own_copy):
    """5,000 rows are killed by `python -m tests.companies.kill_import`; here it has to be quick."""
    asked = ["--rows", str(ROWS), "--kills", str(KILLS), "--lot", "5"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.companies.kill_import", *asked],
        cwd=database.ROOT,
        env=own_copy.environment(),
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)

    assert found["faults"] == []
    assert (found["kills"], found["rows"], found["people"]) == (KILLS, ROWS, ROWS)
    assert found["kills_in_the_middle"] >= KILLS // 2
