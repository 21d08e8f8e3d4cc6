"""Two coordinators build at once, on two servers: each gets a version of its own, and no version is a mix."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pypdfium2
import pytest

from pipeline.collect.journal import Journal, Round
from pipeline.run import rebuild_briefing
from pipeline.snapshot import fingerprint
from pipeline.tasks.example import load_example
from pipeline.tasks.version import EDITIONS, build_version

ROOT = Path(__file__).parents[3]
DAYS = (date(2026, 11, 2), date(2026, 11, 3))
BUILD = """
import sys
from datetime import date
from pipeline.collect.journal import Journal
from pipeline.tasks.version import build_version
url, round_id, day = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
print(build_version(Journal.open(url), round_id, date.fromisoformat(day)).number)
"""


@pytest.fixture
def example(journal: Journal) -> Round:
    return load_example(journal)


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def check(journal: Journal, example: Round) -> None:
    """Number, data date, hash, snapshot and every page of every document of a version belong together."""
    versions = journal.versions(example.id)
    assert [version.number for version in versions] == [1, 2]
    assert sorted(version.data_date for version in versions) == list(DAYS)
    for version in versions:
        snapshot = journal.snapshot(example.id, version.number)
        assert fingerprint(snapshot) == version.hash
        assert rebuild_briefing(snapshot, version.number).as_of == version.data_date
        for edition in EDITIONS:
            pdf = journal.document(example.id, version.number, edition, "de") or b""
            foot = f"Datenstand {version.data_date:%d.%m.%Y} · Fassung {version.number}"
            assert all(foot in page for page in pages(pdf))
    stored = [line.number for line in journal.audit(example.id) if line.action == "briefing_stored"]
    assert stored == [1, 2]


def test_two_at_once_on_one_server(journal: Journal, example: Round) -> None:
    together = Barrier(2)

    def build(day: date) -> int:
        together.wait()
        return build_version(journal, example.id, day).number

    with ThreadPoolExecutor(2) as coordinators:
        assert sorted(coordinators.map(build, DAYS)) == [1, 2]
    check(journal, example)


def test_two_at_once_on_two_servers(journal: Journal, example: Round, database: str) -> None:
    command = [sys.executable, "-c", BUILD, database, example.id]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    servers = [subprocess.Popen([*command, str(day)], **pipes) for day in DAYS]
    for server in servers:
        assert server.stdout.readline() == "ready\n"
    for server in servers:
        server.stdin.write("go\n")
        server.stdin.flush()
    numbers = [server.communicate(timeout=120)[0].strip() for server in servers]
    assert sorted(numbers) == ["1", "2"]
    check(journal, example)
