"""An import survives kill -9 at any moment, be it while its rows are laid out or brought in."""

import json
import subprocess
import sys

import pytest

from tests import database
from tests.companies import kill_staging

ROWS, KILLS = 600, 20


@pytest.mark.django_db(transaction=True)
def test_twenty_kills_leave_nothing_half_double_or_lost(own_copy):
    """5,000 rows are killed by `python -m tests.companies.kill_import`; here it has to be quick."""
    asked = ["--rows", str(ROWS), "--kills", str(KILLS), "--lot", "5"]
    found = run(own_copy, "kill_import", *asked)

    assert found["faults"] == []
    assert (found["kills"], found["rows"], found["people"]) == (KILLS, ROWS, ROWS)
    assert found["kills_in_the_middle"] >= KILLS // 2


@pytest.mark.django_db(transaction=True)
def test_kills_while_the_rows_are_laid_out_lose_and_double_none(own_copy):
    found = run(own_copy, "kill_staging")

    assert found.pop("kills_in_the_middle") >= kill_staging.KILLS // 3
    assert found == {
        "faults": [],
        "rows": True,
        "texts": True,
        "headers": ["Firma", "Ort"],
        "state": "mapped",
        "row_count": kill_staging.ROWS,
    }


def run(own_copy, module, *asked):
    done = subprocess.run(
        [sys.executable, "-m", f"tests.companies.{module}", *asked],
        cwd=database.ROOT,
        env=own_copy.environment(),
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
