"""Workbooks: the side of the web process. What opens them is `companies.workbooks`."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from django.conf import settings

from ..workbooks import limits
from .problems import of_workbook
from .tables import Rows, Table

# The other process ends itself; this is for the case that it can't even do that.
_PATIENCE = 15


@dataclass(frozen=True)
class Request:
    """`sheet` is None to be told only what there is, "" for the first visible one."""

    data: bytes
    sheet: str | None = None

    @property
    def head(self) -> bytes:
        said = {"size": len(self.data), "seconds": limits.SECONDS}
        said |= {} if self.sheet is None else {"sheet": self.sheet}
        return json.dumps(said).encode() + b"\n"


@dataclass
class Answer:
    kind: str = ""
    sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    has_macros: bool = False
    table: Table | None = None
    problem: str = ""
    values: dict = field(default_factory=dict)


def open_(data: bytes) -> Answer:
    return refused_or(ask([Request(data)])[0])


def read(data: bytes, sheet: str = "") -> Table:
    table = refused_or(ask([Request(data, sheet)])[0]).table
    if not any(table.rows):
        raise of_workbook("empty", {"sheet": table.sheet})
    return table


def ask(requests: list[Request]) -> list[Answer]:
    """One process answers them all, each in a fork of its own."""
    with tempfile.TemporaryFile() as said:
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(
                [sys.executable, "-m", "companies.workbooks"],
                input=b"".join(part for one in requests for part in (one.head, one.data)),
                stdout=said,
                stderr=subprocess.DEVNULL,
                cwd=settings.BASE_DIR,
                # None of our settings: no key and no password is in its environment.
                env={},
                timeout=(limits.SECONDS + _PATIENCE) * len(requests),
                check=False,
            )
        said.seek(0)
        answers = list(_answers(said))
    missing = len(requests) - len(answers)
    return answers + [_died("time")] * missing


def _answers(lines) -> Iterator[Answer]:
    answer, rows, at_work_on = Answer(), [], ""
    for line in lines:
        if line.startswith(b"["):
            rows.append(line)
            continue
        said = _json(line)
        if "kind" in said:
            answer = Answer(said["kind"], tuple(said["sheets"]), tuple(said["hidden"]))
            answer.has_macros = said["has_macros"]
        elif "reading" in said:
            at_work_on = said["reading"]
        elif "sheet" in said:
            merged = tuple(tuple(one) for one in said["merged"])
            answer.table = Table(Rows(rows), said["sheet"], said["epoch_1904"], merged)
        elif "problem" in said:
            answer.problem, answer.values = said["problem"], said["values"]
            if answer.problem == "broken" and at_work_on:
                answer.problem, answer.values = "sheet", {"sheet": at_work_on}
        if "end" in said or "problem" in said:
            yield answer
            answer, rows, at_work_on = Answer(), [], ""


def _json(line):
    try:
        return json.loads(line)
    except ValueError:
        # Cut off where the process died; the line after it says so.
        return {}


def _died(word):
    return Answer(problem=word)


def refused_or(answer):
    if answer.problem:
        raise of_workbook(answer.problem, {"seconds": limits.SECONDS} | answer.values)
    return answer
