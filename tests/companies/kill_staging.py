"""kill -9, again and again, while a file is laid out: `python -m tests.companies.kill_staging`.

As in `kill_import`, what is killed is a fork. At last two go on at once.
"""

import json
import os
import random
import signal
import time

ROWS, LOT, KILLS = 600, 10, 15
LONGEST_WAIT = 0.05


def main():
    import django

    django.setup()
    chance, pk = random.Random(2013), prepare()
    found = {"kills_in_the_middle": 0, "faults": []}
    for kill in range(KILLS):
        before = numbers(pk)
        kill_after(pk, chance.randint(0, 4), chance)
        found["kills_in_the_middle"] += 0 < len(before) < ROWS
        found["faults"] += faults(before, numbers(pk), kill)
    for child in (carry_out(pk), carry_out(pk)):
        os.waitpid(child, 0)
    print(json.dumps(found | at_the_end(pk)))


def prepare():
    """Laid out once before, otherwise: those rows have to go first."""
    from companies import reading
    from companies.actions import stage_import
    from companies.actions.upload_import import upload

    lines = "".join(f"Muster {at} GmbH;Dresden\n" for at in range(ROWS))
    data = f"Liste\nFirma;Ort\n{lines}".encode()
    batch = upload("a.csv", data, reading.inspect("a.csv", data), None)
    batch.header_row, batch.header_rows = 1, 1
    stage_import.stage(batch)
    batch.header_row = 2
    stage_import.begin(batch)
    return batch.pk


def carry_out(pk, told=None):
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child:
        return child
    from companies.actions import stage_import

    stage_import.AT_ONCE = LOT
    if told is not None:
        stage_import._sign = telling(stage_import._sign, told)
    stage_import.carry_out(pk)
    connections.close_all()
    os._exit(0)


def telling(sign, told):
    def write(*arguments):
        sign(*arguments)
        os.write(told, b".")

    return write


def kill_after(pk, lots, chance):
    reader, writer = os.pipe()
    child = carry_out(pk, writer)
    os.close(writer)
    for _ in range(lots):
        os.read(reader, 1)
    time.sleep(chance.uniform(0, LONGEST_WAIT))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)


def numbers(pk):
    from companies.models import StagedRow

    rows = StagedRow.objects.filter(batch=pk).order_by("number")
    return list(rows.values_list("number", flat=True))


def faults(before, after, kill):
    """Once the first of them is there, a row more is the next one, and none goes away."""
    if after and after[0] == 3 and after != list(range(3, 3 + len(after))):
        return [f"after kill {kill}: {after}"]
    if before and before[0] == 3 and len(after) < len(before):
        return [f"kill {kill} lost rows"]
    return []


def at_the_end(pk):
    from companies.models import ImportBatch

    batch = ImportBatch.objects.get(pk=pk)
    return {
        "rows": numbers(pk) == list(range(3, ROWS + 3)),
        "texts": batch.rows.get(number=3).cells == {"0": "Muster 0 GmbH", "1": "Dresden"},
        "headers": batch.headers,
        "state": batch.state,
        "row_count": batch.row_count,
    }


if __name__ == "__main__":
    main()
