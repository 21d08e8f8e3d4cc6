"""What all tests share: the switch that regenerates golden files, and how hypothesis runs."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# In CI the examples are the same in every run, so that nothing is flaky; by hand they differ.
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=_QUIET, print_blob=True)
settings.register_profile("local", deadline=None, suppress_health_check=_QUIET, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))
