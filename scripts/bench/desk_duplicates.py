"""All organisations are compared with their like: how long, and how much memory it takes.

python -m scripts.bench.desk_duplicates, on the database of its environment, prints one line.
"""

import json
import os
import resource
import threading
import time
from pathlib import Path

import django

from .desk_store import LARGE, Likenesses
from .figures import Figure

PROCESSES = 2
COMPARED_IN, GROWTH = 60, 60
_EVERY = 0.2


def figures():
    """In a process of its own, so that nothing else counts into its memory."""
    database = Likenesses(LARGE)
    database.build()
    (row,) = database.run("desk_duplicates")
    note = f"CPU {row['cpu']:.0f} s, {row['pairs']:,} pairs found"
    yield Figure("comparing all", row["seconds"], "s", COMPARED_IN, note)
    yield Figure("memory growth meanwhile", row["most"] - row["early"], "MB", GROWTH)


def measured():
    from companies.actions import find_duplicates
    from companies.models import Organisation

    count = Organisation.objects.count()
    with Memory() as memory:
        started = time.monotonic()
        pairs = find_duplicates.everything(PROCESSES)["organisation"]
        seconds = time.monotonic() - started
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "organisations": count,
        "pairs": pairs,
        "seconds": seconds,
        "cpu": sum(one.ru_utime + one.ru_stime for one in spent),
        "early": memory.early,
        "most": memory.most,
    }


class Memory:
    """Of this process and its children in MB: after a tenth of the samples, and at most."""

    def __enter__(self):
        self.samples, self._ended = [], threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_failure):
        self._ended.set()
        self._thread.join()
        # Before the processes work, they are small; flat is what stays as it was once they do.
        tenth = self.samples[: len(self.samples) // 4 or 1]
        self.early, self.most = max(tenth), max(self.samples)

    def _watch(self):
        while not self._ended.wait(_EVERY):
            self.samples.append(sum(map(_resident, [os.getpid(), *_children()])))


def _children():
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            except OSError:
                continue
            if parent == str(os.getpid()):
                found.append(int(folder.name))
    return found


def _resident(pid):
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


if __name__ == "__main__":
    django.setup()
    print(json.dumps(measured()))
