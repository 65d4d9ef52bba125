"""kill -9, again and again, while a file is brought in: `python -m tests.companies.kill_import`.

A process of its own brings in the rows in small lots and is killed at a random moment; the next one
goes on. After every kill, and at the end, nothing is half, double or lost; what was found stands in
one line of JSON. Django is loaded once: what is killed is a fork.
"""

import argparse
import json
import os
import random
import signal
import sys
import time

LONGEST_WAIT = 0.2


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--lot", type=int, default=25)
    parser.add_argument("--seed", type=int, default=2013)
    asked = parser.parse_args()

    import django

    django.setup()
    chance, batch = random.Random(asked.seed), prepare(asked.rows)
    print("prepared", file=sys.stderr, flush=True)
    found = {"kills": 0, "kills_in_the_middle": 0, "faults": []}
    while found["kills"] < asked.kills and is_running(batch):
        done = rows_done(batch)
        kill_after(batch, asked, lots_to_wait(chance, asked, done, found["kills"]), chance)
        found["kills"] += 1
        found["kills_in_the_middle"] += 0 < done < asked.rows
        found["faults"] += faults(batch)
    os.waitpid(carry_out(batch, asked.lot), 0)
    found["faults"] += faults(batch) + faults_at_the_end(batch)
    print(json.dumps(found | counts(batch)))


def prepare(count):
    """A third of the rows is another person of the organisation before; some organisations are
    stored already and gain a person."""
    from django.contrib.auth import get_user_model

    from companies.actions import commit_import
    from companies.actions.check_import import check
    from companies.models import StagedRow
    from tests.companies.importing import staged

    user = get_user_model().objects.create_user("importer")
    stored = [f"Stored {at} GmbH | Dresden | | | | | 2012" for at in range(count // 50)]
    first = staged(*stored, name="first.csv", user=user)
    check(first)
    commit_import.start(first.pk, user)
    commit_import.commit(first.pk)
    batch = staged(*(line(at, count) for at in range(count)), user=user)
    check(batch)
    batch.rows.filter(verdict=StagedRow.Verdict.DOUBTFUL).update(
        decision=StagedRow.Decision.USE, verdict=StagedRow.Verdict.UPDATE
    )
    commit_import.start(batch.pk, user)
    return batch.pk


def line(at, count):
    name = f"Stored {at // 50} GmbH" if at % 50 == 49 else f"Muster {at - at % 3 // 2} AG"
    return f"{name} | Dresden | D | Anna Weber{at} | w{at}@muster.example | | 2013 | Zeile {at}"


def carry_out(pk, lot, told=None):
    """The key of a new process that brings in what is left, and writes a sign after each lot."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child:
        return child
    from companies.actions import commit_import

    commit_import.AT_ONCE = lot
    if told is not None:
        commit_import.write_lot = telling(commit_import.write_lot, told)
    commit_import.commit(pk)
    connections.close_all()
    os._exit(0)


def telling(write_lot, told):
    def write(*arguments):
        write_lot(*arguments)
        os.write(told, b".")

    return write


def lots_to_wait(chance, asked, done, kills):
    """So that the kills are spread over all rows, however quick or busy the machine is."""
    left, kills_left = (asked.rows - done) // asked.lot, asked.kills - kills
    return chance.randint(0, max(0, min(2 * left // (kills_left + 1), left - kills_left)))


def kill_after(pk, asked, lots, chance):
    """At a random moment of the lot that follows so many."""
    reader, writer = os.pipe()
    started = time.monotonic()
    child = carry_out(pk, asked.lot, writer)
    os.close(writer)
    for _ in range(lots):
        os.read(reader, 1)
    took = (time.monotonic() - started) / lots if lots else LONGEST_WAIT
    time.sleep(chance.uniform(0, min(took, LONGEST_WAIT)))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)


def is_running(pk):
    from companies.models import ImportBatch

    return ImportBatch.objects.get(pk=pk).state == ImportBatch.State.RUNNING


def rows_done(pk):
    from companies.models import StagedRow

    return StagedRow.objects.filter(batch=pk, state=StagedRow.State.DONE).count()


def faults(pk):
    """What is half or double now."""
    from django.db.models import Count

    from companies.models import Change, Organisation, Person, StagedRow

    done = StagedRow.objects.filter(batch=pk, state=StagedRow.State.DONE)
    halves = {
        "organisation without name": Organisation.objects.filter(names=None),
        "organisation without keys": Organisation.objects.filter(search_keys=None),
        "person without employer": Person.objects.filter(employments=None),
        "person without mail": Person.objects.filter(contact_points=None),
        "person without keys": Person.objects.filter(search_keys=None),
        "row done without result": done.filter(result_person=None),
        "row waiting with result": StagedRow.objects.filter(
            batch=pk, state=StagedRow.State.WAITING
        ).exclude(result_person=None, result_organisation=None),
        "person of no row": Person.objects.exclude(pk__in=done.values("result_person")),
        "organisation twice": Organisation.objects.values("latin_name")
        .annotate(count=Count("pk"))
        .filter(count__gt=1),
        "person twice": Person.objects.values("latin_name")
        .annotate(count=Count("pk"))
        .filter(count__gt=1),
        "created twice": Change.objects.filter(verb="created")
        .values("organisation", "person")
        .annotate(count=Count("pk"))
        .filter(count__gt=1),
        "employed twice": Person.objects.annotate(jobs=Count("employments")).filter(jobs__gt=1),
    }
    return [name for name, rows in halves.items() if rows.exists()]


def faults_at_the_end(pk):
    from companies.models import ImportBatch, StagedRow

    batch = ImportBatch.objects.get(pk=pk)
    lost = batch.rows.exclude(state=StagedRow.State.DONE).count()
    found = [f"{lost} rows lost"] if lost else []
    if batch.state != ImportBatch.State.FINISHED:
        found.append(f"ended as {batch.state}")
    if batch.done_count != batch.row_count:
        found.append(f"{batch.done_count} of {batch.row_count} rows counted")
    return found


def counts(pk):
    from companies.models import Organisation, Person

    return {
        "rows": rows_done(pk),
        "organisations": Organisation.objects.count(),
        "people": Person.objects.count(),
    }


if __name__ == "__main__":
    main()
