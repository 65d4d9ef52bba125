"""Measures the import in an empty database, and prints lines of JSON: run by desk_import."""

import json
import sys
import time
from pathlib import Path

import django
from django.db import connection

django.setup()

from companies import reading  # noqa: E402
from companies.actions import (  # noqa: E402
    commit_import,
    find_duplicates,
    read_import,
    stage_import,
    upload_import,
)
from companies.actions.check_import import check  # noqa: E402
from companies.imports.propose import propose  # noqa: E402
from companies.models import ImportBatch, Organisation, Person  # noqa: E402

from . import import_beside  # noqa: E402
from .import_rows import HEADERS, write_file  # noqa: E402

FEW, MEANWHILE = 260, 3_000


def main(count, folder):
    refuse_real_records()
    clear()
    say("dry run", median([timed(dry_run, folder) for _ in range(3)]))
    clear()
    path = folder / "many.csv"
    write_file(path, count)
    forget_peak()
    before = memory("VmRSS")
    pk = upload(path).pk
    say("stage", timed(stage, pk), count)
    say("check", timed(lambda: check(batch_of(pk))), count)
    say("commit", timed(commit, pk), count)
    say("memory", (memory("VmHWM") - before) / 1024)
    say("records", Organisation.objects.count() + Person.objects.count(), 2 * count)
    # As the job does: it finds out too which keys say nothing.
    say("duplicates", timed(find_duplicates.everything), 2 * count)
    for row in beside(folder, count):
        say(**row)


def beside(folder, first):
    """What the desk answers while more rows come in, as another process sees it."""
    path = folder / "more.csv"
    write_file(path, MEANWHILE, first)
    with import_beside.asking() as found:
        bring_in(path)
    yield from found


def refuse_real_records():
    """Everything is deleted here."""
    if "import_bench" not in str(connection.settings_dict["NAME"]):
        raise SystemExit("This empties its database. Start scripts/bench-desk.sh import instead.")


def say(name, value, count=0, **more):
    """A time is (by the clock, of this process alone): the machine may be busy."""
    seconds, cpu = value if isinstance(value, tuple) else (value, 0)
    said = {"name": name, "value": seconds, "cpu": cpu, "count": count, **more}
    print(json.dumps(said), flush=True)


def timed(call, *arguments):
    start, cpu = time.perf_counter(), time.process_time()
    call(*arguments)
    return time.perf_counter() - start, time.process_time() - cpu


def median(several):
    return sorted(several)[1]


def dry_run(folder):
    path = folder / "few.csv"
    write_file(path, FEW)
    check(batch_of(staged(path)))


def bring_in(path):
    pk = staged(path)
    check(batch_of(pk))
    commit(pk)


def staged(path):
    pk = upload(path).pk
    stage(pk)
    return pk


def upload(path):
    """As the screen does: another day's visit begins with what is stored, not with this object."""
    data = path.read_bytes()
    return upload_import.upload(path.name, data, reading.inspect(path.name, data), None)


def stage(pk):
    """The jobs one after the other, as the screens start them."""
    if read_import.begin(batch_of(pk)):
        read_import.carry_out(pk)
    stage_import.begin(batch_of(pk))
    stage_import.carry_out(pk)
    map_columns(batch_of(pk))


def commit(pk):
    commit_import.start(pk, None)
    commit_import.commit(pk)


def batch_of(pk):
    return ImportBatch.objects.defer("data").get(pk=pk)


def map_columns(batch):
    said = batch.rows.in_order().values_list("cells", flat=True)[:1000]
    sample = [[cells.get(str(at), "") for at in range(len(HEADERS))] for cells in said]
    batch.mapping = propose(batch.headers, sample).to_json()
    batch.save(update_fields=["mapping"])


def clear():
    for model in (ImportBatch, Person, Organisation):
        model.objects.all().delete()


def forget_peak():
    """Of what was measured before: from here on VmHWM is the peak of the import alone."""
    with open("/proc/self/clear_refs", "w") as peak:
        peak.write("5")


def memory(what):
    """Of this process, in kB."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(what))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
