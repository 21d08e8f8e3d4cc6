"""What all tests share: the switch that regenerates golden files, how hypothesis runs, and no skips in CI."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

IN_CI = bool(os.environ.get("CI"))

# In CI the examples are the same in every run, so that nothing is flaky; by hand they differ.
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=_QUIET, print_blob=True)
settings.register_profile("local", deadline=None, suppress_health_check=_QUIET, print_blob=True)
settings.load_profile("ci" if IN_CI else "local")

_skipped: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run in CI that left something out: there, everything that a test needs is installed."""
    if IN_CI and _skipped and exitstatus == pytest.ExitCode.OK:
        print("\nSkipped in CI, where nothing may be skipped:", *_skipped, sep="\n  ")  # noqa: T201
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
