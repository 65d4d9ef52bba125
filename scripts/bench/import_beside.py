"""Asks the desk for its lists, again and again, until its input ends: what a colleague waits while
an import runs. Prints a line of JSON for each: run by import_measure in a process of its own."""

import json
import subprocess
import sys
import time
from contextlib import contextmanager

QUERIES = {
    "organisations": "",
    "people": "",
    "interactions": "",
    "follow_ups": "",
    "search": "?q=Weber",
}
USER = "beside"


@contextmanager
def asking():
    """What it yields is filled when the block ends."""
    found = []
    command = [sys.executable, "-m", "scripts.bench.import_beside"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        running.stdout.readline()
        yield found
        said, _ = running.communicate()
        found += map(json.loads, said.splitlines())
    if running.returncode:
        raise RuntimeError("The desk did not answer; its error stands above.")


def main():
    from django.urls import reverse

    from .desk_times import WARM_UP, client_of, page

    add_user()
    client, taken = client_of(USER), {}
    asked = {name: page(client, reverse(f"desk:{name}") + query) for name, query in QUERIES.items()}
    for ask in [*asked.values()] * WARM_UP:
        ask()
    print("ready", flush=True)
    while not has_ended():
        for name, ask in asked.items():
            start = time.perf_counter()
            ask()
            taken.setdefault(name, []).append((time.perf_counter() - start) * 1000)
    for name, times in taken.items():
        print(json.dumps(as_row(name, sorted(times))), flush=True)


def as_row(name, times):
    from .desk_times import percentile

    return {"name": f"beside {name}", "value": percentile(times, 95), "count": len(times)}


def add_user():
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from companies.groups import DESK

    user, _ = get_user_model().objects.get_or_create(username=USER)
    user.groups.add(Group.objects.get(name=DESK))


def has_ended():
    import select

    return bool(select.select([sys.stdin], [], [], 0)[0])


if __name__ == "__main__":
    import django

    django.setup()
    main()
