"""Whatever Google does, in whatever order: what was released is in the sheet once as soon as the fault is over."""

from __future__ import annotations

import json
import logging
import random
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.collect.delivery import Delivery
from pipeline.collect.delivery_status import delivery_status
from pipeline.collect.journal import Journal, Round
from tests.pipeline.collect.conftest import Clock
from tests.pipeline.collect.team_sheet import TeamSheet, release

# What passes by itself; each strikes twice in a row at the append, and once at the reading.
PASSING = (
    "429", "500", "503", "502_html", "200_html", "reset",
    "503_after_commit", "500_after_commit", "502_html_after_commit", "200_html_after_commit", "reset_after_commit",
)  # fmt: skip
FALSE_SUCCESS = ("lost_append", "replacing_append", "racing_append")
STOPPING = {
    "401": "erkennt den Zugang nicht an",
    "403": "app@throw-away.example als Mitbearbeiter",
    "403_api_disabled": "Sheets API",
    "403_scopes": "darf keine Tabellen bearbeiten",
    "404": "keine Tabelle mit dieser Adresse",
    "400_not_a_spreadsheet": "keine Google-Tabelle",
    "400_protected_range": "geschützt",
    "400_too_many_cells": "Höchstzahl an Zellen",
    "token_invalid_grant": "weist den Schlüssel",
    "token_account_deleted": "gibt es nicht mehr",
    "token_clock": "Uhr dieses Servers",
}


@pytest.fixture
def offices(journal: Journal, round_: Round) -> list[str]:
    return [entry.id for entry in journal.roster(round_.id)]


@pytest.fixture
def sent(sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], clock: Clock) -> list[str]:
    """One release that stands in the sheet already, and two that wait."""
    first = [release(journal, offices[0], affected=1)]
    sheet.run(delivery, journal)
    clock.go_on(minutes=1)
    return first + [release(journal, office, affected=2) for office in offices[1:]]


@pytest.mark.parametrize(
    ("call", "fault"),
    [("values.append", fault) for fault in PASSING]
    + [("values.batchGet", fault) for fault in PASSING if "after_commit" not in fault],
)
def test_what_passes_by_itself(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, *, sent: list[str], call: str, fault: str
) -> None:
    sheet.fault(fault, on=call, times=2)
    passed = sheet.run(delivery, journal)
    assert sorted(sheet.ids()) == sorted(sent)
    # Who cut the connection without an answer may write for three more minutes: nothing is sent again before.
    assert passed < (600 if (call, fault) == ("values.append", "reset") else 120)


@pytest.mark.parametrize("fault", FALSE_SUCCESS)
def test_a_success_that_was_none(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, sent: list[str], fault: str
) -> None:
    sheet.fault(fault, times=2)
    sheet.run(delivery, journal)
    assert sorted(one for one in sheet.ids() if one != "von jemand anderem") == sorted(sent)


@pytest.mark.parametrize("fault", ["hang", "hang_after_commit"])
def test_an_answer_that_does_not_come(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, sent: list[str], fault: str
) -> None:
    sheet.fault(fault, on="values.append", args={"seconds": 3})
    sheet.run(delivery, journal)
    time.sleep(1.2)  # until the server has woken up
    assert sorted(sheet.ids()) == sorted(sent)


@pytest.mark.parametrize("fault", STOPPING)
def test_what_a_person_has_to_mend(
    sheet: TeamSheet, journal: Journal, sent: list[str], clock: Clock, fault: str
) -> None:
    fresh = restarted(sheet, journal)
    sheet.fault(fault, on="*" if fault.startswith(("token", "401", "403", "404")) else "values.append", times=0)
    fresh.step()
    said = delivery_status(journal, sheet.settings, clock.now).de
    assert STOPPING[fault] in said
    assert said.startswith("2 warten; die Übertragung steht")
    calls = len(sheet.calls()["calls"])
    for _ in range(10):
        clock.go_on(seconds=2)
        fresh.step()
    assert len(sheet.calls()["calls"]) == calls
    sheet.control("DELETE", "faults")
    journal.try_delivery_now()
    sheet.run(fresh, journal)
    assert sorted(sheet.ids()) == sorted(sent)
    clock.go_on(seconds=2)
    fresh.step()
    assert delivery_status(journal, sheet.settings, clock.now).de == "Alle Rückmeldungen stehen in der Tabelle."


def test_a_stopped_delivery_looks_by_itself_whether_it_was_mended(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, sent: list[str]
) -> None:
    sheet.fault("403", times=1)
    passed = sheet.run(delivery, journal)
    assert sorted(sheet.ids()) == sorted(sent)
    assert 300 <= passed < 360


def test_the_coordination_reads_how_many_wait_until_when_and_why(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, sent: list[str], clock: Clock
) -> None:
    assert delivery_status(journal, sheet.settings, clock.now).en == "2 on the way to the sheet."
    sheet.fault("429", on="values.append", times=3)
    delivery.step()
    clock.go_on(seconds=5)
    status = delivery_status(journal, sheet.settings, clock.now)
    assert (
        status.de
        == "2 warten, nächster Versuch in 10 s, denn Google nimmt in dieser Minute keine weiteren Anfragen an."
    )
    assert status.en == "2 waiting, next try in 10 s, because Google accepts no more requests in this minute."
    assert len(sent) == 3


def test_waits_grow_to_a_limit(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, sent: list[str], clock: Clock
) -> None:
    sheet.fault("503", times=0)
    waits = []
    for _ in range(10):
        waits.append(delivery.step())
        clock.go_on(seconds=waits[-1])
    assert waits == [3, 6, 12, 24, 48, 96, 192, 300, 300, 300]
    assert journal.count_waiting() == len(sent) - 1


def test_a_token_that_was_revoked_in_between_is_renewed_without_anybody(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, sent: list[str]
) -> None:
    sheet.fault("401", on="values.append", times=1)
    assert sheet.run(delivery, journal) < 5
    assert sorted(sheet.ids()) == sorted(sent)


def test_three_hundred_releases_in_a_minute_with_googles_quotas(
    sheet: TeamSheet, journal: Journal, delivery: Delivery, offices: list[str], clock: Clock
) -> None:
    sheet.control("POST", "quotas", {"on": True, "per_user": 60, "per_project": 300})
    begin = clock.now
    versions: dict[str, list[str]] = {office: [] for office in offices}
    due: list[tuple[datetime, str]] = [
        (begin + timedelta(seconds=number / 5), offices[number % 3]) for number in range(300)
    ]
    while due or journal.count_waiting():
        while due and due[0][0] <= clock.now:
            office = due.pop(0)[1]
            versions[office].append(release(journal, office, affected=len(versions[office]) % 6))
        pause = delivery.step()
        clock.go_on(seconds=pause)
        sheet.control("POST", "clock", {"advance": pause})
    found = sheet.ids()
    assert len(found) == len(set(found)) == 300
    for released in versions.values():
        assert [one for one in found if one in released] == released
    assert sheet.calls()["writes"] <= 60
    assert not [call for call in sheet.calls()["calls"] if call["status"] == 429]


WORKER = """
import sys
from pipeline.collect.delivery import Delivery
from pipeline.collect.journal import Journal
from pipeline.collect.sheet import Sheet
from pipeline.collect.sheet_settings import sheet_settings
import json, time
secrets = json.load(open(sys.argv[2], encoding="utf-8"))
delivery = Delivery(Journal.open(sys.argv[1]), Sheet(sheet_settings(secrets), timeout=(2, 2)))
assert "pandas" not in sys.modules and "streamlit" not in sys.modules
print("ready", flush=True)
while True:
    time.sleep(min(delivery.step(), 0.05))
    delivery.retry_now()
"""


@pytest.mark.parametrize("seed", range(2))
def test_a_worker_that_is_killed_at_any_moment(
    sheet: TeamSheet, database: str, tmp_path: Path, *, round_: Round, journal: Journal, seed: int
) -> None:
    dice = random.Random(seed)
    keys = tmp_path / "secrets.json"
    keys.write_text(json.dumps(sheet.secrets), encoding="utf-8")
    offices = [entry.id for entry in journal.roster(round_.id)]
    sent = []
    for attempt in range(3):
        sheet.control("DELETE", "faults")
        fault = dice.choice(["slow", "reset_after_commit", "503", "hang_after_commit"])
        sheet.fault(fault, on="values", nth=dice.randint(1, 3), args={"seconds": 0.2})
        command = [sys.executable, "-c", WORKER, database, str(keys)]
        worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        until = time.monotonic() + dice.uniform(0.05, 0.6)
        while time.monotonic() < until:
            sent.append(release(journal, dice.choice(offices), why_affected=f"{attempt} {len(sent)}"))
            time.sleep(0.03)
        worker.kill()
        worker.wait(10)
    sheet.control("DELETE", "faults")
    time.sleep(0.3)
    sheet.run(sheet.delivery(journal), journal)
    assert sorted(sheet.ids()) == sorted(sent)


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What any library logs at debug level; Google's keeps its logs to itself unless asked."""
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    logging.getLogger("google").propagate = True
    return caplog


def test_no_log_holds_an_answer_a_name_a_token_or_a_key(
    sheet: TeamSheet, journal: Journal, offices: list[str], everything_logged: pytest.LogCaptureFixture
) -> None:
    delivery = sheet.delivery(journal)
    release(journal, offices[1], why_affected="geheime-Antwort-7319", filled_by="Dr. Geheim-Nachname")
    sheet.fault("400_protected_range", on="values.append")
    sheet.run(delivery, journal)
    assert len(sheet.ids()) == 1
    secrets = ["geheime-Antwort-7319", "Geheim-Nachname", "Hüttenrauch", sheet.secrets["private_key"][40:80]]
    secrets += [*sheet.server.world.tokens, sheet.secrets["private_key_id"]]
    logged = in_full(everything_logged)
    assert "HTTP/1.1" in logged
    for secret in secrets:
        assert secret not in logged


def test_that_search_sees_what_the_library_would_log_by_itself(
    sheet: TeamSheet,
    journal: Journal,
    offices: list[str],
    everything_logged: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    delivery = sheet.delivery(journal)
    monkeypatch.setattr(logging.getLogger("google.auth.transport.requests"), "disabled", False)
    release(journal, offices[1], affected=1)
    sheet.run(delivery, journal)
    assert f"'httpRequest': {{'method': 'post', 'url': '{sheet.server.world.base_url}/v4" in in_full(everything_logged)


def in_full(logged: pytest.LogCaptureFixture) -> str:
    """All that records carry, also what only a structured log would write: Google's library hides bodies there."""
    return "\n".join(str(vars(record)) for record in logged.records)


def restarted(sheet: TeamSheet, journal: Journal) -> Delivery:
    """A new process: nothing in memory, a token still to be fetched."""
    for delivery in sheet.deliveries:
        delivery.close()
    return sheet.delivery(journal)
