"""Answers requests, each in a fork of its own: a file that breaks one breaks no other.

A request is a line of JSON and the bytes of the file; an answer is lines of JSON, the last of them
{"end": rows} or {"problem": word}. Several requests may follow each other.
"""

import json
import os
import resource
import signal
import sys

from . import limits
from .opening import Opened
from .problems import Problem


def main():
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        data = sys.stdin.buffer.read(request["size"])
        child = os.fork()
        if not child:
            _answer_and_leave(request, data)
        _, status = os.waitpid(child, 0)
        if status:
            # On a line of its own: the last one may have been cut off.
            sys.stdout.buffer.write(b"\n")
            _say({"problem": _death(status), "values": {}})
            sys.stdout.buffer.flush()


def _answer_and_leave(request, data):
    try:
        _limit(request["seconds"])
        _answer(request, data)
        sys.stdout.buffer.flush()
    except MemoryError:
        os._exit(signal.SIGABRT)
    except BaseException:
        # The native code's own panic is no Exception. What it says quotes the file: not a word.
        os._exit(1)
    os._exit(0)


def _limit(seconds):
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(seconds)


def _answer(request, data):
    try:
        opened = Opened(data)
        _say(
            {
                "kind": opened.kind,
                "sheets": opened.sheets(),
                "hidden": opened.hidden(),
                "has_macros": opened.has_macros,
            }
        )
        count = _say_rows(opened, request["sheet"]) if "sheet" in request else 0
        _say({"end": count})
    except Problem as problem:
        _say({"problem": problem.word, "values": problem.values})


def _say_rows(opened, sheet):
    sheet = sheet or _first(opened)
    if sheet not in opened.sheets():
        raise Problem("sheet", sheet=sheet)
    # Should it end the process, this is what it was at.
    _say({"reading": sheet})
    sys.stdout.buffer.flush()
    marks = opened.marks(sheet)
    count = 0
    for row in opened.rows(sheet, marks):
        _say(row)
        count += 1
    merged = marks.merged or []
    _say({"sheet": sheet, "epoch_1904": marks.epoch_1904, "merged": merged})
    return count


def _first(opened):
    visible = [name for name in opened.sheets() if name not in opened.hidden()]
    if not visible:
        raise Problem("no sheets")
    return visible[0]


def _say(value):
    sys.stdout.buffer.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    sys.stdout.buffer.write(b"\n")


def _death(status):
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGALRM):
        return "time"
    too_much = (signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in too_much:
        return "memory"
    return "memory" if os.WEXITSTATUS(status) == signal.SIGABRT else "broken"


main()
