"""Starts, kills and restarts the app, seeds its journal, and knows its links."""

from __future__ import annotations

import copy
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from pipeline.collect.journal import Draft, Journal, RosterEntry, Round
from pipeline.collect.links import LinkRole, Links
from pipeline.collect.roster_file import read_roster
from pipeline.model import Meeting

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
_PATIENCE = 60  # seconds to start, on a busy machine


def meeting(**changes: object) -> Meeting:
    """Return a meeting in two weeks, with everything that the privacy notice needs."""
    today = datetime.now(UTC).date()
    entries: dict[str, object] = {
        "authority": "Landkreis Auental", "address": "Marktplatz 1, Auenstadt", "leadership": "Frau Landrätin Dr. Vogt",
        "topic": "Integration", "date": today + timedelta(days=14), "deadline": today + timedelta(days=7),
        "dispatch": today + timedelta(days=9), "place": "Kreishaus", "coordination": "Dr. Ayşe Yıldırım",
        "coordination_email": "integration@landkreis-auental.example", "state_norm": "§ 3 LDSG", "retention_months": 6,
        "supervisory_authority": "Landesbeauftragte für Datenschutz", "data_protection_officer": "dsb@auental.example",
    }  # fmt: skip
    return Meeting(**(entries | changes))  # type: ignore[arg-type]


class App:
    """The app in a folder of its own. Ends only the process that it started."""

    def __init__(
        self, folder: Path, *, empty: bool = False, database: str | None = None, **meeting_entries: object
    ) -> None:
        self.database = database or f"sqlite:///{folder / 'journal.sqlite'}"
        self.log = folder / "server.log"
        self._home, self._folder = ROOT, folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.journal = Journal.open(self.database)
        if not empty:
            roster = read_roster(ROOT / "examples" / "auental" / "auental_roster.csv")
            self.journal.create_round(meeting(**meeting_entries), roster)
        self._process: subprocess.Popen[bytes] | None = None

    def configure(self, **sections: Mapping[str, object]) -> None:
        """Give the app a secrets file of its own, as an operator writes it."""
        settings = self._folder / ".streamlit"
        settings.mkdir()
        (settings / "config.toml").symlink_to(ROOT / ".streamlit" / "config.toml")
        lines = [
            line
            for name, entries in sections.items()
            for line in (f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in entries.items()))
        ]
        (settings / "secrets.toml").write_text("\n".join(lines), encoding="utf-8")
        self._home = self._folder

    def twin(self, log: Path) -> Self:
        """Another server on the same journal."""
        second = copy.copy(self)
        second.port, second.log, second._process = free_port(), log, None
        second.url = f"http://127.0.0.1:{second.port}"
        return second

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.stop()
        self.journal.close()

    def start(self) -> None:
        """Start the server as everybody does, and wait until it answers."""
        script = str(ROOT / "streamlit_app.py")
        command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(self.port)]
        environment = os.environ | {"VORABFRAGE_DATABASE_URL": self.database}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd=self._home, env=environment, stdout=log, stderr=log)
        end = time.monotonic() + _PATIENCE
        while not self.healthy():
            assert self._process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.05)

    def healthy(self) -> bool:
        """Whether the server answers."""
        with suppress(URLError, OSError), urlopen(f"{self.url}/healthz", timeout=5) as answer:  # noqa: S310 - loopback
            return bool(answer.status == 200)
        return False

    def stop(self) -> None:
        """End the server as an operator does."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server as a power cut does."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(timeout=_PATIENCE)

    @property
    def process_id(self) -> int:
        """The number of the server's process."""
        assert self._process is not None
        return self._process.pid

    def connections(self) -> int:
        """How many connections to this server are open."""
        lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        return sum(local.endswith(f":{self.port:04X}") and state == "01" for _, local, _, state, *_ in lines)

    @property
    def round(self) -> Round:
        """The current round."""
        found = self.journal.current_round()
        assert found is not None
        return found

    def entry(self, key: str) -> RosterEntry:
        """Return an office by its key on the roster."""
        return next(entry for entry in self.journal.roster(self.round.id) if entry.office.key == key)

    def draft(self, key: str) -> Draft:
        """Return what the journal holds of an office's draft."""
        return self.journal.draft(self.entry(key).id)

    def token(self, who: str) -> str:
        """Return the token of an office by its key, or of a role."""
        if who in ("coordinator", "leadership"):
            role: LinkRole = "coordinator" if who == "coordinator" else "leadership"
            return Links(self.journal).token_for(role)
        return Links(self.journal).token_for("office", self.entry(who).id)

    def printed_link(self, number: int = 0) -> str:
        """Return a link that the server printed in the terminal: the coordination's first, the leadership's second."""
        return re.findall(r"http://\S+/k/\S+", self.log.read_text())[number]


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
