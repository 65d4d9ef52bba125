"""The figures, in the order of the table."""

from statistics import median

from .fetching import AFRESH, milliseconds, per_second
from .figures import Figure
from .servers import HISTORY

RUNS, PAIRS = 7, 15
CODE = ("document", "stylesheet", "script")


def first_visit(browser, url):
    visits = [browser.visit(url + HISTORY) for _ in range(RUNS)]
    sent = visits[0]["bytes"]
    code = sum(sent.get(kind, 0) for kind in CODE)
    yield Figure("HTML, CSS and JavaScript, gzip", code / 1000, "kB", 60)
    yield Figure("JavaScript, gzip", sent.get("script", 0) / 1000, "kB", 10)
    yield Figure("fonts", sent.get("font", 0) / 1000, "kB", 120)
    yield Figure("first visit, all of it", sum(sent.values()) / 1000, "kB")
    yield Figure("blocking scripts", visits[0]["blocking_scripts"], "", 0)
    yield Figure("elements", visits[0]["elements"], "", 1200)
    yield Figure("total blocking time", _median(visits, "blocking"), "ms", 10)
    yield Figure("layout shift (CLS)", max(one["shifts"] for one in visits), "", 0.02)


def paint(browser, url, bare):
    """Taken in turns, so that a busy machine is busy for both."""
    pairs = [(browser.visit(url + HISTORY), browser.visit(bare + HISTORY)) for _ in range(PAIRS)]
    ours, theirs = zip(*pairs, strict=True)
    yield Figure("first paint (FCP)", _median(ours, "paint"), "ms")
    yield Figure("first paint of a bare static copy", _median(theirs, "paint"), "ms")
    ratio = _median(ours, "paint") / _median(theirs, "paint")
    yield Figure("first paint, ours to the copy's", ratio, "", 1.2)


def of_server(url):
    history, search = url + HISTORY, url + "/de/suche/?q=Kooperation"
    yield Figure("answer: history, kept", milliseconds(history), "ms")
    yield Figure("answer: history, worked out afresh", milliseconds(history, AFRESH), "ms")
    yield Figure("answer: search", milliseconds(search), "ms")
    yield Figure("history, answers a second, kept", per_second(history), note="8 connections")
    yield Figure("history, answers a second, afresh", per_second(history, AFRESH))


def of_many_milestones(browser, url, queries):
    # The least disturbed visit: what else the machine does can only add to it.
    visits = [browser.visit(url + HISTORY) for _ in range(5)]
    waited = min(one["interactive"] - one["first_byte"] for one in visits)
    yield Figure("1,000 milestones: interactive", waited, "ms", 1000, "after the first byte")
    afresh = milliseconds(url + HISTORY, AFRESH, times=3)
    yield Figure("1,000 milestones: worked out by the server", afresh, "ms")
    yield Figure("1,000 milestones: blocking", _median(visits, "blocking"), "ms")
    yield Figure("queries, real history", queries["of the real history"], "", 15)
    more = queries["of 500"] - queries["of the real history"]
    yield Figure("queries more for 500 milestones", more, "", 0)


def _median(visits, name):
    return median(one[name] for one in visits)
