"""With CI set, nothing may be left out: a skipped test is a failed one."""

import os

import pytest


def told_to_fail(report):
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason}\nNo test may be skipped when CI is set: provide what it lacks."
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return told_to_fail((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return told_to_fail((yield))
