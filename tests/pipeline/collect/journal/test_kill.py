"""A process that is killed at any moment: what it confirmed is in the journal, which opens as usual."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest

from pipeline.collect.journal import Journal
from pipeline.model import Meeting
from tests.pipeline.collect.conftest import OFFICES

# Records and releases as fast as it can, and says so only after each commit.
WRITER = """
import sys
from pipeline.collect.journal import Journal
journal = Journal.open(sys.argv[1])
office = sys.argv[2]
print("ready", flush=True)
number = 0
while True:
    number += 1
    draft = journal.draft(office)
    journal.record(office, "reason", f"Antwort {number}", tab="one", base_revision=draft.revision)
    print(f"draft {number}", flush=True)
    if number % 3 == 0:
        draft = journal.draft(office)
        released = journal.release(
            office, draft.answers, language="de", form_version="1.0", base_version=draft.base_version
        )
        print(f"release {released.id} {number}", flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_what_a_killed_process_confirmed_is_there(database: str, seed: int) -> None:
    journal = Journal.open(database)
    office = journal.roster(journal.create_round(Meeting(authority="Auental"), OFFICES).id)[0].id
    for attempt in range(3):
        confirmed = _write_until_killed(database, office, random.Random(seed * 10 + attempt).uniform(0.02, 0.4))
        released = {one.id: one.answers["reason"] for one in journal.releases(office)}
        for line in confirmed:
            if line[0] == "release":
                assert released[line[1]] == f"Antwort {line[2]}"
        if confirmed:
            last = int(confirmed[-1][-1])
            saved = int(journal.draft(office).answers["reason"].split()[1])
            assert saved in (last, last + 1)  # the one more was committed, but its sentence not spoken any more
        assert [one.version for one in journal.releases(office)] == list(range(1, len(released) + 1))
    journal.close()


def _write_until_killed(database: str, office: str, seconds: float) -> list[list[str]]:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, database, office], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(seconds)
    writer.kill()
    said, _ = writer.communicate(timeout=30)
    # The last line may have been cut off in the middle of a word: only a whole line is a confirmation.
    return [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]
