"""Two app servers on one PostgreSQL journal behind nginx, configured as docs/deployment.md says."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import postgres
from tests.browser.app import ROOT, App, free_port
from tests.browser.visit import SLOW, enter, fill_in, question, release, settled

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(not NGINX, reason="nginx is not installed"),
    pytest.mark.skipif(not postgres.binaries(), reason="PostgreSQL is not installed"),
]


class TwoServers:
    """The second server shares journal and key with the first."""

    def __init__(self, folder: Path, database: str) -> None:
        self.first = App(folder, database=database)
        self.second = self.first.twin(folder / "second.log")
        self.port = free_port()  # where nginx listens

    def configuration(self, folder: Path) -> str:
        """Take the page's configuration as it stands; only ports, certificates and log files are this test's."""
        written = re.search(
            r"```nginx\n(.*?)```", (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8"), re.DOTALL
        )
        assert written
        site = re.sub(r"\n\s*ssl_certificate.*", "", written[1])
        site = site.replace("listen 443 ssl", f"listen 127.0.0.1:{self.port}").replace("/var/log/nginx", str(folder))
        site = site.replace("127.0.0.1:8501", f"127.0.0.1:{self.first.port}")
        site = site.replace("127.0.0.1:8502", f"127.0.0.1:{self.second.port}")
        return f"daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\nevents {{}}\nhttp {{\n{site}\n}}\n"


@contextmanager
def nginx(folder: Path, configuration: str) -> Iterator[None]:
    (folder / "nginx.conf").write_text(configuration, encoding="utf-8")
    process = subprocess.Popen([str(NGINX), "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("two")


@pytest.fixture(scope="module")
def servers(folder: Path) -> Iterator[TwoServers]:
    with postgres.cluster() as socket:
        two = TwoServers(folder, postgres.fresh_database(socket, "vorabfrage"))
        with two.first, two.second, nginx(folder, two.configuration(folder)):
            two.first.url = f"http://127.0.0.1:{two.port}"  # what the browser opens
            end = time.monotonic() + 30
            while not two.first.healthy():
                assert time.monotonic() < end
                time.sleep(0.05)
            yield two


def test_nginx_writes_no_link_and_no_address_of_a_visitor(browser: Browser, servers: TwoServers, folder: Path) -> None:
    page = browser.new_page(base_url=servers.first.url)
    enter(page, servers.first, "LK-12")
    page.close()
    written = (folder / "vorabfrage.log").read_text() + (folder / "nginx.log").read_text()
    assert " 200 " in written
    assert "127.0.0.1" not in written
    assert servers.first.token("LK-12") not in written


def test_an_office_goes_on_when_its_server_dies_and_releases_once(browser: Browser, servers: TwoServers) -> None:
    app = servers.first
    page = browser.new_page(base_url=app.url)
    page.set_default_timeout(SLOW)
    enter(page, app, "LK-11")
    fill_in(page, "Wohngeld für 340 Familien")
    before = app.draft("LK-11").answers
    assert before["affected"] == 4

    holding = next(server for server in (servers.first, servers.second) if server.connections())
    holding.kill()

    page.goto("/self_assessment?step=1")
    settled(page)
    expect(question(page, "why_affected").get_by_role("textbox")).to_have_value(
        "Wohngeld für 340 Familien (why_affected)"
    )
    page.goto("/review")
    settled(page)
    release(page)
    assert [release.version for release in app.journal.releases(app.entry("LK-11").id)] == [1]
    page.close()
