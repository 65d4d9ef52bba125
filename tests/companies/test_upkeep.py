"""What the desk does by itself, and when."""

import datetime
import io
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import connection

from companies import search
from companies.actions import index, upkeep
from companies.alone import alone
from companies.models import OrganisationPair, SearchKey, Upkeep, Word
from tests import database
from tests.companies.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
UTC = datetime.UTC
# Two o'clock in Dresden, in winter.
NIGHT = datetime.datetime(2026, 12, 1, 1, tzinfo=UTC)
MINUTE = datetime.timedelta(minutes=1)
Task = Upkeep.Task


@pytest.fixture
def two_alike():
    return [index.organisation(OrganisationFactory(names=["Elbtal GmbH"])) for _time in range(2)]


def test_a_desk_that_was_never_looked_through_is(two_alike):
    SearchKey.objects.all().delete()

    done = upkeep.carry_out(NIGHT)

    assert done.indexed == (2, 0)
    assert done.pairs == {"organisation": 1, "person": 0}
    assert OrganisationPair.objects.count() == 1
    assert len(search.find("Elbtal")) == 2


def test_then_nothing_is_to_be_done(two_alike):
    upkeep.carry_out(NIGHT)
    Upkeep.objects.filter(task=Task.DUPLICATES).update(at=NIGHT)

    assert upkeep.carry_out(NIGHT + MINUTE) == upkeep.Done()


@pytest.mark.parametrize(
    ("last", "now", "is_due"),
    [
        (NIGHT - MINUTE, NIGHT, True),
        (NIGHT, NIGHT + MINUTE, False),
        (NIGHT, NIGHT + datetime.timedelta(hours=23, minutes=59), False),
        (NIGHT, NIGHT + datetime.timedelta(days=1), True),
        # Whoever was switched off at night does it in the morning.
        (NIGHT - datetime.timedelta(hours=10), NIGHT + datetime.timedelta(hours=7), True),
    ],
)
def test_all_are_compared_once_a_night(last, now, is_due):
    Upkeep.objects.note(Task.DUPLICATES, last)

    assert upkeep.is_comparison_due(now) is is_due


def test_a_night_is_a_night_in_summer_too():
    noon = datetime.datetime(2026, 7, 1, 10, tzinfo=UTC)

    assert upkeep.last_night(noon) == datetime.datetime(2026, 7, 1, 0, tzinfo=UTC)


def test_other_rules_write_the_index_anew_and_compare_at_once(two_alike):
    upkeep.carry_out(NIGHT)
    Upkeep.objects.filter(task=Task.DUPLICATES).update(at=NIGHT)
    Upkeep.objects.filter(task=Task.INDEX).update(rules="older")
    two_alike[0].search_keys.all().delete()
    words = set(Word.objects.values_list("text", flat=True))

    done = upkeep.carry_out(NIGHT + MINUTE)

    assert (done.indexed, done.pairs) == ((2, 0), {"organisation": 1, "person": 0})
    assert two_alike[0].search_keys.exists()
    assert set(Word.objects.values_list("text", flat=True)) == words
    assert not upkeep.is_index_due()


def test_by_hand_it_counts_as_well(two_alike):
    call_command("index_desk", stdout=io.StringIO())
    call_command("find_duplicates", processes=1, stdout=io.StringIO())

    assert not upkeep.is_index_due()
    assert not upkeep.is_comparison_due(Upkeep.objects.at(Task.DUPLICATES) + MINUTE)


def test_the_command_says_what_it_did_and_then_nothing(two_alike, capsys):
    call_command("upkeep")
    call_command("upkeep")

    assert capsys.readouterr().out.splitlines() == [
        "Indexed 2 organisations and 0 people.",
        "Possible duplicates: 1 of organisations, 0 of people.",
    ]


HOLD = """
import django, sys
django.setup()
from companies.alone import alone
with alone("upkeep") as is_alone:
    print(is_alone, flush=True)
    sys.stdin.read()
"""


def test_two_processes_are_never_at_it_at_once(two_alike, own_copy):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=database.ROOT, env=own_copy.environment(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert other.stdout.readline() == "True\n"
    try:
        assert upkeep.carry_out(NIGHT) == upkeep.Done()
    finally:
        # It dies with the lock in its hand.
        other.kill()
        other.wait()

    wait_until_free()
    assert upkeep.carry_out(NIGHT).pairs == {"organisation": 1, "person": 0}


def wait_until_free():
    """PostgreSQL needs a moment to notice that somebody has gone."""
    for _time in range(100):
        with alone("upkeep") as is_alone:
            if is_alone:
                return
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_sleep(0.05)")
    pytest.fail("The lock of a process that is dead was never released.")
