"""No test is skipped in silence: the end of the run names each skip with its reason.

A skip whose reason begins with ``needs system package:`` fails the run where CI=true, because a machine that
tests for everybody must be able to test everything.
"""

from __future__ import annotations

import gc
import os

import pytest

NEEDS_PACKAGE = "needs system package:"


def skips(reporter: pytest.TerminalReporter) -> list[tuple[str, str]]:
    """The tests (or files) that were skipped, with their reasons, in the order of the run."""
    found = []
    for report in reporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        found.append((report.nodeid, reason.removeprefix("Skipped: ")))
    return found


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if exitstatus != pytest.ExitCode.OK or reporter is None or os.environ.get("CI", "").lower() != "true":
        return
    if any(reason.startswith(NEEDS_PACKAGE) for _, reason in skips(reporter)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    found = skips(terminalreporter)
    if not found:
        return
    terminalreporter.section("skipped")
    for name, reason in found:
        terminalreporter.write_line(f"{name}: {reason}")
    if os.environ.get("CI", "").lower() == "true" and any(reason.startswith(NEEDS_PACKAGE) for _, reason in found):
        terminalreporter.write_line("CI=true: a skip for a missing system package fails the run.", red=True)


@pytest.fixture(autouse=True)
def _nothing_old_is_swept() -> None:
    """What earlier tests loaded (a gigabyte of knowledge) is not searched for garbage while a test takes its time."""
    gc.freeze()
