"""The real app as a process on a free loopback port, with its own journal, and Debian's Chromium in front."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.app import CHROMIUM, CHROMIUM_ARGUMENTS, App


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM.exists():
                item.add_marker(pytest.mark.skip(reason=f"{CHROMIUM} is not installed"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One server for a module; every test takes another office."""
    with App(tmp_path_factory.mktemp("app")) as running:
        yield running


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[App]:
    """A server of its own, for tests that kill it or change the round."""
    with App(tmp_path) as running:
        yield running
