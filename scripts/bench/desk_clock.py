"""Which of the measured times count.

What a machine is busy with besides cannot be told from what an answer takes by the clock. So a
busy one is judged by the CPU, and the clock stands beside it.
"""

import os
from dataclasses import dataclass
from functools import cached_property

# More than this many waited for a core in the five minutes before.
BUSY = 0.5


@dataclass(frozen=True)
class Clock:
    load: float

    @classmethod
    def now(cls):
        return cls(os.getloadavg()[1])

    @cached_property
    def is_busy(self):
        return self.load > BUSY

    def p50(self, times):
        return times["cpu50" if self.is_busy else "p50"]

    def p95(self, times):
        return times["cpu95" if self.is_busy else "p95"]

    def note(self, times):
        if self.is_busy:
            clock = f"by the clock {times['p50']:.0f} ms, p95 {times['p95']:.0f} ms"
            return f"p50 {times['cpu50']:.0f} ms; {clock}"
        return f"p50 {times['p50']:.0f} ms, CPU {times['cpu50']:.0f} ms"

    def __str__(self):
        by = "by the CPU" if self.is_busy else "by the clock"
        return f"{by}, load {self.load:.1f} on {os.cpu_count()} cores before"
