"""Measures the import in an empty database, and prints lines of JSON: run by desk_import."""

import hashlib
import json
import sys
import time

import django
from django.db import connection

django.setup()

from companies.actions import commit_import, stage_import  # noqa: E402
from companies.actions.check_import import check  # noqa: E402
from companies.imports.propose import propose  # noqa: E402
from companies.models import ImportBatch, Organisation, Person  # noqa: E402

from . import import_stock  # noqa: E402
from .import_rows import HEADERS, as_file  # noqa: E402

FEW, STOCK_ROWS, STOCK_ROWS_WITH_KEYS = 260, 2_000, 500


def main(count):
    refuse_real_records()
    say("dry run", median([timed(dry_run, FEW) for _ in range(3)]))
    measure_stock(count)
    clear()
    forget_peak()
    before = memory("VmRSS")
    batch = upload(count)
    say("stage", timed(stage_import.stage, batch), count)
    map_columns(batch)
    say("check", timed(check, batch), count)
    commit_import.start(batch.pk, None)
    say("commit", timed(commit_import.commit, batch.pk), count)
    say("memory", (memory("VmHWM") - before) / 1024)
    say("records", Organisation.objects.count() + Person.objects.count(), 2 * count)


def measure_stock(count):
    """What it is compared with comes first, into an empty database."""
    for name, bring_in, most in (
        ("stock", import_stock.bring_in, STOCK_ROWS),
        ("stock with dry run", import_stock.bring_in_as_in_its_admin, STOCK_ROWS),
        ("stock with keys", import_stock.bring_in_with_keys, STOCK_ROWS_WITH_KEYS),
    ):
        clear()
        say(name, timed(bring_in, min(count, most)), min(count, most))


def refuse_real_records():
    """Everything is deleted here."""
    if "import_bench" not in str(connection.settings_dict["NAME"]):
        raise SystemExit("This empties its database. Start scripts/bench-desk.sh import instead.")


def say(name, value, count=0):
    """A time is (by the clock, of this process alone): the machine may be busy."""
    seconds, cpu = value if isinstance(value, tuple) else (value, 0)
    said = {"name": name, "value": seconds, "cpu": cpu, "count": count}
    print(json.dumps(said), flush=True)


def timed(call, *arguments):
    start, cpu = time.perf_counter(), time.process_time()
    call(*arguments)
    return time.perf_counter() - start, time.process_time() - cpu


def median(several):
    return sorted(several)[1]


def dry_run(count):
    batch = upload(count)
    stage_import.stage(batch)
    map_columns(batch)
    check(batch)


def upload(count):
    data = as_file(count)
    digest = hashlib.sha256(data).hexdigest()
    return ImportBatch.objects.create(name="rows.csv", sha256=digest, data=data, kind="csv")


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
    main(int(sys.argv[1]))
